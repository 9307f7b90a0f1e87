// What the latest slices cost: as many as are averaged in the debug panel.

import type { Meter } from "./engine/seat";
import type { State } from "./store";

/** About a second of training. */
const SLICES = 30;

export function keepMeter(state: State, meter: Meter): State {
	return { ...state, meters: [...state.meters.slice(1 - SLICES), meter] };
}
