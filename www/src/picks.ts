// Bars that can be picked: their names go into a list that a lens asks for.

import type { Picture } from "./protocol";

/** A bar that somebody has picked: its name goes into an option of a lens, or out of it. */
export type Picked = { lens: string; option: string; name: string };

/** Names in a list as it is typed. */
const listed = (value: unknown): string[] =>
	typeof value === "string" ? value.split(/[,\s]+/).filter(Boolean) : [];

/** The list with that name, or without it if it was there. */
export function toggled(value: unknown, name: string): string {
	const chosen = listed(value);
	const next = chosen.includes(name)
		? chosen.filter((one) => one !== name)
		: [...chosen, name].sort((a, b) => Number(a) - Number(b));
	return next.join(", ");
}

/** The picture as the page last knew it: the same as long as nothing else is chosen, or it would be drawn again. */
const annotated = new WeakMap<Picture, { known: string; picture: Picture }>();

/** Bars know which lens takes them, by its name, and which of them it has, from its list. */
export function annotate(picture: Picture, chooser: string | undefined, list: unknown): Picture {
	if (picture.kind !== "bars" || !picture.picks) return picture;
	const names = listed(list);
	const known = names.join();
	const before = annotated.get(picture);
	if (before?.known === known) return before.picture;
	const chosen = names.map((name) => picture.names.indexOf(name)).filter((at) => at >= 0);
	const next = { ...picture, chosen, chooser } as Picture;
	annotated.set(picture, { known, picture: next });
	return next;
}
