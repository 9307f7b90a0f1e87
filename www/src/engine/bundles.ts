// Loads the compiled engines. A worker that never asks for one never downloads it.

import type { Bundle } from "../messages";
import { type Arrived, download } from "./download";

const BUNDLES = {
	cpu: {
		glue: () => import("../../pkg/cpu/grokscope_web.js") as unknown as Promise<Bundle>,
		wasm: new URL("../../pkg/cpu/grokscope_web_bg.wasm", import.meta.url),
	},
	study: {
		glue: () => import("../../pkg/study/grokscope_web.js") as unknown as Promise<Bundle>,
		wasm: new URL("../../pkg/study/grokscope_web_bg.wasm", import.meta.url),
	},
	gpu: {
		glue: () => import("../../pkg/gpu/grokscope_web.js") as unknown as Promise<Bundle>,
		wasm: new URL("../../pkg/gpu/grokscope_web_bg.wasm", import.meta.url),
	},
};
export type Loaded = { bundle: Bundle; memory: WebAssembly.Memory };

/** Both parts of an engine travel at the same time; `hear` is told how much of the larger one has come. */
export async function loadBundle(
	kind: keyof typeof BUNDLES,
	hear?: (arrived: Arrived) => void,
): Promise<Loaded> {
	const { glue, wasm } = BUNDLES[kind];
	const size = __ENGINE_BYTES__[kind] ?? 0;
	const [bundle, module_or_path] = await Promise.all([glue(), download(wasm, size, hear)]);
	const { memory } = await bundle.default({ module_or_path });
	return { bundle, memory };
}
