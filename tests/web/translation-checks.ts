// How a translation is held against its original: what it says of the same things, and whether it says it in its own language.

import { expect } from "vitest";
import { LANGUAGES } from "../../www/src/i18n/language";

export type Say = (...given: unknown[]) => unknown;
export type Leaf = string | Say;
export type Leaves = Map<string, Leaf>;

export const OTHERS = Object.keys(LANGUAGES).filter((one) => one !== "en");

/** What reads alike in several languages: terms, formats, buttons that need no translation. */
const TERMS = new Set(
	`grokscope cpu gpu webgpu csv json jsonl png svg gif webm bibtex link live code codes qr pause
	start stop training test transformer mlp logits layernorm dropout batch relu gelu pytorch
	xavier orthogonal normal adamw adam sgd muon lion stablemax grokfast ema ma eos error no
	median worker tokens bits perpendicular nats mod ab max lr model nanda power gromov ildr ai
	scientist half bfloat sne log esc ctrl token logit gini jsd trivial
	swiglu rmsnorm mlx`.split(/\s+/),
);

export function leaves(node: unknown, path = ""): [string, Leaf][] {
	if (typeof node === "string" || typeof node === "function") return [[path, node as Leaf]];
	if (Array.isArray(node)) return [[path, node.join(" ")]];
	return Object.entries(node as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

export const BROKEN = /undefined|NaN|\[object|Infinity/;

/** Numbers and given words, in any order: other languages have other word orders and other points. */
const facts = (text: string) =>
	[...text.matchAll(/\d+(?:[.,\u202f]\d+)*|word[A-FXY]/g)]
		.map(([fact]) => fact.replace(/[.,\u202f]/g, ""))
		.sort();

/** Words that say something in one language only. */
export const telling = (text: string) =>
	(text.replace(/`[^`]*`/g, "").match(/\p{L}{2,}/gu) ?? []).filter(
		(word) => !TERMS.has(word.toLowerCase()),
	);

export function compare(where: string, original: string, translated: string) {
	if (where === ".adjectives" || where === ".animals") return;
	expect(translated, where).not.toMatch(BROKEN);
	expect(translated.trim() === "", `${where} is empty`).toBe(original.trim() === "");
	expect(facts(translated), where).toEqual(facts(original));
	if (telling(original).length > 0 && !isSample(original))
		expect(translated, where).not.toBe(original);
}

/** Nothing but what it was given. */
const isSample = (text: string) => telling(text).every((word) => /^word[A-FXY]$/.test(word));
