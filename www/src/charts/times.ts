// Where medians over seeds lie, with their quartiles: geometry from data alone; times-chart.ts draws it.

import type { Axis, Reached, Spread } from "../protocol";
import type { CellInfo } from "../sweep-messages";

export type Point = {
	x: number;
	median: number;
	lower: number;
	upper: number;
	/** The median, or a quartile, is only known to be later. */
	notBy: boolean;
	open: boolean;
	spread: Spread;
	cell: CellInfo;
};
export type Scale = { ticks: number[]; place(step: number): number };

/** Above and below, and altogether, in powers of ten. */
const MARGIN = 0.15;
const LEAST = 1;

export const stepOf = (reached: Reached): number => ("at" in reached ? reached.at : reached.not_by);
export const isOpen = (reached: Reached): boolean => "not_by" in reached;

/** Shares of the width: evenly for words and few numbers, by logarithm where numbers span a factor of twenty. */
export function places({ values }: Axis): number[] {
	const even = values.map((_, i) => (values.length > 1 ? i / (values.length - 1) : 0.5));
	if (values.length < 3 || !values.every((value) => typeof value === "number")) return even;
	const numbers = values as number[];
	const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
	const log = low > 0 && high / low >= 20;
	const at = (value: number) => (log ? Math.log(value) : value);
	return numbers.map((value) => (at(value) - at(low)) / (at(high) - at(low)));
}

/** A logarithmic axis around everything, with powers of ten, or finer where there are few. */
export function scale(lines: { cells: (CellInfo | null)[] }[]): Scale {
	const steps = lines
		.flatMap(({ cells }) => cells)
		.flatMap((cell) => spreads(cell))
		.flatMap(({ lower, upper }) => [stepOf(lower), stepOf(upper)])
		.map((step) => Math.max(1, step));
	const [low, high] = steps.length > 0 ? [Math.min(...steps), Math.max(...steps)] : [1, 1000];
	const [bottom, top] = [Math.log10(low) - MARGIN, Math.log10(high) + MARGIN];
	const wider = Math.max(0, LEAST - (top - bottom)) / 2;
	const [min, max] = [bottom - wider, top + wider];
	const powers = Array.from({ length: 9 }, (_, i) => 10 ** i);
	const inside = (step: number) => Math.log10(step) >= min && Math.log10(step) <= max;
	const [coarse, fine] = [powers, powers.flatMap((step) => [step, 2 * step, 5 * step])].map(
		(steps) => steps.filter(inside),
	) as [number[], number[]];
	return {
		ticks: coarse.length > 2 ? coarse : fine,
		place: (step) => (Math.log10(Math.max(1, step)) - min) / (max - min),
	};
}

const spreads = (cell: CellInfo | null): Spread[] => (cell?.generalised ? [cell.generalised] : []);

/** The points of a line; cells without results are left out. */
export function points(axis: Axis, cells: (CellInfo | null)[], { place }: Scale): Point[] {
	const x = places(axis);
	return cells.flatMap((cell, i) =>
		cell?.generalised
			? [
					{
						x: x[i] ?? 0.5,
						median: place(stepOf(cell.generalised.median)),
						lower: place(stepOf(cell.generalised.lower)),
						upper: place(stepOf(cell.generalised.upper)),
						notBy: isOpen(cell.generalised.median),
						open: isOpen(cell.generalised.upper),
						spread: cell.generalised,
						cell,
					},
				]
			: [],
	);
}

/** Moves labels apart that would lie upon each other; keeps their order. */
export function apart(at: number[], gap: number): number[] {
	const order = at.map((_, i) => i).sort((a, b) => (at[a] as number) - (at[b] as number));
	const placed = [...at];
	order.forEach((i, rank) => {
		const before =
			rank > 0 ? (placed[order[rank - 1] as number] as number) : Number.NEGATIVE_INFINITY;
		placed[i] = Math.max(placed[i] as number, before + gap);
	});
	return placed;
}
