// What the latest slices cost: as many as are averaged in the debug panel.

import type { Meter } from "./engine/seat";

/** About a second of training. */
const SLICES = 30;

export function keepMeters(meters: Meter[], next: Meter): Meter[] {
	return [...meters.slice(1 - SLICES), next];
}
