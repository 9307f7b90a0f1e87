// The cells of a sweep laid out: one setting down, one across, a plane for every combination of the others. Pure.

import { format } from "../fields";
import type { Axis } from "../protocol";
import type { CellInfo } from "../sweep-messages";

export type Value = Axis["values"][number];
export type Row = { value: Value; cells: (CellInfo | null)[] };
export type Plane = { settings: [string, Value][]; rows: Row[] };
export type Layout = { down: Axis | null; across: Axis | null; planes: Plane[] };

/** `across` and `down` are indices of axes; a sweep of one axis is a single row, one without axes a single cell. */
export function layOut(axes: Axis[], cells: CellInfo[], down: number, across: number): Layout {
	const others = axes.filter((_, i) => i !== down && i !== across);
	const find = (wanted: [string, Value][]) =>
		cells.find(({ settings }) => wanted.every((pair) => settings.some((one) => same(one, pair))));
	const plane = (settings: [string, Value][]): Plane => ({
		settings,
		rows: values(axes[down]).map((value) => ({
			value,
			cells: values(axes[across]).map(
				(other) =>
					find([...settings, ...pair(axes[down], value), ...pair(axes[across], other)]) ?? null,
			),
		})),
	});
	return {
		down: axes[down] ?? null,
		across: axes[across] ?? null,
		planes: combinations(others).map(plane),
	};
}

const values = (axis: Axis | undefined): Value[] => axis?.values ?? [null];
const pair = (axis: Axis | undefined, value: Value): [string, Value][] =>
	axis ? [[axis.path, value]] : [];
const same = (a: [string, Value], b: [string, Value]) => a[0] === b[0] && a[1] === b[1];

function combinations(axes: Axis[]): [string, Value][][] {
	return axes.reduce<[string, Value][][]>(
		(all, { path, values }) =>
			all.flatMap((before) => values.map((value): [string, Value][] => [...before, [path, value]])),
		[[]],
	);
}

/** How many runs of a cell did what most of them did. */
export function agreeing({ phase, phases }: CellInfo): number {
	return phases.filter(({ kind }) => kind === phase?.kind).length;
}

/** A value on an axis: short, whatever its digits. */
export function tick(value: Value): string {
	if (typeof value !== "number") return format(value);
	return String(Number(value.toPrecision(3)));
}
