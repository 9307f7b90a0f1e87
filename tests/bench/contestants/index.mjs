// Who takes part in what.

import { native } from "./native.mjs";
import { inPage } from "./page.mjs";
import { torch } from "./torch.mjs";

const oursWasm = () =>
	inPage({
		id: "wasm",
		label: "grokscope, wasm in Chromium",
		module: "ours",
		options: { bundle: "cpu" },
	});
const jax = (device) =>
	inPage({
		id: `jax_${device}`,
		label: `jax-js ${device}, plain`,
		module: "jax",
		options: { device },
	});
const tf = (device) =>
	inPage({
		id: `tf_${device}`,
		label: `TensorFlow.js ${device}, plain`,
		module: "tfjs",
		options: { device },
	});

/** By workload, in the order of the table. The libraries for the web train the small one only: they need minutes. */
export const ON_CPU = {
	small: () => [oursWasm(), native(), torch("projected"), torch("plain"), jax("wasm"), tf("wasm")],
	nanda_quick: () => [oursWasm(), native(), torch("projected"), torch("plain"), jax("wasm")],
	nanda: () => [oursWasm(), native(), torch("projected"), torch("plain")],
};

/** TensorFlow.js last: it takes longest. */
export const ON_SOFTWARE_GPU = () => [
	inPage({
		id: "gpu",
		label: "grokscope, WebGPU",
		module: "ours",
		options: { bundle: "gpu" },
		examines: true,
	}),
	jax("webgpu"),
	tf("webgpu"),
];
