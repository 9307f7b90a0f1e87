// Loads the compiled engines. A worker that never asks for one never downloads it.

import type { Bundle } from "../messages";

const BUNDLES = {
	cpu: () => import("../../pkg/cpu/grokscope_web.js") as unknown as Promise<Bundle>,
	study: () => import("../../pkg/study/grokscope_web.js") as unknown as Promise<Bundle>,
	webgpu: () => import("../../pkg/gpu/grokscope_web.js") as unknown as Promise<Bundle>,
};
export type Loaded = { bundle: Bundle; memory: WebAssembly.Memory };

export async function loadBundle(kind: keyof typeof BUNDLES): Promise<Loaded> {
	const bundle = await BUNDLES[kind]();
	const { memory } = await bundle.default();
	return { bundle, memory };
}
