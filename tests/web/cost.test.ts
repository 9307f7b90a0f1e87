// The page counts the work of a config as the core does, which tells it of presets and of the runs of a sweep.

import { beforeAll, describe, expect, it } from "vitest";
import { flopOfSteps, type TableSize, workOf } from "../../www/src/cost";
import { write } from "../../www/src/fields";
import type { Bundle, Preview } from "../../www/src/messages";
import type { PresetInfo, RunConfig } from "../../www/src/protocol";
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

function tableOf(config: RunConfig): TableSize {
	const { n_symbols, split } = engine.preview(config) as Preview;
	const count = (kinds: number[]) => split.filter((kind) => kinds.includes(kind)).length;
	return { n_symbols, n_train: count([1, 3]), n_pairs: count([0, 1, 3, 4]) };
}

/** What the core says of a whole run. */
function told(config: RunConfig): number {
	const plan = { base: config, set: [], axes: [], seeds: 1, stop: { at: null, after: 0 } };
	const [job] = study.Sweep.of_plan(JSON.stringify(plan), config.train.max_steps).jobs();
	return job?.flop as number;
}

const counted = (config: RunConfig) =>
	flopOfSteps(workOf(config, tableOf(config)), config.train.max_steps) / told(config);

describe("the work of a run", () => {
	it("is that of the core for every preset", () => {
		expect(presets.length).toBeGreaterThan(5);
		for (const { id, config } of presets) {
			const share = counted(config);
			expect(share, id).toBeGreaterThan(0.98);
			expect(share, id).toBeLessThan(1.02);
		}
	});

	it("is that of the core whatever the network is and however its pairs are written", () => {
		const base = presets[0]?.config as RunConfig;
		const settings = [
			...["transformer", "mlp"].flatMap((kind) =>
				[1, 3].map((n) => ({ "model.architecture": kind, "model.n_layers": n })),
			),
			...["a_b", "a_b_eq", "a_op_b_eq", "eos_a_op_b_eq"].flatMap((tokens) =>
				["answers", "tokens"].map((logits) => ({ "model.tokens": tokens, "model.logits": logits })),
			),
			...[null, 7, 100_000].map((size) => ({ "train.batch_size": size })),
			{ "model.d_model": 16, "model.d_mlp": 300, "task.p": 31, "train.max_steps": 40 },
		];
		for (const one of settings) {
			const config = Object.entries(one).reduce(
				(all, [path, value]) => write(all, path, value),
				base,
			);
			if (engine.validate(config).problem) continue;
			const share = counted(config);
			expect(share, JSON.stringify(one)).toBeGreaterThan(0.97);
			expect(share, JSON.stringify(one)).toBeLessThan(1.03);
		}
	});
});
