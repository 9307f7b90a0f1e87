// The sentences of sweeps and figures; loaded with them.

import { count } from "./format";

const runs = (n: number) => (n === 1 ? "1 run" : `${count(n)} runs`);

export const enStudies = {
	// --- Sweeps ---------------------------------------------------------------------------------
	title: "Sweep",
	lead: "Many runs side by side: choose what differs between them. Everything else is as in the settings.",
	form: "What to run",
	axis: (n: number): string => (n === 0 ? "First axis" : "Second axis"),
	no_axis: "none",
	values: "values",
	values_help:
		"Values with commas, or a range: 0.2..0.5:lin:4 is four values in even steps, 0.1..10:log:5 five in even ratios.",
	seeds: "seeds",
	seeds_help: "Each cell is run with seeds 0, 1, 2, …",
	steps: "steps",
	steps_help: "Most steps of every run.",
	stop: "End a run early",
	stop_at: "at test accuracy",
	stop_after: "and so many evaluations later",
	percent: "%",
	planned: (n: number, cells: number) =>
		`${runs(n)} (${count(cells)} ${cells === 1 ? "cell" : "cells"})`,
	takes: (time: string, workers: number) =>
		`at most about ${time} here, ${workers === 1 ? "one at a time" : `${count(workers)} at a time`}`,
	takes_unknown: "the time is known once this computer’s speed is measured",
	start: "Start the sweep",
	start_over: "Start this sweep instead",
	pauses_main:
		"Starting pauses the run under “Train”, so that the computer’s cores are for the sweep: all but one. You may let it go on there; both are then slower.",
	pause: "Pause",
	resume: "Resume",
	discard: "Discard",
	discard_hint: "Ends the sweep and forgets its results",
	retry: (n: number) => `Try ${runs(n)} again`,
	progress: (done: number, all: number) => `${count(done)} of ${runs(all)} done`,
	left: (time: string) => `about ${time} left`,
	states: { paused: "Paused", running: "Running", done: "Complete" },
	resumable: "Results so far are kept in this browser.",
	not_lasting: "This browser keeps nothing: results last until the page is left.",
	failed: (n: number, why: string) => `${runs(n)} failed twice: ${why}`,
	results: "What the runs did",
	imported: (n: number) => `${runs(n)} from a file`,
	import_title: "Look at results",
	import_help:
		"Drop the runs.jsonl of “grokscope sweep” anywhere on this page, or choose it. What is shown now is replaced.",
	import_choose: "Choose a file",
	import_large: "a file of more than 100 MB",
	export_jsonl: "Save as JSONL",
	export_csv: "Save as CSV",
	phases: {
		never_learns: "never learns",
		memorises: "memorises only",
		generalizes_at_once: "generalises at once",
		groks: "groks",
	} as Record<string, string>,
	/** As the core letters them. */
	letters: { never_learns: "·", memorises: "m", generalizes_at_once: "g", groks: "G" } as Record<
		string,
		string
	>,
	not_run: "not run yet",
	phase_diagram: "Phase diagram",
	down_across: (down: string, across: string) => `${down} down, ${across} across`,
	across_only: (across: string) => `${across} across`,
	swap: "Swap axes",
	learnt_at: "accuracy that counts as learnt",
	delay: "later than memorising to count as grokking",
	times: "times",
	thresholds: "Where one word ends and the next begins",
	thresholds_help: "Nothing is run again.",
	diagram_help: "Arrow keys move from cell to cell.",
	agree: (same: number, of: number) => `${count(same)}/${count(of)}`,
	cell: (where: string, what: string) => `${where}: ${what}`,
	cell_runs: (same: number, of: number) =>
		of === 1 ? "one run" : `${count(same)} of ${count(of)} runs`,
	/** `step` is "not by 300" where it did not happen. */
	memorised: (step: string, never: boolean) =>
		never ? `memorised ${step}` : `memorised at step ${step}`,
	generalised: (step: string, never: boolean) =>
		never ? `generalised ${step}` : `generalised at step ${step}`,
	best_test: (share: string) => `best test accuracy ${share}`,
	at: (step: number) => (step >= 100 ? count(step) : String(Math.round(step * 100) / 100)),
	not_by: (step: number) => `not by ${count(step)}`,
	pointed: "Point at a cell to read it.",
	times_title: "Steps until it generalises",
	times_help:
		"Median over seeds, with the quartiles as a band. A triangle stands for “not by then”: it may be later, or never.",
	times_lines: (label: string) => `A line for each ${label}.`,
	times_summary: (axis: string, n: number) =>
		`Median step of generalising over ${axis}, ${count(n)} ${n === 1 ? "line" : "lines"}; the table below has the numbers.`,
	table_title: "The cells as a table",
	columns: {
		runs: "runs",
		phase: "what most did",
		memorised: "memorised",
		generalised: "generalised",
		reached: "generalised, runs",
		best: "best test",
	},
	quartiles: (median: string, lower: string, upper: string) => `${median} (${lower} to ${upper})`,

	// --- Figures --------------------------------------------------------------------------------
	figures_title: "Figures",
	figures_lead:
		"Published figures and numbers on grokking, each as runs and claims that can be checked: here with a smaller network or fewer steps, in full on the command line.",
	expected: "The paper",
	quick: "Checked here",
	cost: (n: number, time: string) => `${runs(n)}, at most about ${time} on this computer`,
	cost_full: (time: string) =>
		`The paper’s own networks and steps, on the command line: about ${time} on one core like this one.`,
	run_quick: "Run it here",
	resume_quick: "Resume",
	seeds_of: (n: number) => (n === 1 ? "1 seed" : `${count(n)} seeds`),
	verdicts: {
		reproduced: "✓ reproduced",
		partly: "◐ partly reproduced",
		not_reproduced: "✗ not reproduced",
		not_run: "– cannot be told yet",
	} as Record<string, string>,
	outcomes: { holds: "✓ holds", fails: "✗ fails", unknown: "– cannot be told" } as Record<
		string,
		string
	>,
	not_recorded: "not recorded yet",
	recorded: "Recorded",
	live: "Run here, now",
	budgets: { quick: "quick budget", full: "full budget" } as Record<string, string>,
	record: (budget: string, seeds: number, date: string, version: string, device: string) =>
		`${budget}, ${seeds === 1 ? "1 seed" : `${count(seeds)} seeds`}, ${date}, grokscope ${version}, ${device}`,
	claims_label: "Claims and what was measured",
	between_runs: ", ",
	claims: {
		outcome: "claim",
		series: "series",
		measure: "measured",
		expected: "expected",
		median: "median",
		runs: "runs",
	},
	curves: (series: string) => `${series}: train and test accuracy over steps (log axis)`,
	legend_recorded: "pale: recorded",
	legend_now: "strong: run now",
	legend_band: "bars: where the paper’s curve gets to that height, within half and twice",
	open_settings: "Open these settings under Train",
	show: "Recorded result and curves",
	figure_link: (title: string) => `Link to “${title}”`,
	waiting_record: "Loading the record…",
};
