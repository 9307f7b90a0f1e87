// How much work a config is, is said by the core alone: of presets, of what somebody types, of the run on screen, and of
// the runs of a sweep, always the same.

import { beforeAll, describe, expect, it } from "vitest";
import { write } from "../../www/src/fields";
import type { Bundle } from "../../www/src/messages";
import type { PresetInfo, RunConfig, Work } from "../../www/src/protocol";
import { examinations } from "../../www/src/schedule";
import type { SweepBundle } from "../../www/src/sweep-messages";
import { loadEngine } from "./engine";

let engine: Bundle;
let study: SweepBundle;
let presets: PresetInfo[];

beforeAll(async () => {
	engine = await loadEngine();
	study = (await loadEngine("", "study")) as unknown as SweepBundle;
	presets = engine.catalogue().presets;
});

const judged = (config: RunConfig) => engine.validate(config).work as Work;

/** What a sweep says of a whole run. */
function ofRun(config: RunConfig): number {
	const plan = { base: config, set: [], axes: [], seeds: 1, stop: { at: null, after: 0 } };
	const [job] = study.Sweep.of_plan(JSON.stringify(plan), config.train.max_steps).jobs();
	return job?.flop as number;
}

describe("the work of a config", () => {
	it("is the same in the catalogue, at the door and of a run", async () => {
		expect(presets.length).toBeGreaterThan(5);
		for (const { id, config, work } of presets) expect(judged(config), id).toEqual(work);
		const tiny = presets.find(({ id }) => id === "tiny") as PresetInfo;
		const session = await engine.Engine.create();
		session.send({ kind: "open", run_id: 1, config: tiny.config });
		const opened = (await session.drain()).find(({ kind }) => kind === "opened");
		expect(opened).toMatchObject({ facts: { work: tiny.work } });
	});

	it("makes up a run, with the examinations that the page counts", () => {
		for (const { id, config, work } of presets) {
			const { max_steps, eval_spacing } = config.train;
			const { flop_step, flop_evaluation } = work;
			const counted =
				max_steps * flop_step + examinations(max_steps, eval_spacing) * flop_evaluation;
			expect(counted / ofRun(config), id).toBeCloseTo(1, 6);
		}
	});

	it("is unknown of what cannot be used", () => {
		const config = write(presets[0]?.config as RunConfig, "task.p", 0);
		expect(engine.validate(config).work).toBe(null);
	});
});
