// Every key of the page outside the projector: what it does, and where. What keys do and the list that “?” shows are both
// made of this table. A key that the control with the focus needs belongs to that control.

import type { App } from "./app";
import { judge } from "./lesson";
import { lasting } from "./storage";
import { lessonAt } from "./teaching";
import { type Level, type Place, RECORDED_VIEWS, VIEWS } from "./url";

export type Key = {
	/** As `pressed` says them; the first is the one that is listed. */
	combos: string[];
	/** Where it does something. */
	works: (place: Place) => boolean;
	act: (app: App) => void;
};

const atTheRun = ({ view }: Place) => view === VIEWS[0];
const beyondWatching = (place: Place) => atTheRun(place) && place.level !== "watch";
const inTheLab = (place: Place) => atTheRun(place) && place.level === "lab";
/** The projector has keys of its own. */
const offTheStage = ({ view }: Place) => view !== "stage";
const withSettings = (place: Place) => offTheStage(place) && !RECORDED_VIEWS.includes(place.view);

/** In the order in which they are listed. */
export const KEYS = {
	play: { combos: [" "], works: atTheRun, act: (app) => app.togglePlay() },
	step: { combos: ["s"], works: atTheRun, act: (app) => app.step() },
	reset: { combos: ["r"], works: atTheRun, act: (app) => app.reset() },
	dice: { combos: ["d"], works: beyondWatching, act: (app) => app.settings.rollSeed() },
	earlier: { combos: ["arrowleft"], works: atTheRun, act: (app) => app.time.move(-1) },
	later: { combos: ["arrowright"], works: atTheRun, act: (app) => app.time.move(1) },
	live: { combos: ["escape"], works: atTheRun, act: (app) => app.time.live() },
	axis: { combos: ["x"], works: atTheRun, act: (app) => turnAxis(app) },
	lenses: { combos: ["l"], works: inTheLab, act: (app) => toggleLenses(app) },
	watch: { combos: ["1"], works: offTheStage, act: (app) => toLevel(app, "watch") },
	tinker: { combos: ["2"], works: offTheStage, act: (app) => toLevel(app, "tinker") },
	lab: { combos: ["3"], works: offTheStage, act: (app) => toLevel(app, "lab") },
	undo: { combos: ["ctrl+z"], works: withSettings, act: (app) => app.deeds.back() },
	redo: {
		combos: ["ctrl+shift+z", "ctrl+y"],
		works: withSettings,
		act: (app) => app.deeds.again(),
	},
	help: { combos: ["?"], works: offTheStage, act: (app) => showKeys(app) },
} satisfies Record<string, Key>;

/** As the links at the top of the page do. */
function toLevel(app: App, level: Level) {
	if (judge(lessonAt(app.state.place), "level") !== "free") return;
	location.hash = app.linkTo({ level, view: VIEWS[0], figure: null, lenses: [] });
}

/** Evenly spaced steps, or their logarithm; the link says which. */
export function turnAxis(app: App) {
	location.hash = app.linkTo({ linear: !app.state.place.linear });
}

async function toggleLenses(app: App) {
	if (app.state.place.lenses?.length) return app.openLenses([]);
	await app.openFirstLenses();
}

/** The list of keys is loaded when somebody first asks for it. */
export async function showKeys(app: App) {
	const { openKeys } = await import("./views/keys-dialog");
	openKeys(app);
}

export type KeyName = keyof typeof KEYS;

/** At a curve that has the focus: so many values on. */
export const CURVE_MOVES: Record<string, number> = {
	ArrowLeft: -1,
	ArrowRight: 1,
	PageUp: -10,
	PageDown: 10,
};
/** In the answer table: to the next cell. */
export const CELL_MOVES: Record<string, { a: number; b: number }> = {
	ArrowUp: { a: -1, b: 0 },
	ArrowDown: { a: 1, b: 0 },
	ArrowLeft: { a: 0, b: -1 },
	ArrowRight: { a: 0, b: 1 },
};

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Ctrl and Cmd are one; Shift counts with them only, since otherwise the character says it. */
export function pressed({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
	const command = ctrlKey || metaKey;
	const held = [altKey ? "alt+" : "", command ? "ctrl+" : "", command && shiftKey ? "shift+" : ""];
	return held.join("") + key.toLowerCase();
}

/** A single character, which speech input may type unasked: those can be switched off (WCAG 2.1.4). */
export const isCharacter = ({ combos }: Key) => combos.every((combo) => combo.length === 1);

/** The key that a combination stands for here; null if none. */
export function keyFor(combo: string, place: Place, characters: boolean): Key | null {
	const rows: Key[] = Object.values(KEYS);
	const found = rows.find(({ combos, works }) => combos.includes(combo) && works(place));
	return found && (characters || !isCharacter(found)) ? found : null;
}

const TEXT = "input, textarea, select, [contenteditable]";
/** They have no text whose changes the browser itself could take back. */
const NO_TEXT = "select, [type=range], [type=checkbox], [type=radio]";
const PRESSABLE = "button, summary, a";
/** What can be moved in, or scrolled. */
const MOVABLE = "[tabindex], canvas, audio, video";

/** Whether the control that has the focus needs the key for itself. */
export function isTaken(combo: string, target: Pick<Element, "closest">): boolean {
	if (combo.startsWith("ctrl+")) return target.closest(TEXT) !== null && !target.closest(NO_TEXT);
	if (target.closest(TEXT)) return true;
	if (combo === " ") return target.closest(PRESSABLE) !== null;
	return combo.startsWith("arrow") && target.closest(MOVABLE) !== null;
}

export function onKeys(app: App) {
	document.addEventListener("keydown", (event) => {
		if (event.repeat && !event.key.startsWith("Arrow")) return;
		const combo = pressed(event);
		const key = keyFor(combo, app.state.place, readCharacters());
		if (!key || !app.state.ready || isTaken(combo, event.target as Element)) return;
		// A dialog has the keys while it is open.
		if (document.querySelector("dialog[open]")) return;
		event.preventDefault();
		key.act(app);
	});
}

// --- Whether single characters are keys ---------------------------------------------------------------

const KEPT = "grokscope-keys";
let chosen: string | null = null;

export function readCharacters(): boolean {
	chosen ??= lasting.get(KEPT);
	return chosen !== "off";
}

export function keepCharacters(on: boolean) {
	chosen = on ? "on" : "off";
	lasting.set(KEPT, chosen);
}
