// Light or dark: as the computer has it, unless somebody has chosen.

export const LOOKS = ["auto", "light", "dark"] as const;
export type Look = (typeof LOOKS)[number];

const KEPT = "grokscope-look";

export function readLook(): Look {
	try {
		return LOOKS.find((look) => look === localStorage.getItem(KEPT)) ?? "auto";
	} catch {
		return "auto";
	}
}

export function applyLook(look: Look) {
	document.documentElement.dataset.look = look;
}

export function keepLook(look: Look) {
	applyLook(look);
	try {
		localStorage.setItem(KEPT, look);
	} catch {
		// A private window shows it until it is closed.
	}
	// What is drawn on a canvas has colours of its own.
	document.dispatchEvent(new Event("look"));
}

/** Whether dark is shown, whoever has chosen it. */
export function isDark(): boolean {
	const look = readLook();
	return look === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : look === "dark";
}
