// A student's result as a few groups of letters that can be read out, typed, or scanned. Pure.
//
// Crockford's base 32 (no I, L, O, U), and Reed–Solomon over GF(32): three check letters make any two codes differ in at
// least four places, so that up to three wrong letters, or two that changed places, are never taken for another code.

import type { Run } from "../store";
import { CHECK_BITS, type ClassPlan } from "./plan";

export type Ended = "going" | "finished" | "failed";
/** What one student's run did. Steps are null for what has not happened. */
export type Report = {
	/** Names the plan. */
	check: number;
	cell: number;
	memorised: number | null;
	generalised: number | null;
	last: number;
	/** Test accuracy at its last step, in thousandths. */
	accuracy: number;
	ended: Ended;
};
export type Refusal = "length" | "letter" | "typo" | "version";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Not 0: the code of nothing but zeros has to be none. */
const VERSION = 1;
const ENDED: Ended[] = ["going", "finished", "failed"];
const STEP_BITS = 20;
const GROUP = 4;
const CHECKS = 3;

/** Bits of each part, in order: whole letters together. */
const PARTS = [5, CHECK_BITS, 7, 3, STEP_BITS, STEP_BITS, STEP_BITS, 10];
const DATA = PARTS.reduce((sum, bits) => sum + bits) / 5;
export const LENGTH = DATA + CHECKS;

/** "1QXC-7V0K-…" */
export function writeCode(report: Report): string {
	const { check, cell, memorised, generalised, last, accuracy, ended } = report;
	const numbers = [
		...[VERSION, check, cell, ENDED.indexOf(ended)],
		...[upTo(memorised), upTo(generalised), last, accuracy],
	];
	const bits = numbers.map((n, i) => n.toString(2).padStart(PARTS[i] as number, "0")).join("");
	const data = (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2));
	const letters = [...data, ...checksOf(data)].map((digit) => LETTERS[digit]).join("");
	return grouped(letters);
}

/** 0 stands for what has not happened. */
const upTo = (step: number | null) => (step === null ? 0 : step + 1);
const grouped = (letters: string) => (letters.match(/.{4}/g) ?? []).join("-");

/** Reads one code, however it is written; or says why it is none. */
export function readCode(text: string): Report | Refusal {
	const digits = [...strip(text)].map((letter) => LETTERS.indexOf(letter));
	if (digits.length !== LENGTH) return "length";
	if (digits.includes(-1)) return "letter";
	if (syndromes(digits).some((sum) => sum !== 0)) return "typo";
	const bits = digits.map((digit) => digit.toString(2).padStart(5, "0")).join("");
	let at = 0;
	const [version, check, cell, ended, memorised, generalised, last, accuracy] = PARTS.map(
		(size) => {
			at += size;
			return Number.parseInt(bits.slice(at - size, at), 2);
		},
	) as [number, number, number, number, number, number, number, number];
	const how = ENDED[ended];
	if (version !== VERSION || how === undefined) return "version";
	const since = (n: number) => (n === 0 ? null : n - 1);
	return {
		...{ check, cell, last, accuracy, ended: how },
		...{ memorised: since(memorised), generalised: since(generalised) },
	};
}

/** Upper case, without what separates, and with the letters that were meant. */
const strip = (text: string) =>
	text
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, "")
		.replaceAll("O", "0")
		.replace(/[IL]/g, "1");

const LETTER = `[0-9A-Za-z]`;
/** Groups with anything between them on one line, beside a name perhaps. */
const WRITTEN = new RegExp(
	`(?<!${LETTER})(?:${LETTER}{${GROUP}}[^0-9A-Za-z\\n]*){${LENGTH / GROUP - 1}}${LETTER}{${GROUP}}(?!${LETTER})`,
	"g",
);

/** Every code in what somebody has pasted, one to a line or not; a line without one is passed on whole. */
export function findCodes(text: string): string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.reduce<string[]>(joinGroups, [])
		.flatMap((line) => {
			const letters = strip(line);
			if (letters.length > 0 && letters.length % LENGTH === 0) return chunks(letters).map(grouped);
			const found = line.match(WRITTEN);
			return found ? found.map((one) => grouped(strip(one))) : [line];
		});
}

/** Lines that are single groups belong together. */
function joinGroups(lines: string[], line: string): string[] {
	const before = lines.at(-1);
	const isGroup = strip(line).length <= GROUP;
	const open = before !== undefined && strip(before).length % LENGTH !== 0;
	if (isGroup && open && strip(before).length % GROUP === 0)
		return [...lines.slice(0, -1), `${before}-${line}`];
	return [...lines, line];
}

const chunks = (letters: string) => letters.match(new RegExp(`.{${LENGTH}}`, "g")) ?? [];

/** What a run has to report for its cell. */
export function reportOf({ check }: ClassPlan, cell: number, run: Run): Report {
	const last = run.history.at(-1);
	return {
		check,
		cell,
		memorised: run.milestones.memorised ?? null,
		generalised: run.milestones.generalised ?? null,
		last: run.step,
		accuracy: thousandths(last?.test_accuracy ?? 0),
		ended: run.state === "finished" ? "finished" : run.state === "failed" ? "failed" : "going",
	};
}

/** As percentages on the page: neither all nor nothing unless it is. */
function thousandths(share: number): number {
	if (!(share > 0)) return 0;
	return share >= 1 ? 1000 : Math.min(999, Math.max(1, Math.round(share * 1000)));
}

// --- Reed–Solomon over GF(32), with x⁵ + x² + 1 --------------------------------------------------------

const POWERS = Array.from({ length: 31 });
const EXP = POWERS.reduce<number[]>(
	(all) => {
		const doubled = (all.at(-1) as number) << 1;
		return [...all, doubled >= 32 ? doubled ^ 0b100101 : doubled];
	},
	[1],
);
const times = (a: number, b: number): number =>
	a === 0 || b === 0 ? 0 : (EXP[(EXP.indexOf(a) + EXP.indexOf(b)) % 31] as number);

/** (x − α)(x − α²)(x − α³), highest power first. */
const GENERATOR = [1, 2, 3].reduce<number[]>(
	(product, root) =>
		product.concat(0).map((c, i) => c ^ times(product[i - 1] ?? 0, EXP[root] as number)),
	[1],
);

/** The remainder of the data, shifted by the check letters. */
function checksOf(data: number[]): number[] {
	const rest = [...data, ...new Array(CHECKS).fill(0)] as number[];
	for (let i = 0; i < data.length; i++) {
		const factor = rest[i] as number;
		GENERATOR.forEach((c, j) => {
			rest[i + j] = (rest[i + j] as number) ^ times(c, factor);
		});
	}
	return rest.slice(data.length);
}

/** All zero for a code, and for nothing within three letters of one. */
const syndromes = (digits: number[]) =>
	[1, 2, 3].map((root) =>
		digits.reduce((sum, digit) => times(sum, EXP[root] as number) ^ digit, 0),
	);
