// Die Tafel mit dem, was das Rechenwerk tut und kostet.

import type { enDebug } from "./en-debug";

export const deDebug: typeof enDebug = {
	unknown: "–",
	title: "Rechenwerk",
	help: "Mittel der letzten Abschnitte; ein Abschnitt ist, was zwischen zwei Blicken geschieht",
	copy: "Text kopieren",
	copied: "Kopiert",
	lose: "Ausfall proben",
	lose_hint:
		"Zerstört das GPU-Gerät oder hält einen Worker ohne ein Wort an, um zu sehen, dass der Lauf das übersteht",
	rows: {
		built: "gebaut aus",

		device: "Gerät",
		speed: "Schritte pro Sekunde",
		steps: "Schritte pro Abschnitt",
		slice: "Dauer eines Abschnitts",
		enqueue: "rechnen oder einreihen, pro Schritt",
		read: "warten und auslesen, pro Abschnitt",
		dispatches: "Rechenaufrufe an die GPU pro Schritt",
		submits: "Sendungen an die GPU pro Schritt",
		steps_per_submit: "Schritte pro Sendung an die GPU",
		workers: "Worker",
		memory: "WebAssembly-Speicher",
		cores: "Prozessor-Threads hier",
		offline: "läuft ohne Netzverbindung",
	},
	commit_unknown: "Commit unbekannt",
	gpu_rows: {
		adapter: "GPU-Adapter in diesem Browser",
		features: "Fähigkeiten der GPU",
	},
	gpu_asking: "wird gefragt…",
	gpu_missing: "dieser Browser hat kein WebGPU",
	gpu_none: "keiner, den WebGPU nutzen kann",
	gpu_unnamed: "ohne Namen",
};
