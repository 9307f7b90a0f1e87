// How long settings of one's own take on this computer. Pure: from what the run on screen has shown, from what these very
// settings have when they were tried out, or from what other settings have that are computed in the same way.

import { differing } from "./fields";
import type { Trial } from "./messages";
import { isChanged } from "./possible";
import type { RunConfig } from "./protocol";
import { examinations } from "./schedule";
import type { State } from "./store";
import { findPreset } from "./url";

/** So many steps take so long. */
export type Cost = { steps: number; ms: number };

/** Milliseconds of training after which its pace is known. */
const ENOUGH_MS = 2000;
/** A step that seems to take longer is not tried out: whoever wants something would have to wait for its end. */
const SHORT_MS = 100;
const STEPS = 1000;

/** Operations of that many steps from the first on, examinations included. */
const flopOfSteps = ({ config, work }: Trial, steps: number): number =>
	steps * work.flop_step + examinations(steps, config.train.eval_spacing) * work.flop_evaluation;

/** The draft and how much work it is; null until the core has said so. */
function trialOf(state: State): Trial | null {
	const { draft, run, judged } = state;
	if (judged && judged.config === draft?.config) return judged;
	return run && !isChanged(state) ? { config: run.current, work: run.facts.work } : null;
}

/** Sizes and rates may differ; another choice, or a layer more, is computed in another way, and at another speed. */
function isAlike(a: RunConfig, b: RunConfig, { catalogue }: State): boolean {
	if (a.model.n_layers !== b.model.n_layers) return false;
	const off = ({ model }: RunConfig) => model.dropout === 0;
	const others = differing(a, b, catalogue?.fields ?? []);
	const sized = others.every(
		({ kind, group }) =>
			kind.type === "number" || kind.type === "seed" || ["task", "data"].includes(group),
	);
	return sized && off(a) === off(b);
}

/** Whoever has a GPU, or is about to, has a speed that nobody knows before the run is there. */
const onCpu = ({ device }: State) => device?.kind === "cpu" && device.waiting === "";

/** Nobody knows yet how fast this computer is, where the run will be, or how much work the draft is. */
export const isEarly = (state: State) =>
	state.speed === null || !state.device || trialOf(state) === null;

/** What is to be tried out to know more; null if nothing can be, or needs to be. */
export function toTry(state: State): Trial | null {
	const { draft, run, speed, tried, place } = state;
	const trial = trialOf(state);
	if (!trial || !run || speed === null || place.level === "watch" || !onCpu(state)) return null;
	if (tried?.config === draft?.config) return null;
	return (1000 * trial.work.flop_step) / speed <= SHORT_MS ? trial : null;
}

/** What nobody knows yet is going to be known in a moment. */
export const isComing = (state: State): boolean =>
	isEarly(state) || (state.run?.state !== "running" && toTry(state) !== null);

/** Operations per second with the draft's settings; null where that would be a guess. */
function rateOf(state: State, config: RunConfig): number | null {
	const { run, tried, speed, pace, catalogue } = state;
	if (tried?.config === config && tried.flops > 0) return tried.flops;
	if (!catalogue || !run || !onCpu(state)) return null;
	if (pace.elapsed_ms >= ENOUGH_MS && isAlike(run.current, config, state))
		return run.facts.work.flop_step * pace.steps_per_second;
	const usual = findPreset(catalogue, catalogue.default_preset).config;
	return isAlike(usual, config, state) ? speed : null;
}

/** What the draft costs, in as many steps as take a second at least; null where nobody knows. */
export function costOf(state: State): Cost | null {
	const { draft, pace, limit } = state;
	const trial = trialOf(state);
	if (!draft || !trial) return null;
	const known = !isChanged(state) && pace.elapsed_ms >= ENOUGH_MS ? pace.steps_per_second : 0;
	const rate = known || rateOf(state, draft.config);
	if (!rate) return null;
	const slowest = limit === null ? 0 : 1000 / limit;
	const ms = (steps: number) =>
		Math.max(slowest * steps, (1000 * (known ? steps : flopOfSteps(trial, steps))) / rate);
	const last = draft.config.train.max_steps;
	let steps = Math.min(STEPS, last);
	while (ms(steps) < 1000 && steps < last) steps = Math.min(10 * steps, last);
	return { steps, ms: ms(steps) };
}
