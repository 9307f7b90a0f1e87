// The scoreboard of signs.

import { count } from "./format";

export const enScoreboard = {
	title: "Which signs announce understanding?",
	lead: "Several quantities are said to announce the jump of the test accuracy. Recorded: how many steps each was ahead of the jump (median of the runs), and how often it announced a jump that never came. The rules were fixed before the first run and never look ahead.",
	recorded: (formula: string, runs: number, controls: number, version: string) =>
		`${formula}: ${count(runs)} runs and ${count(controls)} controls, grokscope ${version}.`,
	columns: {
		sign: "sign",
		flag: "flag",
		lead: "steps ahead (median)",
		leads: "in each run",
		missed: "missed",
		false_alarms: "false alarms",
	},
	missed: "missed",
	of: (n: number, all: number) => `${count(n)} of ${count(all)}`,
	command: "The same, and any other settings, on the command line:",
	failed: (why: string) => `The record did not load: ${why}`,
};
