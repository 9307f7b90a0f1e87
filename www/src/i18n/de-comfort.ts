// Sätze über die Seite selbst: Versionen, verdeckte Tabs, andere Seiten ringsum.

import type { enComfort } from "./en-comfort";
import { count } from "./format";

export const deComfort: typeof enComfort = {
	notes: "Hinweise zu dieser Seite",
	new_version: "Es gibt eine neue Version.",
	reload: "Neu laden",
	later: "Später",
	close: "Schließen",
	away: (steps: number) =>
		steps === 1
			? "1 Schritt gerechnet, während du fort warst."
			: `${count(steps)} Schritte gerechnet, während du fort warst.`,
	paused_away: "Angehalten, solange dieser Tab verdeckt war; jetzt geht es weiter.",
	hidden_label: "Solange dieser Tab verdeckt ist",
	hidden: { keep: "weiter trainieren", pause: "anhalten" },
	stop_label: "Hält von selbst an",
	stops: {
		end: "erst bei seinem letzten Schritt",
		generalised: "bald nachdem er verallgemeinert hat",
		minute: "nach einer Minute Training",
		ten_minutes: "nach zehn Minuten Training",
	},
	stopped_done: "Von selbst angehalten: Er hat verallgemeinert. „Weiter“ setzt ihn fort.",
	stopped_time:
		"Von selbst angehalten: Die Zeit, die du ihm gegeben hast, ist um. „Weiter“ setzt ihn fort.",
	open_whole: "Ganze Seite öffnen",
	bad_kind: (kind: string, allowed: string) =>
		`„kind“ ist „${kind}“, und das kennt diese Seite nicht. Erlaubt: ${allowed}.`,
	bad_version: (version: string, allowed: string) =>
		`„grokscope“ ist „${version}“: Diese Seite spricht Version ${allowed}.`,
	bad_link: (link: string) =>
		`„link“ ist „${link}“. Erlaubt ist, was in einem Link auf diese Seite hinter dem „#“ steht, als Text, etwa „preset=tiny&seed=2“.`,
	nothing_to_start: "Noch gibt es nichts zu starten: auf „ready“ warten.",
};
