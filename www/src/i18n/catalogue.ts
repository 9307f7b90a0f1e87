// The engine's catalogue in the language that is spoken. What has no translation stays English.

import type { Catalogue, FieldInfo } from "../protocol";
import { choose } from "./language";

type Words = { label?: string; help?: string };
/** By id, or by path for settings. */
export type CatalogueWords = {
	fields: Record<string, Words & { unit?: string; needs?: string; null_label?: string }>;
	/** Of a setting with choices, by path and then by id. */
	options: Record<string, Record<string, Words>>;
	presets: Record<string, Words & { group?: string }>;
	questions: Record<string, { label?: string; watch?: string; outcome?: string }>;
};

/** Loaded only where they are spoken. */
const LOADERS = choose<(() => Promise<CatalogueWords>) | null>({
	en: null,
	de: async () => (await import("./de-catalogue")).words,
	es: async () => (await import("./es-catalogue")).esCatalogue,
});

export async function translated(catalogue: Catalogue): Promise<Catalogue> {
	const words = await LOADERS?.().catch(() => null);
	return words ? inWords(catalogue, words) : catalogue;
}

/** Pure. */
export function inWords(catalogue: Catalogue, words: CatalogueWords): Catalogue {
	const presets = catalogue.presets.map((preset) => ({ ...preset, ...words.presets[preset.id] }));
	const questions = catalogue.questions.map((one) => ({ ...one, ...words.questions[one.id] }));
	const fields = catalogue.fields.map((field) => fieldInWords(field, words));
	return { ...catalogue, presets, questions, fields };
}

function fieldInWords(field: FieldInfo, { fields, options }: CatalogueWords): FieldInfo {
	const { null_label, ...own } = fields[field.path] ?? {};
	const { kind } = field;
	if (kind.type === "choice") {
		const of = options[field.path] ?? {};
		const chosen = kind.options.map((one) => ({ ...one, ...of[one.id] }));
		return { ...field, ...own, kind: { ...kind, options: chosen } };
	}
	if (kind.type === "number" && kind.null_label !== null && null_label)
		return { ...field, ...own, kind: { ...kind, null_label } };
	return { ...field, ...own };
}
