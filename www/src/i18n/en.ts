// Every sentence of the page, in one table. A translation is a second file with the same keys.

import type { Group, Problem, RunFacts } from "../protocol";
import { count, ratio, roundPercent } from "./format";

export const en = {
	name: "grokscope",
	skip: "Skip to the run",
	lead: "A small network is shown part of an arithmetic table. First it memorises it; much later, suddenly, it understands the rest.",
	places_label: "Views",
	teachers: "For teachers",
	places: {
		train: "Train",
		figures: "Figures",
		sweep: "Sweep",
		scoreboard: "Signs",
		class: "Teach",
		stage: "Projector",
	},
	language: "language",
	look: "appearance",
	looks: { auto: "as the computer has it", light: "light", dark: "dark" },
	title_of: (place: string) => `${place} – grokscope`,
	place_loading: "One moment…",
	place_failed: (why: string) => `This view did not load: ${why}`,
	loading: "Loading the engine…",
	loading_some: (what: string) => `Loading the engine: ${what}`,
	preparing: "Preparing the run…",
	fatal_title: "This page cannot train here",
	fatal_simd:
		"This browser has no WebAssembly SIMD, which the training engine needs. Current versions of Chrome, Edge, Firefox and Safari have it.",
	fatal_engine: (why: string) => `The training engine did not load: ${why}`,
	fatal_recorded:
		"Published figures that other computers have trained can be looked at here all the same.",
	reload: "Reload the page",

	start: "Start",
	resume: "Continue",
	pause: "Pause",
	start_new: (n: number) =>
		n === 0
			? "Start new run"
			: n === 1
				? "Start new run with 1 change"
				: `Start new run with ${count(n)} changes`,
	start_again: "Start again",
	step: "Step",
	reset: "Reset",
	start_hint: "Start or pause training",
	apply_now: "Apply now",
	apply_hint: (labels: string) => `Changes the run on screen from its next step on: ${labels}`,
	changed_live: (what: string) => `Changed on the way: ${what}.`,
	changed_at: (label: string, from: string, to: string, step: number) =>
		`${label} ${from} → ${to} at step ${count(step)}`,
	speed: "speed",
	speeds: {
		full: "full speed",
		slow: (n: number) => (n === 1 ? "1 step/s" : `${count(n)} steps/s`),
	},
	speed_hint: "Slow motion: at most so many steps per second",
	step_hint: "Do a single step",
	reset_hint: "Same seeds, back to step 0",
	keys_hint: "Space starts and pauses, S does one step, R resets.",

	controls: "Settings",
	preset: "preset",
	changed: (n: number) => (n === 1 ? "1 change" : `${count(n)} changes`),
	back_to_preset: "Back to the preset",
	takes: (time: string) => `Generalises in about ${time} on this computer.`,
	takes_unknown: "Measuring how long it takes on this computer…",
	costs: (steps: number, time: string) =>
		`${count(steps)} steps take about ${time} on this computer.`,
	takes_short: (label: string, time: string) => `${label} (about ${time})`,
	pending: "Your changes apply to the next run; the one on screen goes on until you start it.",
	pending_live: (labels: string) =>
		`“Apply now” takes into it what can change on the way: ${labels}.`,
	discard: "Discard changes",
	source: (source: string) => `Source: ${source}.`,
	more_of: {
		task: "More of the task",
		data: "More of the data",
		model: "More of the model",
		optimizer: "More of the optimiser",
		run: "More of the run",
	} as Record<Group, string>,
	n_changed: (n: number) => `${count(n)} changed`,
	table_placeholder: "0, 1, 2\n1, 2, 0\n2, 0, 1",
	table_paste: "Paste or type n rows of n numbers (CSV or JSON), or drop a file here.",
	table_open: "Open a file",
	preview_title: "The next run’s table",
	preview_note: (n: number) => `Preview, ${n} by ${n}: right answers; a dot for what it will see.`,
	seed: "seed",
	seed_help: "One number for every random choice: the same seed gives the same run.",
	seed_mixed: "several",
	dice: "Draw another seed",
	device: "device",
	device_help: "Where the run is trained. Changing it starts a new run.",
	devices: { auto: "automatic", cpu: "CPU", webgpu: "GPU (WebGPU)" },
	groups: {
		task: "Task",
		data: "Data",
		model: "Model",
		optimizer: "Optimiser",
		run: "Run",
	} as Record<Group, string>,
	range: (min: string, max: string) => `${min} to ${max}`,
	whole_number: "a whole number",
	any_number: "a number",
	slider: (label: string) => `${label}, slider`,

	device_waiting: "looking for a device",
	device_names: { cpu: "CPU", webgpu: "GPU" },
	device_joining: "GPU soon",
	device_adapter: (name: string) => `Trains on: ${name}`,
	device_ok: "The run is trained on the GPU through WebGPU.",
	device_not_gpu: (reason: string) => `Not on the GPU: ${reason}.`,

	gpu_joins: (what: string) =>
		`The run is trained on the CPU for now: ${what}. It moves over by itself, without a gap.`,

	step_label: "step",
	speed_label: "steps/s",
	elapsed_label: "elapsed",

	/** Task and model in words; the engine's own are English, and count nothing. */
	sentence: ({ sentence, n_params }: RunFacts) => `${sentence} (${count(n_params)} parameters)`,
	/** What is wrong with a setting; the engine's own words are English. */
	problem: ({ message }: Problem) => message,
	split: (train: number, test: number) =>
		`${count(train)} answers are shown, ${count(test)} stay hidden.`,

	table_title: "Answer table",
	table_help:
		"One cell for each pair: a goes down, b goes across. Arrow keys move from cell to cell.",
	views: { right: "right / wrong", predicted: "predicted value", answers: "answers" },
	legend_told_wrong: "shown with a wrong answer (square)",
	legend_answers: (n: number) => `right answer 0 … ${n - 1}`,
	legend_train: "shown in training (dot)",
	legend_train_right: "shown, right",
	legend_test_right: "hidden, right",
	legend_wrong: "wrong so far",
	legend_none: "no such pair",
	legend_values: (p: number) => `predicted value 0 … ${p - 1}`,
	right_counts: (name: string, right: number, of: number) =>
		`${name} ${count(right)} of ${count(of)} right`,
	train: "train",
	test: "test",
	seen: "shown in training",
	held_out: "held out",
	told_wrong: "a wrong answer, on purpose",
	it_says: (answer: string) => `it says ${answer}`,
	no_residue: "“=”, which is no number",
	no_pair: "not in the table",
	not_asked: "not asked yet",
	point_hint: "Point at a cell to read it.",
	table_summary: (p: number, step: number, train: string, test: string) =>
		`Answer table, ${p} by ${p}, at step ${count(step)}: ${train}; ${test}.`,
	table_empty: "Answer table: no run yet.",

	accuracy: "Accuracy",
	accuracy_unit: "%",
	loss: "Loss",
	loss_unit: "nats",
	squared_loss_unit: "squared logits",
	axis_even: "step",
	axis_log: "log",
	axis_hint: "Steps by their logarithm, or evenly spaced",
	axis_step: "step (log)",
	guessing: "guessing",
	at_step: (step: number) => `at step ${count(step)}`,
	chart_summary: (chart: string, train: string, test: string, step: number) =>
		`${chart} over steps, log axis. At step ${count(step)}: train ${train}, test ${test}. Arrow keys read values.`,
	chart_empty: (chart: string) => `${chart} over steps: no values yet.`,
	rows_title: "The curves as a table",
	save_title: "Save, share, print",
	milestones: { memorised: "memorised", generalised: "generalised" },

	status: {
		loading: "One moment: the engine is loading.",
		ready: (train: string, guess: string) =>
			`Ready. It will see ${train} of the answers. Before training it can only guess: about ${guess} right.`,
		learning: (share: string) =>
			`Training… it knows ${share} of the answers it has seen and guesses the others.`,
		memorised: (step: number, test: string) =>
			`Memorised at step ${count(step)}: every answer it was shown is right, the hidden ones are still guesses (${test}).`,
		plateau: (times: string, test: string) =>
			`Nothing to see from outside, for ${times}× as long as memorising took: the hidden answers are still guesses (${test}). What happens inside does not show in its answers.`,
		only_memorised: (step: number, test: string) =>
			`Memorised at step ${count(step)}, but it never generalised: it answers ${test} of the pairs it has never seen.`,
		rising: (step: number, test: string) =>
			`Memorised at step ${count(step)}; now something changes: it answers ${test} of the pairs it has never seen.`,
		generalised: (step: number, test: string, times: string) =>
			`Generalised at step ${count(step)}: it now answers ${test} of the pairs it has never seen${times}.`,
		times_later: (factor: number) => `, ${ratio(factor)}× later than it memorised`,
		paused: "Paused.",
		finished: (step: number) => `The run ended at step ${count(step)}.`,
		failed: (step: number, why: string) =>
			`The run stopped at step ${count(step)}: ${why} Change a setting or press Start again.`,
		progress: (train: number, test: number) =>
			`It answers ${roundPercent(train)} of the shown and ${roundPercent(test)} of the hidden pairs.`,
	},

	rewind: (label: string) => `Rewind and go on with a third of the ${label}`,
	error_title: "There is a problem",
	error_dismiss: "Dismiss",
	crashed: (why: string) =>
		`The training engine stopped (${why}). Start or Reset begins again with a fresh one.`,
	crashed_on: (why: string) =>
		`The training engine stopped (${why}). A fresh one took the run up at its last checkpoint.`,
	stopped: (why: string) => `the training engine stopped (${why}).`,
	link_idle: (key: string, value: string, needs: string) =>
		`${key}: “${value}” has no effect here; it needs ${needs}.`,
	link_kept: "The page keeps its last good settings.",
	link_keys: (keys: string[], allowed: string) =>
		`Unknown in the link: ${keys.map((key) => `“${key}”`).join(", ")}. This page knows: ${allowed}.`,
	link_lenses: (ids: string[], allowed: string) =>
		`lenses: there is none called ${ids.map((id) => `“${id}”`).join(", ")}; allowed: ${allowed}.`,
	link_device: (value: string, allowed: string) => `device: “${value}” is none of ${allowed}.`,
	link_workers: (value: string, allowed: string) => `workers: “${value}” is none of ${allowed}.`,
	link_preset: (value: string, allowed: string) =>
		`preset: there is none called “${value}”. There are: ${allowed}.`,
	link_twice: (key: string, one: string, other: string) =>
		`${key}: the link says both “${one}” and “${other}”; allowed: one value.`,
	one_value: "one value",
	none_of: (field: string, value: string, allowed: string) =>
		`${field}: “${value}” is none of ${allowed}.`,
	not_a_number: (field: string, value: string, allowed: string) =>
		`${field}: “${value}” is not a number this setting can take; allowed: ${allowed}.`,
};
