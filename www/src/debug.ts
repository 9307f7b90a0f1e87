// What the latest slices cost, as rows of a table. Pure.

import type { Meter } from "./engine/seat";
import { debugStrings as strings } from "./i18n/debug";
import { count, megabytes, milliseconds, ratio } from "./i18n/format";

/** What it is, in words, and what it is for tests. */
export type DebugRow = { id: string; label: string; text: string };

export function debugRows(meters: Meter[]): DebugRow[] {
	const last = meters.at(-1);
	const sum = (of: (meter: Meter) => number) =>
		meters.reduce((total, meter) => total + of(meter), 0);
	const steps = sum((meter) => meter.steps);
	const submits = sum((meter) => meter.submits);
	const row = (id: keyof typeof strings.rows, text: string) => ({
		id,
		label: strings.rows[id],
		text: steps > 0 ? text : strings.unknown,
	});
	// A CPU has neither: no number is more honest than 0.
	const gpu = (text: string) => (submits > 0 ? text : strings.unknown);
	return [
		row("steps", ratio(steps / meters.length)),
		row("slice", milliseconds(sum(({ ms }) => ms) / meters.length)),
		row("enqueue", milliseconds(sum(({ enqueue_ms }) => enqueue_ms) / steps)),
		row("read", milliseconds(sum(({ read_ms }) => read_ms) / meters.length)),
		row("dispatches", gpu(ratio(sum(({ dispatches }) => dispatches) / steps))),
		row("submits", gpu(ratio(submits / steps))),
		row("steps_per_submit", gpu(ratio(steps / submits))),
		row("workers", count(last?.workers ?? 0)),
		row("memory", megabytes(last?.memory ?? 0)),
	];
}
