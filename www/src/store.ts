// All that the page knows, in one value; pure functions from what arrives to the next value; one place to listen.

import { CALM_MS, wantsCalm } from "./calm";
import type { Arrived } from "./engine/download";
import type { Meter } from "./engine/seat";
import type { Expected } from "./expected";
import { write } from "./fields";
import { strings } from "./i18n/strings";
import type { DeviceReport, EngineChoice, Preview, Rewound, RunPace, Trial } from "./messages";
import type { Prediction } from "./predict";
import type {
	Catalogue,
	Change,
	MetricsRow,
	Milestone,
	Problem,
	RunConfig,
	Event as RunEvent,
	RunFacts,
	RunState,
} from "./protocol";
import type { RunRecord } from "./records";
import { isSketch, type Sketch } from "./sketch";
import type { Parent } from "./time";
import type { Link, Place } from "./url";

/** A run: its config, and everything that came back from it. */
export type Run = {
	run_id: number;
	config: RunConfig;
	facts: RunFacts;
	answers: Uint16Array;
	split: Uint8Array;
	state: RunState;
	step: number;
	history: MetricsRow[];
	milestones: Partial<Record<Milestone, number>>;
	table: { step: number; predictions: Uint16Array } | null;
	/** What was changed while it went on, oldest first. */
	changes: Change[];
	/** The config with those changes. */
	current: RunConfig;
	/** The run that it forked from, or null. */
	parent: Parent | null;
	/** What the visitor expects of it; null if nobody has said. */
	prediction: Prediction | null;
	/** The test curve that the visitor expects; null if nobody has drawn one. */
	sketch: Sketch | null;
};

/** The past of a run that does not begin at step 0: of the run that it forks from, or its own. */
export type Past = Parent & { own: RunRecord | null };

export type State = {
	/** What the page shows. */
	place: Place;
	/** Why the page cannot work at all, or null. */
	fatal: string | null;
	catalogue: Catalogue | null;
	/** How much of the engine has arrived; null where that takes no time to speak of. */
	arrived: Arrived | null;
	device: DeviceReport | null;
	/** What the controls and the link say: always a valid config. */
	draft: Link | null;
	/** Texts of the fields being edited, by path; they may be anything. */
	texts: Record<string, string>;
	/** What is wrong with those texts, or with the draft. */
	problem: Problem | null;
	/** Paths of the settings without effect in the draft: the core's latest answer. */
	idle: string[];
	/** The draft's table, while a run with another one is on screen. */
	preview: Preview | null;
	/** Most steps per second; null for as fast as it goes. */
	limit: number | null;
	/** Messages in the error box, about links and engines. */
	notices: string[];
	/** Something worth knowing that is no problem. */
	news: string | null;
	run: Run | null;
	/** The step that is shown; null for the latest. */
	cursor: number | null;
	/** Whether the run is being played from its beginning. */
	playing: boolean;
	/** What the network said at the step that is shown, where that is not the latest. */
	past: { step: number; predictions: Uint16Array } | null;
	/** The past of the run that is being opened, if it has one. */
	forking: Past | null;
	/** Runs of this browser, oldest first; the one on screen among them once it has begun. */
	runs: RunRecord[];
	/** The record of the run on screen. */
	record: string | null;
	/** What recorded runs with the settings of the run on screen did; null if none was recorded. */
	expected: Expected | null;
	/** The record that somebody points at. */
	pointed: string | null;
	/** The question of the catalogue that the run on screen answers. */
	question: string | null;
	/** Why the run on screen failed. */
	failure: string | null;
	/** The setting that is to blame for it. */
	culprit: string | null;
	/** Whether the visitor draws the curve that is to come. */
	sketching: boolean;
	/** The choice under which the worker of the run on screen was started. */
	runEngine: EngineChoice;
	/** What the latest slices cost; only with the debug panel. */
	meters: Meter[];
	pace: Pick<RunPace, "steps_per_second" | "elapsed_ms">;
	/** Operations per second that this computer does in training; null until measured. */
	speed: number | null;
	/** How much work the draft is, as far as the core has said so. */
	judged: Trial | null;
	/** Operations per second with settings that have been tried out; 0 if that told nothing. */
	tried: { config: RunConfig; flops: number } | null;
	/** Controls work: the engine is there and a first config has been opened. */
	ready: boolean;
};

export const initialState: State = {
	place: { level: "watch", view: "train", figure: null },
	fatal: null,
	catalogue: null,
	arrived: null,
	device: null,
	draft: null,
	texts: {},
	problem: null,
	idle: [],
	preview: null,
	limit: null,
	notices: [],
	news: null,
	run: null,
	cursor: null,
	playing: false,
	past: null,
	forking: null,
	runs: [],
	record: null,
	pointed: null,
	expected: null,
	question: null,
	failure: null,
	culprit: null,
	sketching: false,
	runEngine: { device: "auto", workers: "auto" },
	meters: [],
	pace: { steps_per_second: 0, elapsed_ms: 0 },
	speed: null,
	judged: null,
	tried: null,
	ready: false,
};

type Of<K extends RunEvent["kind"]> = Extract<RunEvent, { kind: K }>;
const REDUCERS: { [K in RunEvent["kind"]]: (state: State, event: Of<K>) => State } = {
	opened: (state, { run_id, config, changes, facts, answers, split }) => ({
		...state,
		ready: true,
		failure: null,
		culprit: null,
		sketching: false,
		preview: null,
		past: null,
		forking: null,
		expected: null,
		run: {
			...{ run_id, config, facts, answers, split },
			...{ changes, current: changed(config, changes) },
			...{ state: "paused", step: 0, table: null },
			...inherited(state.forking),
		},
	}),
	state: (state, { state: next, step }) => inRun(state, (run) => ({ ...run, state: next, step })),
	metrics: (state, { rows }) =>
		inRun(state, (run) => ({
			...run,
			history: [...run.history, ...rows],
			step: Math.max(run.step, rows.at(-1)?.step ?? 0),
		})),
	milestone: (state, { milestone, step }) =>
		inRun(state, (run) => ({ ...run, milestones: { ...run.milestones, [milestone]: step } })),
	table: (state, { step, predictions }) =>
		inRun(state, (run) => ({ ...run, table: { step, predictions } })),
	changed: (state, { change }) => inRun(state, (run) => withChanges(run, [...run.changes, change])),
	refused: (state, { problem }) => notice(state, strings.problem(problem)),
	failed: (state, { run_id, problem }) =>
		run_id === state.run?.run_id
			? {
					...inRun(state, (run) => ({ ...run, state: "failed" })),
					failure: strings.problem(problem),
					culprit: problem.field,
				}
			: { ...state, ready: true, problem },
};

/** A child run has its parent's past, and a run that goes on has its own. */
function inherited(
	past: Past | null,
): Pick<Run, "history" | "milestones" | "parent" | "prediction" | "sketch"> {
	if (!past) return { history: [], milestones: {}, parent: null, prediction: null, sketch: null };
	const { step, history, milestones, own } = past;
	return {
		parent: own ? null : past,
		prediction: own?.prediction ?? null,
		sketch: isSketch(own?.sketch) ? own.sketch : null,
		history: history.filter((row) => row.step <= step),
		milestones: until(milestones, step),
	};
}

const until = (milestones: Run["milestones"], step: number): Run["milestones"] =>
	Object.fromEntries(Object.entries(milestones).filter(([, reached]) => reached <= step));

function withChanges(run: Run, changes: Change[]): Run {
	return { ...run, changes, current: changed(run.config, changes) };
}

function changed(config: RunConfig, changes: Change[]): RunConfig {
	return changes.reduce((before, { path, value }) => write(before, path, value), config);
}

/** An older run may still have messages under way; only the one on screen, or a newer one, counts. */
export function reduce(state: State, event: RunEvent): State {
	const current = state.run?.run_id ?? 0;
	const newer = event.kind === "opened" || event.kind === "failed";
	if (event.run_id !== current && !(newer && event.run_id > current)) return state;
	return REDUCERS[event.kind](state, event as never);
}

function inRun(state: State, change: (run: Run) => Run): State {
	return state.run ? { ...state, run: change(state.run) } : state;
}

/** Between examinations, which may be far apart, the step goes on too. */
export function keepPace(state: State, { run_id, step, ...pace }: RunPace): State {
	const paced = { ...state, pace };
	return run_id === state.run?.run_id ? inRun(paced, (run) => ({ ...run, step })) : paced;
}

/** A run goes on from an earlier step: what came later did not happen. */
export function rewind(state: State, { run_id, step, changes }: Rewound): State {
	if (run_id !== state.run?.run_id) return state;
	return inRun(state, (run) => ({
		...withChanges(run, changes),
		step,
		history: run.history.filter((row) => row.step <= step),
		milestones: until(run.milestones, step),
	}));
}

/** Room for a message that lists every setting of the page, not for a stranger's novel. */
const LONGEST_NOTICE = 1000;

export function notice(state: State, text: string): State {
	const message = text.length > LONGEST_NOTICE ? `${text.slice(0, LONGEST_NOTICE - 1)}…` : text;
	const others = state.notices.filter((one) => one !== message);
	return { ...state, notices: [...others, message] };
}

/** Numbers of a run that goes on are redrawn so often: more would take time from the training that they tell of. */
const NUMBERS_MS = 80;

export class Store {
	#state: State = initialState;
	#listeners = new Set<() => void>();
	#scheduled = false;
	/** Numbers that run on: a frame is to come for them, and when the last was. */
	#waiting = false;
	#told = 0;

	get state(): State {
		return this.#state;
	}

	patch(change: Partial<State>) {
		this.update((state) => ({ ...state, ...change }));
	}

	update(change: (state: State) => State) {
		const before = this.#state;
		this.#state = change(before);
		if (goesOn(before, this.#state)) this.#scheduleLater(wantsCalm() ? CALM_MS : NUMBERS_MS);
		else this.#schedule();
	}

	listen(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Views are told once a frame at most, and not at all while the page is hidden. */
	#schedule() {
		if (this.#scheduled) return;
		this.#scheduled = true;
		requestAnimationFrame(() => {
			this.#scheduled = false;
			this.#told = performance.now();
			for (const listener of this.#listeners) listener();
		});
	}

	#scheduleLater(ms: number) {
		if (this.#waiting) return;
		this.#waiting = true;
		const rest = this.#told + ms - performance.now();
		setTimeout(() => {
			this.#waiting = false;
			this.#schedule();
		}, rest);
	}
}

/** Nothing but the numbers of a run that goes on has changed: what a visitor does is shown at once. */
function goesOn(before: State, after: State): boolean {
	if (before.run?.state !== "running" || after.run?.state !== "running") return false;
	if (before.run.milestones !== after.run.milestones) return false;
	const changed = (Object.keys(after) as (keyof State)[]).filter(
		(key) => before[key] !== after[key],
	);
	return changed.every((key) => ["run", "pace", "meters", "runs"].includes(key));
}
