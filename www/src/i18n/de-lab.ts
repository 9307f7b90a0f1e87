// Die Sätze des Teils, der hineinsieht.

import type { enLab } from "./en-lab";
import { count } from "./format";

export const deLab: typeof enLab = {
	title: "Hineinsehen",
	closed:
		"Sieh zu, wie die Schaltung entsteht, während die Antworten noch nach Zufall aussehen: Lupen für die Einbettung, die Neuronen, die Logits. Sie laufen neben dem Training her, in einem eigenen Worker.",
	open: "Lupen öffnen",
	close: "Lupen schließen",
	loading: "Lupen werden geladen …",
	failed: (why: string) => `Die Lupen sind stehen geblieben: ${why}`,
	again: "Noch einmal",
	none_yet: "Es gibt noch nichts zu sehen.",
	add: "Neue Lupe …",
	add_label: "Lupe hinzufügen",
	time: "Gezeigter Schritt",
	live: "live",
	live_at: (step: number) => `live, Schritt ${count(step)}`,
	at: (step: number) => `Schritt ${count(step)}`,
	kept: (n: number) =>
		n === 1
			? "1 Moment dieses Laufs ist aufbewahrt"
			: `${count(n)} Momente dieses Laufs sind aufbewahrt`,
	halved: ", mit 16 Bit",
	to_live: "Zurück zu live",
	to_live_hint: "Dem Lauf wieder folgen (Escape)",
	play: "Abspielen",
	stop: "Stopp",
	play_hint: "Zeigt den ganzen Lauf in 8 Sekunden",
	fork: (step: number) => `Ab Schritt ${count(step)} abzweigen`,
	fork_hint:
		"Ein neuer Lauf, der von dort weitergeht, mit denselben Gewichten und demselben Optimierer. Was sich unterwegs ändern lässt, etwa der Gewichtsabfall, ändert „Anwenden“.",
	fork_none: "Abzweigen",
	fork_wait: "Zwischenstände werden ab Schritt 20 aufbewahrt.",
	forked: (step: number) => `Geht ab Schritt ${count(step)} des blass gezeichneten Laufs weiter.`,
	compute: (step: number) => `Bei Schritt ${count(step)} berechnen`,
	compute_hint: "Diese Lupe braucht ihre Zeit; sie sieht nur hin, wenn man es ihr sagt.",
	needs_checkpoint:
		"Diese Lupe braucht einen Zwischenstand; vor diesem Schritt ist noch keiner aufbewahrt.",
	computing: "Wird berechnet …",
	keys: "Schlüsselfrequenzen des neuesten Netzes",
	keys_hint:
		"Trägt sie in jede Lupe ein, die nach Schlüsselfrequenzen fragt, für alle Schritte: das veröffentlichte Verfahren, sobald ein Lauf zu Ende ist.",
	keys_online: "laufende Schlüsselfrequenzen",
	keys_given: "angegebene Schlüsselfrequenzen",
	keys_of: (step: number) => `Schlüsselfrequenzen von Schritt ${count(step)} (Nandas Verfahren)`,
	over_run: (unit: string) => (unit ? `Über den Lauf, ${unit}` : "Über den Lauf"),
	over_run_value: "Wert",
	axis_step: "Schritt",
	mark_shown: "gezeigt",
	events: "Was geschah",
	event: {
		first_rise: "erster Anstieg",
		loss_peak: "höchster Testverlust",
		diverged: "entgleist",
		memorised: "auswendig gelernt",
		generalised: "verallgemeinert",
	},
	event_says: {
		memorised: (step: number) => `Schritt ${count(step)}: Das Netz beantwortet die Trainingspaare.`,
		first_rise: (step: number) =>
			`Schritt ${count(step)}: Die Testgenauigkeit lässt den Zufall zum ersten Mal hinter sich.`,
		loss_peak: (step: number) =>
			`Schritt ${count(step)}: Hier war der Testverlust am höchsten; seither ist er gefallen.`,
		generalised: (step: number) =>
			`Schritt ${count(step)}: Das Netz beantwortet Paare, die es nie gesehen hat.`,
		diverged: (step: number) => `Schritt ${count(step)}: Der Verlust ist keine Zahl mehr.`,
	},
};
