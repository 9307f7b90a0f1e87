// What the engine's workers say, in Spanish. The original is en-engine.ts.

import type { enEngine } from "./en-engine";
import { count, milliseconds, ratio } from "./format";

export const esEngine: typeof enEngine = {
	device_chosen_cpu: "elegiste la CPU",
	device_no_webgpu: "este navegador no tiene WebGPU",
	device_no_adapter:
		"WebGPU no encuentra ningún adaptador (ningún hardware gráfico que pueda usar)",
	device_adapter_failed: (why: string) => `WebGPU no dio ningún adaptador: ${why}`,
	device_software: (name: string) =>
		`el único adaptador es de software (${name}), más lento que nuestro motor para CPU`,
	device_gpu_failed: (why: string) => `el motor de WebGPU no arrancó: ${why}`,
	gpu_looking: "buscando una GPU",
	gpu_loading: "se está cargando el motor de GPU",
	gpu_starting: "la GPU está arrancando",
	gpu_testing: "la GPU compila sus programas y demuestra que calcula bien",
	gpu_slower: (gpu: number, cpu: number) =>
		`para esta ejecución no es más rápida (${milliseconds(gpu)} por paso; la CPU: ${milliseconds(cpu)})`,
	gpu_lost: (why: string, step: number, again: boolean) =>
		`Se perdió la GPU (${why}). La ejecución siguió en la CPU desde el paso ${count(step)}; no se perdió nada más.${again ? " La GPU está arrancando de nuevo." : ""}`,
	gpu_lost_too_often: "se perdió tres veces",
	selftest_differs: (what: string, difference: number) =>
		`falló su autocomprobación: calcula otros números que la CPU (${what}, con un ${ratio(difference * 100)} % de diferencia)`,
};
