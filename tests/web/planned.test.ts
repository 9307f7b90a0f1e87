// Changes that a link has in store: read, written, refused, and what the address of a changed run says.

import { expect, it } from "vitest";
import { write } from "../../www/src/fields";
import { linkOf, MOST, pending, readChanges, sayChanges, stages } from "../../www/src/planned";
import type { Change } from "../../www/src/protocol";
import type { State } from "../../www/src/store";
import { type Link, readLink, writeHash } from "../../www/src/url";
import { loadEngine } from "./engine";

const { catalogue: loadCatalogue } = await loadEngine();
const catalogue = loadCatalogue();
const tiny = catalogue.presets.find(({ id }) => id === "tiny");
if (!tiny) throw new Error("there is no preset tiny");
const config = write(tiny.config, "train.max_steps", 1000);
const base: Link = { preset: "tiny", config, device: "auto", workers: "auto" };
const decay: Change = { step: 400, path: "optimizer.weight_decay", value: 0 };
const rate: Change = { step: 600, path: "optimizer.lr_peak", value: 0.001 };
const read = (text: string) => readLink("", `#preset=tiny&max_steps=1000&at=${text}`, catalogue);

it("a link brings back every setting that can change on the way", () => {
	const live = catalogue.fields.filter((field) => field.live);
	expect(live.length).toBeGreaterThan(1);
	for (const { path } of live) {
		const changes = [{ step: 7, path, value: 0.25 }];
		const hash = writeHash({ ...base, changes }, catalogue);
		expect(readLink("", hash, catalogue)).toMatchObject({
			link: { config, changes },
			problems: [],
		});
	}
});

it("changes are read in any order, by short or by long names, and happen in theirs", () => {
	const { link, problems } = read("600:optimizer.lr_peak:1e-3;400:weight_decay:0");
	expect(problems).toEqual([]);
	expect(link?.changes).toEqual([decay, rate]);
	expect(sayChanges([decay, rate])).toBe("400:weight_decay:0;600:lr_peak:0.001");
	expect(stages(config, [decay, rate]).map(({ optimizer }) => optimizer)).toMatchObject([
		{ weight_decay: 0, lr_peak: config.optimizer.lr_peak },
		{ weight_decay: 0, lr_peak: 0.001 },
	]);
	expect(readLink("", "#preset=tiny", catalogue).link).not.toHaveProperty("changes");
});

it.each([
	["", /at: “” cannot be used; allowed: changes with semicolons/],
	["400", /step:setting:value/],
	["-1:weight_decay:0", /step:setting:value/],
	["4e2:weight_decay:0", /step:setting:value/],
	["1000:weight_decay:0", /allowed: steps 0 to 999/],
	["400:p:13", /“p” cannot be used; allowed: .*weight_decay/],
	["400:__proto__:1", /“__proto__” cannot be used/],
	["400:weight_decay:much", /“much” is not a number/],
	["400:weight_decay:0;", /cannot be used/],
	["1:weight_decay:0;".repeat(MOST).concat("2:weight_decay:1"), /1 to 64 changes/],
	[`400:${"a".repeat(5000)}:1`, /cannot be used/],
])("“%s” is refused with what is allowed", (text, message) => {
	const { link, problems } = read(text);
	expect(link).toBeNull();
	expect(problems[0]?.message).toMatch(message);
	expect(problems[0]?.message.length).toBeLessThan(600);
});

it("the address of a run that was changed is its first config, what was changed, and what is to come", () => {
	const current = write(config, decay.path, decay.value);
	const run = { config, current, changes: [decay], step: 500 };
	const draft: Link = { ...base, config: current, changes: [decay, rate] };
	const state = { draft, run, catalogue } as unknown as State;
	expect(pending(state)).toEqual([rate]);
	expect(linkOf(state, draft)).toEqual({ ...base, changes: [decay, rate] });
	// Who has set up another run is told of that one.
	const other = { ...draft, config: write(current, "task.p", 13) };
	expect(linkOf({ ...state, draft: other }, other)).toBe(other);
	// A step that has passed without its change does not come back.
	const late = {
		...state,
		run: { ...run, changes: [], current: config, step: 700 },
	} as unknown as State;
	expect(pending(late)).toEqual([]);
	expect(readChanges(sayChanges([decay, rate]), config, catalogue)).toEqual([decay, rate]);
});
