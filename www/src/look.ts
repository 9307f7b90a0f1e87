// Light or dark: as the computer has it, unless somebody has chosen.

import { lasting } from "./storage";

export const LOOKS = ["auto", "light", "dark"] as const;
export type Look = (typeof LOOKS)[number];

const KEPT = "grokscope-look";

export function readLook(): Look {
	const kept = lasting.get(KEPT);
	return LOOKS.find((look) => look === kept) ?? "auto";
}

export function applyLook(look: Look) {
	document.documentElement.dataset.look = look;
}

export function keepLook(look: Look) {
	applyLook(look);
	lasting.set(KEPT, look);
	// What is drawn on a canvas has colours of its own.
	document.dispatchEvent(new Event("look"));
}

/** Whether dark is shown, whoever has chosen it. */
export function isDark(): boolean {
	const look = readLook();
	return look === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : look === "dark";
}
