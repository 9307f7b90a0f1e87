// The debug panel. A translation is a second file with the same keys.

export const enDebug = {
	unknown: "–",
	title: "Engine",
	help: "averages of the latest slices; a slice is what is done between two looks",
	copy: "Copy as text",
	copied: "Copied",
	lose: "Try a loss",
	lose_hint:
		"Destroys the GPU device, or stops a worker without a word, to see that the run survives it",
	rows: {
		built: "built from",

		device: "device",
		speed: "steps per second",
		steps: "steps per slice",
		slice: "length of a slice",
		enqueue: "computing or queueing, per step",
		read: "waiting and reading back, per slice",
		dispatches: "GPU dispatches per step",
		submits: "GPU submits per step",
		steps_per_submit: "steps per GPU submit",
		workers: "workers",
		memory: "WebAssembly memory",
		cores: "processor threads here",
		offline: "works without a network",
	},
	commit_unknown: "commit not known",
	gpu_rows: {
		adapter: "GPU adapter in this browser",
		features: "GPU features",
	},
	gpu_asking: "asking…",
	gpu_missing: "this browser has no WebGPU",
	gpu_none: "none that WebGPU can use",
	gpu_unnamed: "without a name",
};
