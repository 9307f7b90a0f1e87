// How long a preset takes on this computer. Pure: from what it costs and how fast the computer is.

import { equal } from "./fields";
import type { Catalogue, PresetInfo } from "./protocol";
import type { State } from "./store";
import { findPreset, type Link } from "./url";

/** A visitor waits a minute for the picture that the page promises, not longer. */
const PATIENCE_MS = 60_000;

/** Milliseconds of training after which its pace is known. */
const ENOUGH_MS = 2000;

/** Milliseconds until a preset has generalised; null where it was never measured how many steps that takes. */
export function estimate({ flop_generalising }: PresetInfo, speed: number | null): number | null {
	if (flop_generalising === null || speed === null) return null;
	return (1000 * flop_generalising) / speed;
}

/** What the run on screen says of the computer's speed: operations per second, if it is a preset and has run a while. */
export function speedOf({ catalogue, run, pace }: State): number | null {
	if (!catalogue || !run || pace.elapsed_ms < ENOUGH_MS) return null;
	const { presets, fields } = catalogue;
	if (!presets.some(({ config }) => equal(config, run.config, fields))) return null;
	const { flop_step, flop_evaluation } = run.facts.work;
	const flop = run.step * flop_step + run.history.length * flop_evaluation;
	return (1000 * flop) / pace.elapsed_ms;
}

/** The preset to open with: the default one, or on a slow computer the quickest. */
export function suggestPreset(catalogue: Catalogue, speed: number): string {
	const time = (preset: PresetInfo) => estimate(preset, speed) ?? Number.POSITIVE_INFINITY;
	const usual = findPreset(catalogue, catalogue.default_preset);
	if (time(usual) <= PATIENCE_MS) return usual.id;
	return catalogue.presets.reduce((best, next) => (time(next) < time(best) ? next : best), usual)
		.id;
}

/** What a slow computer had better open with; null if the present preset will do. */
export function easier({ catalogue, draft }: State, speed: number): Link | null {
	if (!catalogue || !draft) return null;
	const { id: preset, config } = findPreset(catalogue, suggestPreset(catalogue, speed));
	return preset === draft.preset ? null : { ...draft, preset, config };
}
