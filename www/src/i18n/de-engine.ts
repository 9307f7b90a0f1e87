// Was die Worker des Rechenwerks sagen.

import type { enEngine } from "./en-engine";
import { count, milliseconds, ratio } from "./format";

export const deEngine: typeof enEngine = {
	device_chosen_cpu: "die CPU ist ausgewählt",
	device_no_webgpu: "dieser Browser hat kein WebGPU",
	device_no_adapter: "WebGPU findet keinen Adapter (keine Grafikhardware, die es nutzen kann)",
	device_adapter_failed: (why: string) => `WebGPU liefert keinen Adapter: ${why}`,
	device_software: (name: string) =>
		`den einzigen Adapter bildet Software nach (${name}); die CPU rechnet schneller`,
	device_gpu_failed: (why: string) => `das Rechenwerk für WebGPU ist nicht gestartet: ${why}`,
	gpu_looking: "eine GPU wird gesucht",
	gpu_loading: "das Rechenwerk für die GPU wird geladen",
	gpu_starting: "die GPU startet",
	gpu_testing: "die GPU übersetzt ihre Programme und prüft sich selbst",
	gpu_slower: (gpu: number, cpu: number) =>
		`für diesen Lauf ist sie nicht schneller (${milliseconds(gpu)} pro Schritt; CPU: ${milliseconds(cpu)})`,
	gpu_lost: (why: string, step: number, again: boolean) =>
		`Die GPU ist verloren gegangen (${why}). Der Lauf geht ab Schritt ${count(step)} auf der CPU weiter; sonst fehlt nichts.${again ? " Die GPU wird noch einmal gestartet." : ""}`,
	gpu_lost_too_often: "sie ging dreimal verloren",
	selftest_differs: (what: string, difference: number) =>
		`ihr Selbsttest ist gescheitert: Sie rechnet anders als die CPU (${what}, ${ratio(difference * 100)} % daneben)`,
};
