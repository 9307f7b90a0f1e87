// What a lens can be asked of a network, of all that it can be asked of any.

import { describe, expect, it } from "vitest";
import { largest, partsOf } from "../../www/src/parts";
import type { StudyBundle } from "./engine";
import { loadEngine } from "./engine";
import { config } from "./fixture";

const parts = partsOf(
	{ ...config, model: { ...config.model, n_layers: 2, n_heads: 3, d_mlp: 40 } },
	{ n_symbols: 59, n_ctx: 3 },
);

describe("the largest number", () => {
	const asked = { kind: "number", max: 256, step: 1, default: 1 } as const;
	it.each([
		["symbols", 0, 58],
		["frequencies", 1, 29],
		["layers", 0, 1],
		["heads", 0, 2],
		["neurons", 1, 40],
		["positions", 0, 2],
	] as const)("that numbers %s from %i is %i", (numbers, min, expected) => {
		expect(largest({ ...asked, min, numbers }, parts)).toBe(expected);
		expect(largest({ ...asked, min, numbers }, null)).toBe(256);
	});

	it("is what any network allows where nothing is numbered, and never above it", () => {
		expect(largest({ ...asked, min: 0, numbers: null }, parts)).toBe(256);
		expect(largest({ ...asked, min: 1, max: 8, numbers: "neurons" }, parts)).toBe(8);
	});

	it("leaves every lens's usual question possible in any network", async () => {
		const bundle = (await loadEngine("parts", "study")) as unknown as StudyBundle;
		const least = partsOf(
			{ ...config, model: { ...config.model, n_layers: 1, n_heads: 1, d_mlp: 1 } },
			{ n_symbols: 5, n_ctx: 2 },
		);
		for (const { options } of bundle.studies().lenses)
			for (const { kind } of options)
				if (kind.kind === "number" && kind.numbers)
					expect(largest(kind, least)).toBeGreaterThanOrEqual(kind.default);
	});
});
