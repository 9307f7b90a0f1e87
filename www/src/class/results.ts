// What a class has sent so far: its phase diagram, who is missing, what was sent twice, and what cannot be right. Pure.

import { format } from "../fields";
import type { Axis, Phase, Reached } from "../protocol";
import type { CellInfo } from "../sweep-messages";
import { type Refusal, type Report, readCode, writeCode } from "./codes";
import { type ClassPlan, studentOf } from "./plan";

export type Refused = { text: string; reason: Refusal | "plan" | "cell" };
export type Results = {
	/** The newest word on each cell: one report, or several that disagree. */
	reports: Map<number, Report[]>;
	/** First students of the cells without a report. */
	missing: number[];
	/** Cells whose code was sent more than once, word for word. */
	doubles: { student: number; times: number }[];
	/** Cells with reports that disagree. */
	contradictions: { student: number; reports: Report[] }[];
	/** Cells whose run had not ended yet when its code was made. */
	unfinished: number[];
	refused: Refused[];
};

export function gather(plan: ClassPlan, codes: string[]): Results {
	const sent = new Map<number, Report[]>();
	const refused: Refused[] = [];
	for (const text of codes) {
		const read = judgeCode(plan, text);
		if (typeof read === "string") refused.push({ text, reason: read });
		else sent.set(read.cell, [...(sent.get(read.cell) ?? []), read]);
	}
	const reports = new Map([...sent].map(([cell, all]) => [cell, latest(all)]));
	const cells = plan.cells.map((_, cell) => cell);
	const who = (cell: number) => studentOf(plan, cell);
	return {
		reports,
		refused,
		missing: plan.order.filter((cell) => !sent.has(cell)).map(who),
		doubles: cells
			.map((cell) => ({ student: who(cell), times: repeats(sent.get(cell) ?? []) }))
			.filter(({ times }) => times > 1),
		contradictions: [...reports].flatMap(([cell, all]) =>
			all.length > 1 ? [{ student: who(cell), reports: all }] : [],
		),
		unfinished: [...reports]
			.filter(([, all]) => all.every(({ ended }) => ended === "going"))
			.map(([cell]) => who(cell)),
	};
}

export function judgeCode(plan: ClassPlan, text: string): Report | Refused["reason"] {
	const report = readCode(text);
	if (typeof report === "string") return report;
	if (report.check !== plan.check) return "plan";
	return report.cell < plan.cells.length ? report : "cell";
}

/** A run that has ended says more than the same run on its way; of what is left, only what differs. */
function latest(all: Report[]): Report[] {
	const ended = all.filter(({ ended }) => ended !== "going");
	const furthest = Math.max(...all.map(({ last }) => last));
	const kept = ended.length > 0 ? ended : all.filter(({ last }) => last === furthest);
	return [...new Map(kept.map((report) => [writeCode(report), report])).values()];
}

function repeats(all: Report[]): number {
	const counts = new Map<string, number>();
	for (const report of all) {
		const code = writeCode(report);
		counts.set(code, (counts.get(code) ?? 0) + 1);
	}
	return Math.max(0, ...counts.values());
}

// --- As a phase diagram ------------------------------------------------------------------------------

/** Letters as the core has them. */
const LETTERS: Record<Phase["kind"], string> = {
	never_learns: ".",
	memorises: "m",
	generalizes_at_once: "g",
	groks: "G",
};

/** As the core judges: see src/core/sweep/phase.rs. */
export function phaseOf({ memorised, generalised }: Report, delay: number): Phase {
	if (generalised === null) return { kind: memorised === null ? "never_learns" : "memorises" };
	if (memorised === null || generalised <= delay * memorised)
		return { kind: "generalizes_at_once" };
	return { kind: "groks", delay: generalised - memorised };
}

const isSeed = (axis: ClassPlan["axes"][number]) => axis.fields[0]?.kind.type === "seed";

/** Seeds are no direction of the diagram: runs that differ in nothing else are one cell of it. */
export function axesOf({ axes }: ClassPlan): Axis[] {
	return axes
		.filter((axis) => !isSeed(axis))
		.map(({ fields, values }) => ({ path: fields[0]?.path as string, values }));
}

export function diagram(plan: ClassPlan, { reports }: Results, delay: number): CellInfo[] {
	const shown = plan.axes.flatMap((axis, i) => (isSeed(axis) ? [] : [i]));
	const groups = new Map<string, { settings: CellInfo["settings"]; reports: Report[] }>();
	plan.cells.forEach((cell, index) => {
		const settings = shown.map((i): [string, never] => [
			plan.axes[i]?.fields[0]?.path as string,
			cell.settings[i]?.[1] as never,
		]);
		const label = settings.map(([path, value]) => `${path}=${format(value)}`).join(", ");
		const group = groups.get(label) ?? { settings, reports: [] };
		group.reports.push(...(reports.get(index) ?? []));
		groups.set(label, group);
	});
	return [...groups].map(([label, group]) => cellInfo(label, group.settings, group.reports, delay));
}

function cellInfo(
	label: string,
	settings: CellInfo["settings"],
	reports: Report[],
	delay: number,
): CellInfo {
	const phases = reports.map((report) => phaseOf(report, delay));
	const often = (phase: Phase) => phases.filter(({ kind }) => kind === phase.kind).length;
	const phase = phases.reduce<Phase | null>(
		(best, one) => (best === null || often(one) > often(best) ? one : best),
		null,
	);
	const bests = reports.map(({ accuracy }): Reached => ({ at: accuracy / 1000 }));
	return {
		...{ label, settings, phases, phase, runs: reports.length, seconds: 0 },
		letter: phase && LETTERS[phase.kind],
		memorised: spread(reports.map((report) => reached(report.memorised, report.last))),
		generalised: spread(reports.map((report) => reached(report.generalised, report.last))),
		best_test: spread(bests),
	};
}

const reached = (step: number | null, last: number): Reached =>
	step === null ? { not_by: last } : { at: step };

/** What has not happened comes last. */
function spread(all: Reached[]): CellInfo["memorised"] {
	if (all.length === 0) return null;
	const key = (one: Reached): [number, number] => ("at" in one ? [0, one.at] : [1, one.not_by]);
	const sorted = [...all].sort((a, b) => key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1]);
	const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as Reached;
	return {
		...{ lower: quantile(0.25), median: quantile(0.5), upper: quantile(0.75) },
		reached: all.filter((one) => "at" in one).length,
		of: all.length,
	};
}

// --- As a file ---------------------------------------------------------------------------------------

/** A line for each report, in the order of the students. */
export function csv(plan: ClassPlan, { reports }: Results): string {
	const head = ["student", ...plan.axes.map(({ name }) => name), ...COLUMNS, "code"];
	const lines = plan.order.flatMap((cell) =>
		(reports.get(cell) ?? []).map((report) => [
			studentOf(plan, cell),
			...(plan.cells[cell]?.settings ?? []).map(([, value]) => format(value)),
			...[report.memorised ?? "", report.generalised ?? "", report.last],
			...[report.accuracy / 1000, report.ended, writeCode(report)],
		]),
	);
	return [head, ...lines].map((line) => `${line.join(",")}\n`).join("");
}
const COLUMNS = ["memorised", "generalised", "last_step", "test_accuracy", "ended"];
