// What the debug panel says of slices, and of the GPU that the browser has.

import { describe, expect, it } from "vitest";
import { debugRows } from "../../www/src/debug";
import type { Meter } from "../../www/src/engine/seat";
import { askGpu, type Described } from "../../www/src/gpu-report";
import { keepMeter } from "../../www/src/meters";
import { initialState } from "../../www/src/store";

const METER: Meter = {
	...{ steps: 4, ms: 20, enqueue_ms: 12, read_ms: 8 },
	...{ memory: 3e6, workers: 2, dispatches: 28, submits: 2 },
};
const texts = (rows: { id: string; text: string }[]) =>
	Object.fromEntries(rows.map(({ id, text }) => [id, text]));

describe("slices", () => {
	it("are averaged, a step's share of them too", () => {
		const said = texts(debugRows([METER, { ...METER, ms: 40 }]));
		expect(said).toMatchObject({
			steps: "4",
			slice: "30\u00a0ms",
			enqueue: "3\u00a0ms",
			dispatches: "7",
		});
	});

	it("of a CPU have no dispatches, and before the first there is nothing", () => {
		expect(texts(debugRows([{ ...METER, submits: 0 }])).dispatches).toBe("–");
		expect(texts(debugRows([])).steps).toBe("–");
	});

	it("are kept as long as they are averaged", () => {
		let state = initialState;
		for (let ms = 0; ms < 100; ms++) state = keepMeter(state, { ...METER, ms });
		expect(state.meters).toHaveLength(30);
		expect(state.meters.at(-1)?.ms).toBe(99);
	});
});

describe("the GPU", () => {
	const gpu = (adapter: Described | null) => ({ requestAdapter: async () => adapter });

	it("is described by its name, the limits that count here and its features", async () => {
		const rows = await askGpu(
			gpu({
				info: { vendor: "nvidia", architecture: "ampere" },
				limits: { maxBufferSize: 4_294_967_296, maxBindGroups: 4 },
				features: new Set(["subgroups", "shader-f16"]),
			}),
		);
		expect(texts(rows)).toEqual({
			gpu: "nvidia ampere",
			"gpu-maxBufferSize": "4,294,967,296",
			"gpu-features": "shader-f16, subgroups",
		});
	});

	it("that is missing, has no name or throws is a row all the same", async () => {
		expect(texts(await askGpu(undefined)).gpu).toMatch(/no WebGPU/);
		expect(texts(await askGpu(gpu(null))).gpu).toMatch(/none/);
		expect(texts(await askGpu(gpu({}))).gpu).toMatch(/without a name/);
		const broken = { requestAdapter: () => Promise.reject(new Error("blocked")) };
		expect(texts(await askGpu(broken)).gpu).toMatch(/blocked/);
	});
});
