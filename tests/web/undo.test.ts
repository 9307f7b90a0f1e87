// Taking back: the list of deeds, and how deeds in one go become one.

import { expect, it } from "vitest";
import { type Deed, did, doAgain, noDeeds, takeBack, Undo } from "../../www/src/undo";

const nothing = () => {};
const deed = (at: number, about?: string): Deed => ({
	...{ says: `deed ${at}`, back: nothing, again: nothing, at },
	...(about ? { about } : {}),
});

it("makes one deed of what is typed in one go, and takes it back to before its first letter", () => {
	const first = { ...deed(0, "p"), back: () => {} };
	const { done } = did(did(noDeeds, first), deed(1000, "p"));
	expect(done).toHaveLength(1);
	expect(done[0]?.back).toBe(first.back);
	expect(done[0]?.says).toBe("deed 1000");
	const later = did({ done, undone: [] }, deed(4000, "p"));
	expect(later.done).toHaveLength(2);
	expect(did(later, deed(4001, "lr")).done).toHaveLength(3);
	// What is about no setting is never joined.
	expect(did(did(noDeeds, deed(0)), deed(1)).done).toHaveLength(2);
});

it("forgets what was to be done again once something else is done", () => {
	const [one, other] = [deed(0), deed(1)];
	const both = did(did(noDeeds, one), other);
	const back = takeBack(both, other);
	expect(back).toEqual({ done: [one], undone: [other] });
	expect(doAgain(back)).toEqual(both);
	expect(did(back, deed(2)).undone).toEqual([]);
	expect(doAgain(noDeeds)).toEqual(noDeeds);
});

it("does not offer again what cannot be done again", () => {
	const { again, ...once } = deed(0);
	expect(again).toBeDefined();
	expect(takeBack(did(noDeeds, once), once)).toEqual(noDeeds);
});

it("keeps the latest fifty", () => {
	let deeds = noDeeds;
	for (let i = 0; i < 60; i++) deeds = did(deeds, deed(i));
	expect(deeds.done).toHaveLength(50);
	expect(deeds.done[0]?.at).toBe(10);
});

it("takes back a certain deed, whatever has been done since, once", () => {
	const said: string[] = [];
	const undo = new Undo(nothing);
	const act = (says: string) =>
		undo.did({ says, back: () => said.push(`-${says}`), again: () => said.push(`+${says}`) });
	const first = act("a");
	act("b");
	undo.back(first);
	undo.back(first);
	expect(undo.has(first)).toBe(false);
	undo.again();
	undo.back();
	undo.back();
	undo.back();
	expect(said).toEqual(["-a", "+a", "-a", "-b"]);
});
