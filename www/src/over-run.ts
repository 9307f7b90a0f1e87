// A lens's numbers over a run, as pictures. Pure.

import { labStrings as strings } from "./i18n/lab";
import type { Measure, Moment, OverRun, Picture, Stretch } from "./protocol";

type Lines = Extract<Picture, { kind: "lines" }> & { bands: Stretch[] };

/** More are not told apart. */
const MOST_LINES = 4;

/** As few parts as may be, none much larger than another. */
function parts<T>(all: T[]): T[][] {
	const size = Math.ceil(all.length / Math.ceil(all.length / MOST_LINES));
	return all.flatMap((_, i) => (i % size === 0 ? [all.slice(i, i + size)] : []));
}

/** What is known of a lens's numbers, for the core to say what they mean. */
export const moments = (known: Map<number, Measure[]>): Moment[] =>
	[...known].map(([step, measures]) => ({
		step,
		measures: Object.fromEntries(
			measures.flatMap(({ id, value }) => (Number.isFinite(value) ? [[id, value]] : [])),
		),
	}));

/**
 * Lines of a lens's numbers over the run, one picture for each unit; `about` is what the core says of them, `keys` which were
 * taken, `kept` the moments of the run: where the lens has not looked yet, the lines have a gap.
 */
export function overRun(
	known: Map<number, Measure[]>,
	shown: number,
	about: OverRun | null = null,
	keys = "",
	kept: number[] = [],
): Lines[] {
	// A logarithm has no place for step 0.
	const steps = [...new Set([...known.keys(), ...kept])]
		.filter((step) => step > 0)
		.sort((a, b) => a - b);
	const seen = steps.filter((step) => known.get(step)?.length);
	if (seen.length < 2) return [];
	const whole = steps.filter((step) => !known.has(step) || known.get(step)?.length);
	const first = known.get(seen.at(-1) as number) ?? [];
	const units = [...new Set(first.map(({ unit }) => unit))];
	const value = (step: number, id: string) =>
		known.get(step)?.find((measure) => measure.id === id)?.value ?? Number.NaN;
	const groups = units.flatMap((unit) =>
		parts(first.filter((measure) => measure.unit === unit)).map((lines) => ({ unit, lines })),
	);
	return groups.map(({ unit, lines }) => {
		const levels = (about?.levels ?? []).filter(({ beside }) =>
			lines.some(({ id }) => id === beside),
		);
		const begin = whole[0] as number;
		// A line alone has no legend that could name it.
		const alone = lines.length + levels.length === 1 ? (lines[0]?.label ?? "") : "";
		return {
			kind: "lines",
			title: [strings.over_run(unit), keys].filter(Boolean).join("; "),
			x: { label: strings.axis_step, log: true },
			y: { label: along(alone, unit), log: false },
			at: whole,
			series: [
				...lines.map(({ id, label }) => ({
					label,
					values: whole.map((step) => value(step, id)),
				})),
				...levels.map(({ label, from, value }) => ({
					label,
					values: whole.map((step) => (step < from ? Number.NaN : value)),
				})),
			],
			marks: [
				...(about?.marks ?? []),
				...(shown > 0 ? [{ at: shown, label: strings.mark_shown }] : []),
			],
			bands: (about?.bands ?? []).map((band) => ({ ...band, from: Math.max(begin, band.from) })),
		};
	});
}

/** What is along y: the unit is said once. */
const along = (name: string, unit: string) =>
	name.includes(unit) ? name || strings.over_run_value : [name, unit].filter(Boolean).join(", ");
