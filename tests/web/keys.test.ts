// The table of keys: which key does what, where, and whose it is.

import { expect, it } from "vitest";
import { isCharacter, isTaken, KEYS, keyFor, pressed } from "../../www/src/keys";
import type { Place } from "../../www/src/url";
import { printed } from "../../www/src/views/key-names";

const watch: Place = { level: "watch", view: "train", figure: null };
const lab: Place = { ...watch, level: "lab" };
const stage: Place = { ...watch, view: "stage" };
const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it("says what is pressed: Ctrl and Cmd are one, Alt is none of ours", () => {
	expect(pressed({ ...held, key: "S", shiftKey: true })).toBe("s");
	expect(pressed({ ...held, key: "?", shiftKey: true })).toBe("?");
	expect(pressed({ ...held, key: "z", metaKey: true })).toBe("ctrl+z");
	expect(pressed({ ...held, key: "Z", ctrlKey: true, shiftKey: true })).toBe("ctrl+shift+z");
	expect(keyFor(pressed({ ...held, key: "s", altKey: true }), watch, true)).toBeNull();
	expect(keyFor(pressed({ ...held, key: "s", ctrlKey: true }), watch, true)).toBeNull();
});

it("gives no combination to two keys that work in the same place", () => {
	for (const place of [watch, lab, stage]) {
		const all = Object.values(KEYS).filter(({ works }) => works(place));
		const combos = all.flatMap((key) => key.combos);
		expect(new Set(combos).size).toBe(combos.length);
	}
	expect(Object.values(KEYS).filter(({ works }) => works(stage))).toEqual([]);
});

it("knows no setting's key where settings are not shown, and no lens's outside the lab", () => {
	expect(keyFor("d", watch, true)).toBeNull();
	expect(keyFor("d", lab, true)).toBe(KEYS.dice);
	expect(keyFor("l", { ...lab, level: "tinker" }, true)).toBeNull();
	expect(keyFor("l", lab, true)).toBe(KEYS.lenses);
});

it("can do without single characters", () => {
	for (const key of Object.values(KEYS))
		for (const combo of key.combos)
			expect(keyFor(combo, lab, false)).toBe(combo.length === 1 ? null : key);
	expect(isCharacter(KEYS.help)).toBe(true);
	expect(isCharacter(KEYS.undo)).toBe(false);
});

it("leaves a key to the control that needs it", () => {
	const at = (...selectors: string[]) => ({
		closest: ((list: string) =>
			list.split(", ").some((one) => selectors.includes(one)) ? {} : null) as Element["closest"],
	});
	expect(isTaken("r", at("input"))).toBe(true);
	expect(isTaken("ctrl+z", at("input"))).toBe(true);
	expect(isTaken("ctrl+z", at("input", "[type=range]"))).toBe(false);
	expect(isTaken("ctrl+z", at("select"))).toBe(false);
	expect(isTaken(" ", at("button"))).toBe(true);
	expect(isTaken("r", at("button"))).toBe(false);
	expect(isTaken("arrowleft", at("button"))).toBe(false);
	expect(isTaken("arrowleft", at("[tabindex]"))).toBe(true);
	expect(isTaken("1", at())).toBe(false);
});

it("prints every combination as it stands on a keyboard", () => {
	expect(printed("ctrl+shift+z", false)).toEqual(["Ctrl", "Shift", "Z"]);
	expect(printed("ctrl+z", true)).toEqual(["⌘", "Z"]);
	expect(printed(" ", false)).toEqual(["Space"]);
	expect(printed("arrowleft", false)).toEqual(["←"]);
	for (const { combos } of Object.values(KEYS))
		for (const combo of combos)
			for (const name of printed(combo, false)) expect(name).toMatch(/^(.|[A-Z].+)$/u);
});
