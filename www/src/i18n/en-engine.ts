// What the engine's workers say. Few sentences, which they have in every language: a worker asks for no second file.

import { count, milliseconds, ratio } from "./format";

export const enEngine = {
	device_chosen_cpu: "you chose the CPU",
	device_no_webgpu: "this browser has no WebGPU",
	device_no_adapter: "WebGPU finds no adapter (no graphics hardware it can use)",
	device_adapter_failed: (why: string) => `WebGPU gave no adapter: ${why}`,
	device_software: (name: string) =>
		`the only adapter is a software one (${name}), slower than our CPU engine`,
	device_gpu_failed: (why: string) => `the WebGPU engine failed to start: ${why}`,
	gpu_looking: "looking for a GPU",
	gpu_loading: "the GPU engine is loading",
	gpu_starting: "the GPU is starting",
	gpu_testing: "the GPU is compiling its programs and proving itself",
	gpu_slower: (gpu: number, cpu: number) =>
		`for this run it is not faster (${milliseconds(gpu)} a step; the CPU: ${milliseconds(cpu)})`,
	gpu_lost: (why: string, step: number, again: boolean) =>
		`The GPU was lost (${why}). The run went on from step ${count(step)} on the CPU; nothing else is lost.${again ? " The GPU is being started again." : ""}`,
	gpu_lost_too_often: "it was lost three times",
	selftest_differs: (what: string, difference: number) =>
		`its self-test failed: it computes other numbers than the CPU (${what}, off by ${ratio(difference * 100)} %)`,
};
