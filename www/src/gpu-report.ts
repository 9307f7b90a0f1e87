// What this browser says of its GPU, as rows of the debug panel: what a bug report about a GPU begins with. Adapters answer
// alike whoever asks, so it is the page that asks, and the engine is left alone.

import type { DebugRow } from "./debug";
import { type Adapter, adapterName } from "./device";
import { debugStrings as strings } from "./i18n/debug";
import { count } from "./i18n/format";

type Numbers = Record<string, number | undefined>;
export type Described = Adapter & { limits?: Numbers; features?: Iterable<string> };
export type Gpu = { requestAdapter(): Promise<Described | null> };

/** What our kernels need most of: large buffers, many at a time, and groups with memory of their own. */
const LIMITS = [
	"maxBufferSize",
	"maxStorageBufferBindingSize",
	"maxStorageBuffersPerShaderStage",
	"maxComputeWorkgroupStorageSize",
	"maxComputeInvocationsPerWorkgroup",
	"maxComputeWorkgroupsPerDimension",
];
/** Not every browser tells. */
const OF_INFO = ["subgroupMinSize", "subgroupMaxSize"];

const row = (text: string): DebugRow => ({ id: "gpu", label: strings.gpu_rows.adapter, text });

/** While nobody has answered yet. */
export const ASKING = [row(strings.gpu_asking)];

export async function askGpu(gpu: Gpu | undefined): Promise<DebugRow[]> {
	if (!gpu) return [row(strings.gpu_missing)];
	try {
		const adapter = await gpu.requestAdapter();
		return adapter ? rowsOf(adapter) : [row(strings.gpu_none)];
	} catch (error) {
		return [row(String(error))];
	}
}

function rowsOf(adapter: Described): DebugRow[] {
	const { limits = {}, features = [] } = adapter;
	const info = (adapter.info ?? {}) as Numbers;
	return [
		row(adapterName(adapter) || strings.gpu_unnamed),
		...LIMITS.flatMap((name) => number(name, limits[name])),
		...OF_INFO.flatMap((name) => number(name, info[name])),
		{ id: "gpu-features", label: strings.gpu_rows.features, text: [...features].sort().join(", ") },
	];
}

/** Its name is the standard's, in no language. */
const number = (name: string, value: number | undefined): DebugRow[] =>
	value === undefined ? [] : [{ id: `gpu-${name}`, label: name, text: count(value) }];
