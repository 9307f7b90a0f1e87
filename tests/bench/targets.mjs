// What "fast" means, one row each. `value` finds the number in the measurements of a run; undefined: not measured.

const seconds = (m, workload, contestant) => m.steps?.[workload]?.[contestant]?.seconds?.median;
/** How many times as fast as another contestant our wasm is. */
const timesAsFast = (workload, other) => (m) =>
	ratio(seconds(m, workload, other), seconds(m, workload, "wasm"));
const ratio = (a, b) => (a === undefined || b === undefined ? undefined : a / b);
const gpu =
	(name, contestant = "gpu") =>
	(m) =>
		m.gpu?.[contestant]?.[name];
/** The slowest seed; a run that never gets there takes for ever. */
const slowest = (runs) =>
	runs ? Math.max(...runs.map(({ seconds }) => seconds ?? Infinity)) : undefined;

/** The dearest look of the lenses that look on their own, in milliseconds. */
const dearestLook = (network) => (m) => {
	const looks = m.lenses?.looks?.[network];
	return looks && Math.max(...Object.values(looks).map(({ median }) => 1000 * median));
};

const least = (threshold, stretch) => ({ better: "higher", threshold, stretch });
const most = (threshold, stretch) => ({ better: "lower", threshold, stretch });

export const TARGETS = [
	{
		id: "torch_small",
		text: "small: times as fast as PyTorch, projected, one thread",
		...least(0.8, 1.2),
		unit: "×",
		value: timesAsFast("small", "torch_projected"),
	},
	{
		id: "torch_nanda_quick",
		text: "nanda_quick: times as fast as PyTorch, projected, one thread",
		...least(0.5, 0.8),
		unit: "×",
		value: timesAsFast("nanda_quick", "torch_projected"),
	},
	{
		id: "torch_nanda",
		text: "nanda: times as fast as PyTorch, projected, one thread",
		...least(0.5, 0.8),
		unit: "×",
		value: timesAsFast("nanda", "torch_projected"),
	},
	{
		id: "jax_small",
		text: "small: times as fast as jax-js (wasm), plain",
		...least(6),
		unit: "×",
		value: timesAsFast("small", "jax_wasm"),
	},
	{
		id: "tf_small",
		text: "small: times as fast as TensorFlow.js (wasm), plain",
		...least(40),
		unit: "×",
		value: timesAsFast("small", "tf_wasm"),
	},
	...["small", "nanda_quick", "nanda"].map((workload) => ({
		id: `native_${workload}`,
		text: `${workload}: wasm against the native tool, one thread`,
		...least(0.35),
		unit: "×",
		value: timesAsFast(workload, "native"),
	})),
	...["small", "nanda_quick", "nanda"].map((workload) => ({
		id: `gemm_${workload}`,
		text: `${workload}: whole steps against the matrix products alone, wasm`,
		...least(0.6),
		unit: "×",
		value: (m) => ratio(m.gemm?.[workload]?.seconds, seconds(m, workload, "wasm")),
	})),
	{
		id: "workers_nanda",
		text: "nanda on the page: two workers against one",
		...least(1.5),
		unit: "×",
		value: (m) => ratio(m.workers?.nanda?.[1]?.median, m.workers?.nanda?.[2]?.median),
	},
	{
		id: "gpu_dispatches",
		text: "WebGPU: dispatches per step",
		...most(30, 16),
		unit: "",
		value: gpu("dispatches_per_step"),
	},
	{
		id: "gpu_deep",
		text: "WebGPU: dispatches per step of two layers, the most of two networks",
		...most(60),
		unit: "",
		value: (m) => m.deep && Math.max(...m.deep.map((row) => row.dispatches_per_step ?? Infinity)),
	},
	{
		id: "gpu_enqueue",
		text: "WebGPU: CPU time to enqueue a step",
		...most(2),
		unit: "ms",
		value: (m) => ratio(gpu("enqueue_seconds_per_step")(m), 0.001),
	},
	{
		id: "gpu_submit",
		text: "WebGPU: steps per submit",
		...least(8),
		unit: "",
		value: gpu("steps_per_submit"),
	},
	{
		id: "gpu_jax_step",
		text: "SOFTWARE WebGPU: times as fast as jax-js, a step",
		...least(2),
		unit: "×",
		value: (m) => ratio(gpu("seconds_per_step", "jax_webgpu")(m), gpu("seconds_per_step")(m)),
	},
	{
		id: "gpu_jax_first",
		text: "SOFTWARE WebGPU: times as fast as jax-js, the first step and its losses",
		...least(2),
		unit: "×",
		value: (m) => ratio(gpu("told_seconds", "jax_webgpu")(m), gpu("told_seconds")(m)),
	},
	{
		id: "first_step",
		text: "page: from navigation to the first step on the CPU",
		...most(1.5),
		unit: "s",
		value: (m) => m.first_step?.seconds?.median,
	},
	{
		id: "preset_default",
		text: "page: the default preset reaches 99 % test accuracy, slowest of seeds 0–2",
		...most(15),
		unit: "s",
		value: (m) => slowest(m.presets?.default),
	},
	{
		id: "preset_default_memorises",
		text: "page: its test accuracy when train accuracy reaches 99 %, highest of seeds 0–2",
		...most(20),
		unit: "%",
		value: (m) =>
			m.presets && Math.max(...m.presets.default.map((run) => 100 * run.test_at_memorised)),
	},
	{
		id: "preset_nanda_quick",
		text: "page: nanda_quick reaches 99 % test accuracy, slowest of seeds 0–2",
		...most(30),
		unit: "s",
		value: (m) => slowest(m.presets?.nanda_quick),
	},
	{
		id: "lenses_training",
		text: "page: small, training with lenses on the screen against none open",
		...least(0.85),
		unit: "×",
		value: ({ lenses }) =>
			ratio(
				lenses?.training?.open?.steps_per_second.median,
				lenses?.training?.closed?.steps_per_second.median,
			),
	},
	{
		id: "lenses_frames",
		text: "page: frames per second, training with lenses on the screen",
		...least(50),
		unit: "",
		value: (m) => m.lenses?.training?.open?.frames_per_second,
	},
	...Object.entries({ small: 250, nanda_quick: 1000 }).map(([network, milliseconds]) => ({
		id: `lenses_look_${network}`,
		text: `${network}: a look of the slowest lens that looks on its own`,
		...most(milliseconds),
		unit: "ms",
		value: dearestLook(network),
	})),
	...["page", "CPU engine", "WebGPU engine"].map((part) => ({
		id: `size_${part.toLowerCase().replaceAll(" ", "_")}`,
		text: `download of the ${part}, gzip, of its budget`,
		...most(100),
		unit: "%",
		value: (m) => {
			const found = m.size?.find(({ name }) => name.startsWith(part));
			return found && (100 * found.gzip) / found.budget;
		},
	})),
];

/** Every target with the value of this run and whether it is met; `met` is null where nothing was measured. */
export function judge(measurements, targets = TARGETS) {
	return targets.map(({ value, ...target }) => {
		const found = value(measurements);
		const measured = found !== undefined && !Number.isNaN(found);
		const reaches = (bound) => (target.better === "higher" ? found >= bound : found <= bound);
		return {
			...target,
			value: measured ? found : null,
			met: measured ? reaches(target.threshold) : null,
			met_stretch: measured && target.stretch !== undefined ? reaches(target.stretch) : null,
		};
	});
}
