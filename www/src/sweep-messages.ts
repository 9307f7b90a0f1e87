// What travels between the page and the workers of a sweep, and the part of the CPU bundle that they use.

import type {
	Axis,
	CellSummary,
	FigureVerdict,
	Finding,
	Limits,
	Phase,
	RunConfig,
	Stop,
} from "./protocol";

/** What runs belong to: a grid of settings, a published figure, or results that somebody has. */
export type Source =
	| { kind: "plan"; plan: SweepPlan; max_steps: number | null }
	| { kind: "figure"; id: string; quick: boolean; seeds: number }
	| { kind: "results"; lines: string };

export type SweepPlan = { base: RunConfig; set: string[]; axes: Axis[]; seeds: number; stop: Stop };

export type JobInfo = {
	cell: number;
	label: string;
	seed: number;
	/** Names the run: the same here and on the command line. */
	key: string;
	/** Operations, if it goes on to its last step. */
	flop: number;
	max_steps: number;
};
export type Planned = { axes: Axis[]; jobs: JobInfo[] };

export type CellInfo = CellSummary & { phase: Phase | null; letter: string | null };
export type Conclusion = { findings: Finding[]; verdict: FigureVerdict };

/** A line of JSON for each run that is over. */
export type Lines = (string | undefined)[];

export type WasmSweep = {
	axes(): Axis[];
	jobs(): JobInfo[];
	config(job: number): RunConfig;
	answers(job: number, line: string): boolean;
	open(job: number, kept?: Uint8Array): Promise<WasmRun>;
	summarize(lines: Lines, limits: Limits): CellInfo[];
	csv(lines: Lines, limits: Limits): string;
	conclude(lines: Lines): Conclusion;
	free(): void;
};

export type WasmRun = {
	going(): boolean;
	step_count(): number;
	advance(most: number): Promise<void>;
	keep(seconds: number): Promise<Uint8Array>;
	finish(seconds: number): Promise<string>;
	free(): void;
};

/** See src/web/sweep.rs. */
export type SweepBundle = {
	axis(text: string): Axis;
	Sweep: {
		of_plan(json: string, max_steps?: number): WasmSweep;
		of_figure(id: string, quick: boolean, seeds: number): WasmSweep;
		of_results(lines: string): WasmSweep;
	};
};
