// Taking back, keys, drawn predictions, and curves of other computers. A translation is a second file with the same keys.

import { count } from "./format";

export const enPlay = {
	undo: "Undo",
	redo: "Redo",
	undo_what: (what: string) => `Undo: ${what}`,
	redo_what: (what: string) => `Redo: ${what}`,
	several_settings: (n: number) => `${count(n)} settings`,
	settings_replaced: "The settings are replaced.",
	deleted: (name: string) => `${name} is deleted.`,
	deed_delete: (name: string) => `${name} deleted`,
	started_over: (name: string) => `Back at step 0. ${name} can go on where it was.`,
	deed_reset: "reset",

	keys_title: "Keys",
	keys_close: "Close",
	keys_or: " or ",
	keys: {
		play: "start or pause",
		step: "do a single step",
		reset: "back to step 0, same seeds",
		dice: "draw another seed (Tinker and Lab)",
		earlier: "show the value before",
		later: "show the next value",
		live: "show the latest again",
		axis: "steps along the curves: logarithmic or evenly spaced",
		lenses: "open or close the lenses (Lab)",
		watch: "go to Watch",
		tinker: "go to Tinker",
		lab: "go to Lab",
		undo: "undo the latest change",
		redo: "redo it",
		help: "show or close this list",
	},
	keys_curve: "with the focus on a curve: read values",
	keys_cell: "with the focus on the answer table: read cells",
	keys_note:
		"A control that has the focus keeps the keys that it needs itself. The projector shows its own keys.",
	keys_switch: "Single characters are keys (switch off for speech input)",
	key_names: {
		" ": "Space",
		escape: "Esc",
		ctrl: "Ctrl",
		shift: "Shift",
		pageup: "Page up",
		pagedown: "Page down",
	},
	transport: "Start, step, reset",

	sketch_open: "Draw the curve that you expect",
	sketch_more: "Change the curve that you drew",
	sketch_how:
		"How many of the hidden answers will be right, and when? Draw it on the chart, or set the heights here.",
	sketch_step: (step: number) => `step ${count(step)}`,
	sketch_clear: "Clear",
	sketch_done: "Done",
	drew: (step: string) => `You expected 99 % at about step ${step}.`,
	drew_never: "You expected that it never gets to 99 %.",
	came: (step: number) => `It came at step ${count(step)}.`,
	came_never: "It did not get there in this run.",

	from_file: (file: string) => `opened from ${file}`,
	opened_curves: "The curve is open: a pale line, and a row in the list of your runs.",
	opened_curves_alone:
		"The curve is open: a pale line, and a row in the list of your runs. Its settings are not in the file: drop the file with them together with it.",
	metrics_none: "it has no rows.",
	metrics_many: (n: number, most: number) =>
		`it has ${count(n)} lines; allowed: at most ${count(most)}.`,
	metrics_columns: (missing: string, all: string) =>
		`it has no column ${missing}; allowed: a heading with ${all}.`,
	metrics_line: (line: number, text: string) =>
		`line ${count(line)} is “${text}”; allowed: a JSON object.`,
	metrics_value: (line: number, column: string, value: string, allowed: string) =>
		`line ${count(line)}: ${column} is “${value}”; allowed: ${allowed}.`,
	metrics_allowed: {
		step: "whole numbers, each larger than the one before",
		train_loss: "numbers from 0 on",
		test_loss: "numbers from 0 on",
		train_accuracy: "numbers from 0 to 1",
		test_accuracy: "numbers from 0 to 1",
	},
};
