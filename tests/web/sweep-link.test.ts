// The form of a sweep in a link: what comes back, and what is refused.

import { expect, it } from "vitest";
import type { Form } from "../../www/src/sweep-form";
import { readForm, SWEEP_KEYS, sayForm, sweepOf, sweepProblems } from "../../www/src/sweep-link";
import { readPlace, writePlace } from "../../www/src/url";
import { loadEngine } from "./engine";

const { catalogue: loadCatalogue } = await loadEngine();
const catalogue = loadCatalogue();
const base: Form = { axes: [], seeds: 1, steps: 3000, stop: { at: 0.99, after: 4 } };
const read = (said: string) => readForm(said, base, catalogue);

const forms: Form[] = [
	base,
	{ ...base, stop: null, seeds: 1000, steps: 1 },
	{
		axes: [
			{ path: "task.train_fraction", text: "0.2..0.5:lin:4" },
			{ path: "optimizer.weight_decay", text: "0.1..3:log:5" },
		],
		seeds: 3,
		steps: 100_000,
		stop: { at: 1, after: 12 },
	},
	{ ...base, axes: [{ path: "task.operation", text: "add,sub" }] },
];

it.each(forms.slice(1).filter(({ axes }) => axes.length > 0))("a form comes back: %o", (form) => {
	expect(read(sayForm(form))).toEqual(form);
	const place = readPlace(`#view=sweep&${sayForm(form)}&preset=tiny`);
	const hash = writePlace("#preset=tiny", place);
	expect(sweepOf(hash)).toBe(sayForm(form));
	expect(readPlace(hash)).toEqual(place);
	// Beside a run it means nothing.
	expect(readPlace(`#${sayForm(form)}`).sweep).toBeUndefined();
});

it("every setting that can vary can be an axis", () => {
	for (const { path, kind } of catalogue.fields) {
		const found = read(`axes=${path}:1,2`);
		const can = ["number", "choice", "toggle"].includes(kind.type);
		expect("message" in found, path).toBe(!can);
	}
});

it("what a link does not say stays", () => {
	expect(read("sweep_seeds=5")).toEqual({ ...base, seeds: 5 });
	expect(read("sweep_stop=off")).toEqual({ ...base, stop: null });
	expect(sweepProblems(undefined, catalogue)).toEqual([]);
});

const HOSTILE = [
	"",
	"0",
	"-1",
	"1e9",
	"9".repeat(5000),
	"__proto__:1",
	"p",
	"p:",
	"p:1;p:2",
	"p:1;d_mlp:2;seed:3",
];
const bad = SWEEP_KEYS.flatMap((key) => HOSTILE.map((value) => [key, value] as const));

it.each([...bad, ["sweep_stop", "0,4"], ["sweep_stop", "1.5,4"], ["sweep_stop", "0.9,0"]] as const)(
	"%s=%s is refused with field, value and what is allowed",
	(key, value) => {
		const said = String(new URLSearchParams([[key, value]]));
		const [problem, more] = sweepProblems(said, catalogue);
		expect(more).toBeUndefined();
		expect(problem?.startsWith(`${key}: “${value.slice(0, 57)}`)).toBe(true);
		expect(problem).toContain("allowed: ");
	},
);
