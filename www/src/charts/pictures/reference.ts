// Bars in pairs, each followed by what it is to be compared with, as bars with that as a mark: one name instead of two.

import type { Of } from "./types";

type Bars = Of<"bars">;

/** The same picture for the same data: it is asked for at every move of a pointer. */
const paired = new WeakMap<Bars, Bars>();

/** Bars that are not paired stay as they are. */
export function withReference(picture: Bars): Bars {
	const name = nameBetween(picture);
	if (name === null) return picture;
	const known = paired.get(picture);
	if (known) return known;
	const next = pair(picture, name);
	paired.set(picture, next);
	return next;
}

/** What every second of several names is, if it is one name that no other bar has. */
function nameBetween({ names, series, marked, picks }: Bars): string | null {
	const [first, second] = [0, 1].map((from) => names.filter((_, i) => i % 2 === from));
	const [name] = second as string[];
	if (name === undefined || names.length < 4 || names.length % 2 > 0) return null;
	const alike = second?.every((one) => one === name) && !first?.includes(name);
	const plain = series.length === 1 && picks === null && marked.every((place) => place % 2 === 0);
	return alike && plain ? name : null;
}

function pair(picture: Bars, label: string): Bars {
	const half = <T>(all: T[], from: 0 | 1) => all.filter((_, i) => i % 2 === from);
	return {
		...picture,
		names: half(picture.names, 0),
		series: picture.series.map((line) => ({ ...line, values: half(line.values, 0) })),
		marked: picture.marked.map((place) => place / 2),
		beside: { label, values: picture.series.flatMap(({ values }) => half(values, 1)) },
	};
}
