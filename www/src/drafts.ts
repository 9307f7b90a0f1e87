// Drafts of a config: from typed texts, and compared with a run.

import { format, isProblem, leafName, parse, read, shorten, write } from "./fields";
import { strings } from "./i18n/strings";
import type { Preview } from "./messages";
import type { Catalogue, FieldInfo, Problem, RunConfig } from "./protocol";
import type { Run } from "./store";
import { findPreset } from "./url";

export function applyTexts(
	config: RunConfig,
	{ fields }: Catalogue,
	texts: Record<string, string>,
): RunConfig | Problem {
	let next = config;
	for (const field of fields) {
		const text = texts[field.path];
		const value = text === undefined ? undefined : parse(field, text);
		if (value === undefined) continue;
		if (isProblem(value)) return value;
		next = write(next, field.path, value);
	}
	return next;
}

export function sayIdle({ path, needs }: FieldInfo, config: RunConfig | undefined): string {
	const value = config ? shorten(format(read(config, path))) : "";
	return strings.link_idle(leafName(path), value, needs);
}

export function sameTable(a: Preview, b: Run): boolean {
	const same = (a: ArrayLike<number>, b: ArrayLike<number>) =>
		a.length === b.length && Array.prototype.every.call(a, (value, i) => value === b[i]);
	return same(a.answers, b.answers) && same(a.split, b.split);
}

/** The settings of the run that answers a question of the catalogue. */
export function askedFor(id: string, catalogue: Catalogue) {
	const question = catalogue.questions.find((one) => one.id === id);
	const { id: preset, config } = findPreset(catalogue, catalogue.default_preset);
	const texts = Object.fromEntries(question?.changes.map(({ path, text }) => [path, text]) ?? []);
	const changed = applyTexts(config, catalogue, texts);
	return question && !isProblem(changed) ? { preset, config: changed } : null;
}
