// Metrics as files: the same lines as the command line writes (src/cli/output.rs), to the last digit. Pure.

import type { MetricsRow, RunConfig } from "../protocol";
import { nextExamination } from "../schedule";

const COLUMNS = ["step", "train_loss", "train_accuracy", "test_loss", "test_accuracy"] as const;

/** Wherever training stops there is one examination more than the schedule has: a file leaves it out. */
export function scheduled(rows: MetricsRow[], { train }: RunConfig): MetricsRow[] {
	const last = rows.at(-1)?.step ?? 0;
	const due = new Set([train.max_steps]);
	for (let step = 0; step <= last; step = nextExamination(step, train.eval_spacing)) due.add(step);
	return rows.filter(({ step }) => due.has(step));
}

/** Comma-separated values, with a heading. */
export function csv(rows: MetricsRow[]): string {
	const line = (row: MetricsRow) => COLUMNS.map((name) => written(row, name, "NaN")).join(",");
	return [COLUMNS.join(","), ...rows.map(line)].map((text) => `${text}\n`).join("");
}

/** One JSON object a line. What is no number is null there. */
export function jsonLines(rows: MetricsRow[]): string {
	const entry = (row: MetricsRow, name: (typeof COLUMNS)[number]) =>
		`"${name}":${written(row, name, "null")}`;
	return rows.map((row) => `{${COLUMNS.map((name) => entry(row, name)).join(",")}}\n`).join("");
}

function written(row: MetricsRow, name: (typeof COLUMNS)[number], none: string): string {
	const value = row[name];
	if (name === "step") return String(value);
	if (Number.isFinite(value)) return decimal(value);
	return none === "null" || Number.isNaN(value) ? none : value > 0 ? "inf" : "-inf";
}

/** Digits before the point up to which Rust writes a 32-bit number without an exponent, and zeros after it. */
const PLAIN = { before: 13, after: 6 };

/** The shortest decimal that is this number of 32 bits, in Rust's notation: 1.0, 0.00012, 9.6e-7. */
export function decimal(value: number): string {
	if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
	const [mantissa = "", exponent = "0"] = shortest(Math.abs(value)).split("e");
	const digits = mantissa.replace(".", "");
	/** Where the point stands, counted from the first digit. */
	const point = Number(exponent) + 1;
	return (value < 0 ? "-" : "") + placed(digits, point);
}

function shortest(value: number): string {
	for (let n = 0; n < 8; n++) {
		const text = value.toExponential(n);
		if (Math.fround(Number(text)) === Math.fround(value)) return text;
	}
	return value.toExponential(8);
}

function placed(digits: string, point: number): string {
	if (point > 0 && point <= PLAIN.before) {
		const whole = digits.slice(0, point).padEnd(point, "0");
		return `${whole}.${digits.slice(point) || "0"}`;
	}
	if (point <= 0 && point > -PLAIN.after) return `0.${"0".repeat(-point)}${digits}`;
	const rest = digits.slice(1);
	return `${digits[0]}${rest && `.${rest}`}e${point - 1}`;
}
