// Die Tafel der Anzeichen.

import type { enScoreboard } from "./en-scoreboard";
import { count } from "./format";

export const deScoreboard: typeof enScoreboard = {
	title: "Welche Anzeichen kündigen das Verstehen an?",
	lead: "Mehrere Größen sollen den Sprung der Testgenauigkeit ankündigen. Aufgezeichnet ist, um wie viele Schritte jede dem Sprung voraus war (Median der Läufe) und wie oft sie einen Sprung ankündigte, der nie kam. Die Regeln standen vor dem ersten Lauf fest und blicken nie voraus.",
	recorded: (formula: string, runs: number, controls: number, version: string) =>
		`${formula}: ${count(runs)} Läufe und ${count(controls)} Kontrollen, grokscope ${version}.`,
	columns: {
		sign: "Anzeichen",
		flag: "Signal",
		lead: "Schritte voraus (Median)",
		leads: "in jedem Lauf",
		missed: "verpasst",
		false_alarms: "Fehlalarme",
	},
	missed: "verpasst",
	of: (n: number, all: number) => `${count(n)} von ${count(all)}`,
	command: "Dasselbe, auch mit anderen Einstellungen, auf der Kommandozeile:",
	failed: (why: string) => `Die Aufzeichnung konnte nicht geladen werden: ${why}`,
};
