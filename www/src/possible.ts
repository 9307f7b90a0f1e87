// What is possible now: pure, shared with the views.

import { differing, equal, seedFields } from "./fields";
import type { FieldInfo } from "./protocol";
import type { State } from "./store";
import { awaitsPrediction } from "./teaching";
import type { EngineChoice } from "./url";

/** What the main button does now. */
export type MainAction = "none" | "start" | "resume" | "pause" | "start_new" | "start_again";

export function sameEngine(a: EngineChoice, b: EngineChoice): boolean {
	return a.device === b.device && a.workers === b.workers;
}

export function isChanged({ draft, run, runEngine, catalogue }: State): boolean {
	if (!draft || !run || !catalogue) return false;
	return !sameEngine(draft, runEngine) || !equal(draft.config, run.current, catalogue.fields);
}

/** How many settings of the draft differ from the run on screen; all seeds together are one, and so is the engine. */
export function nChanges({ draft, run, runEngine, catalogue }: State): number {
	if (!draft || !run || !catalogue) return 0;
	const changed = differing(draft.config, run.current, catalogue.fields);
	const seeds = seedFields(changed).length;
	return changed.length - Math.max(0, seeds - 1) + Number(!sameEngine(draft, runEngine));
}

/** Settings that differ from the run on screen and can change in it as it goes on. */
export function liveChanges({ draft, run, catalogue }: State): FieldInfo[] {
	if (!draft || !run || !catalogue || run.step === 0) return [];
	if (run.state !== "paused" && run.state !== "running") return [];
	return differing(draft.config, run.current, catalogue.fields).filter(({ live }) => live);
}

export function isUntouched({ run }: State): boolean {
	return run === null || (run.step === 0 && run.state === "paused");
}

/** There are settings that wait for the next run while this one goes on. */
export const isPending = (state: State) => isChanged(state) && !isUntouched(state);

export function mainAction(state: State): MainAction {
	const { run, ready } = state;
	if (!ready || awaitsPrediction(state)) return "none";
	if (!run || isChanged(state)) return "start_new";
	if (run.state === "running") return "pause";
	if (run.state === "paused") return run.step === 0 ? "start" : "resume";
	return "start_again";
}

export function canStep(state: State): boolean {
	const { ready, run } = state;
	return ready && run?.state === "paused" && !awaitsPrediction(state);
}

export function canReset({ ready, run }: State): boolean {
	return ready && run !== null && (run.step > 0 || run.state === "failed");
}
