// A worker of a sweep: has an engine and the sweep's plan, and does one run at a time, a slice a call. The clerk is one
// too: it plans, summarises and concludes.

import type { Axis, Limits } from "../protocol";
import type {
	CellInfo,
	Conclusion,
	Lines,
	Planned,
	Source,
	SweepBundle,
	WasmRun,
	WasmSweep,
} from "../sweep-messages";
import { loadBundle } from "./bundles";
import { serve } from "./line";

/** Short enough that a pause acts at once, long enough that asking costs nothing. */
const SLICE_MS = 80;
const MOST_STEPS = 16;

let loaded: Promise<SweepBundle> | undefined;
let sweep: WasmSweep | undefined;
let run: WasmRun | undefined;
/** Milliseconds of computing since the run was opened. */
let spent = 0;
let lines: Lines = [];

function bundle(): Promise<SweepBundle> {
	loaded ??= loadBundle("study").then(({ bundle }) => bundle as unknown as SweepBundle);
	return loaded;
}

function made({ Sweep }: SweepBundle, source: Source): WasmSweep {
	if (source.kind === "figure") return Sweep.of_figure(source.id, source.quick, source.seeds);
	if (source.kind === "results") return Sweep.of_results(source.lines);
	return Sweep.of_plan(JSON.stringify(source.plan), source.max_steps ?? undefined);
}

function present<T>(value: T | undefined): T {
	if (value === undefined) throw new Error("nothing is planned");
	return value;
}

const handlers = {
	async axis(text: string): Promise<Axis> {
		return (await bundle()).axis(text);
	},
	async plan(source: Source): Promise<Planned> {
		const next = made(await bundle(), source);
		sweep?.free();
		sweep = next;
		lines = [];
		return { axes: sweep.axes(), jobs: sweep.jobs() };
	},
	config(job: number): unknown {
		return present(sweep).config(job);
	},
	/** Takes note of a result, if it is one of that run. */
	take(job: number, line: string): boolean {
		const ours = present(sweep).answers(job, line);
		if (ours) lines[job] = line;
		return ours;
	},
	summarize(limits: Limits): CellInfo[] {
		return present(sweep).summarize(Array.from(lines), limits);
	},
	csv(limits: Limits): string {
		return present(sweep).csv(Array.from(lines), limits);
	},
	conclude(): Conclusion {
		return present(sweep).conclude(Array.from(lines));
	},
	async begin(job: number, kept: Uint8Array | null): Promise<number> {
		run?.free();
		run = await present(sweep).open(job, kept ?? undefined);
		spent = 0;
		return run.step_count();
	},
	async advance(): Promise<{ step: number; going: boolean }> {
		const [now, begin] = [present(run), performance.now()];
		while (now.going() && performance.now() - begin < SLICE_MS) await now.advance(MOST_STEPS);
		spent += performance.now() - begin;
		return { step: now.step_count(), going: now.going() };
	},
	keep(): Promise<Uint8Array> {
		return present(run).keep(spent / 1000);
	},
	finish(): Promise<string> {
		return present(run).finish(spent / 1000);
	},
};
export type SweepApi = typeof handlers;
serve(self as unknown as Worker, handlers);
