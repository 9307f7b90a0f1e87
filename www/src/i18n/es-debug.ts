// The debug panel, in Spanish. The original is en-debug.ts.

import type { enDebug } from "./en-debug";

export const esDebug: typeof enDebug = {
	unknown: "–",
	title: "Motor",
	help: "promedios de los últimos tramos; un tramo es lo que se hace entre una mirada y la siguiente",
	copy: "Copiar como texto",
	copied: "Copiado",
	lose: "Ensayar pérdida",
	lose_hint:
		"Destruye el dispositivo de la GPU, o detiene un hilo sin avisar, para ver que la ejecución sobrevive",
	rows: {
		built: "construido a partir de",

		device: "dispositivo",
		speed: "pasos por segundo",
		steps: "pasos por tramo",
		slice: "duración de un tramo",
		enqueue: "cálculo o puesta en cola, por paso",
		read: "espera y lectura, por tramo",
		dispatches: "llamadas a la GPU por paso",
		submits: "envíos a la GPU por paso",
		steps_per_submit: "pasos por envío a la GPU",
		workers: "hilos de trabajo",
		memory: "memoria de WebAssembly",
		cores: "hilos del procesador",
		offline: "funciona sin red",
	},
	commit_unknown: "commit desconocido",
	gpu_rows: {
		adapter: "adaptador de GPU en este navegador",
		features: "funciones de la GPU",
	},
	gpu_asking: "preguntando…",
	gpu_missing: "este navegador no tiene WebGPU",
	gpu_none: "ninguno que WebGPU pueda usar",
	gpu_unnamed: "sin nombre",
};
