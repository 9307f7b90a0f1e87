// How long a preset takes on this computer. Pure: from what it costs and how fast the computer is.

import type { Catalogue, PresetInfo } from "./protocol";
import { findPreset } from "./url";

/** A visitor waits a minute for the picture that the page promises, not longer. */
const PATIENCE_MS = 60_000;

/** Milliseconds until a preset has generalised; null where it was never measured how many steps that takes. */
export function estimate({ flop_generalising }: PresetInfo, speed: number | null): number | null {
	if (flop_generalising === null || speed === null) return null;
	return (1000 * flop_generalising) / speed;
}

/** The preset to open with: the default one, or on a slow computer the quickest. */
export function suggestPreset(catalogue: Catalogue, speed: number): string {
	const time = (preset: PresetInfo) => estimate(preset, speed) ?? Number.POSITIVE_INFINITY;
	const usual = findPreset(catalogue, catalogue.default_preset);
	if (time(usual) <= PATIENCE_MS) return usual.id;
	return catalogue.presets.reduce((best, next) => (time(next) < time(best) ? next : best), usual)
		.id;
}
