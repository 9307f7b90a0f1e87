// What is printed on keys.

import { playStrings as strings } from "../i18n/play";
import { KEYS, type KeyName, readCharacters } from "../keys";

const ARROWS: Record<string, string> = {
	arrowleft: "←",
	arrowright: "→",
	arrowup: "↑",
	arrowdown: "↓",
};
const isMac = () => /^Mac|^iP/.test(navigator.platform);

/** The keys of “ctrl+shift+z”, one by one. */
export function printed(combo: string, mac = isMac()): string[] {
	const say = (part: string) =>
		part.length === 1 && part !== " "
			? part.toUpperCase()
			: (ARROWS[part] ?? strings.key_names[part as keyof typeof strings.key_names] ?? part);
	return combo.split("+").map((part) => (mac && part === "ctrl" ? "⌘" : say(part)));
}

/** What a button does, and the key that does the same while there are such keys. */
export function hinted(hint: string, name: KeyName): string {
	const [combo = ""] = KEYS[name].combos;
	return readCharacters() ? `${hint} (${printed(combo).join(" + ")})` : hint;
}
