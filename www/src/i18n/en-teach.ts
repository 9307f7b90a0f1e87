// The sentences of lessons, classes and the projector; loaded with them. A translation is a second file with the same keys.

import { count } from "./format";

const students = (n: number) => (n === 1 ? "1 student" : `${count(n)} students`);
const cells = (n: number) => (n === 1 ? "1 cell" : `${count(n)} cells`);

export const enTeach = {
	// --- Links ----------------------------------------------------------------------------------
	copy: "Copy",
	copied: "Copied",
	copy_failed: "This browser does not copy for pages; select the link and copy it yourself.",
	new_tab: "Try it in a new tab",
	qr: "QR code",
	qr_of: (text: string) => `QR code of ${text}`,
	qr_too_long: "This link is too long for a QR code. A shorter text makes it fit.",

	// --- Making a lesson ------------------------------------------------------------------------
	lesson: {
		title: "Make a lesson",
		lead: "A lesson is a link: the present settings, your own words, and what students may change. Read-outs stay whatever you hide.",
		name: "Title",
		say: "Your text, above the run",
		left: (n: number) => (n === 1 ? "1 character left" : `${count(n)} characters left`),
		predict: "Ask for a prediction before Start unlocks",
		draw: "The prediction is drawn, as a curve",
		level: "Level",
		level_any: "as the student has it",
		controls: "Controls",
		controls_help:
			"Free: as ever. Locked: shown, but fixed. Hidden: not there; what it is set to still holds.",
		readouts: "Read-outs",
		all: "Everything below",
		rules: { free: "free", locked: "locked", hidden: "hidden" },
		rule_of: (rule: string, control: string) => `${control}: ${rule}`,
		names: {
			preset: "preset",
			device: "device",
			seed: "seed",
			level: "level",
			views: "the other views",
			lenses: "lenses",
			sweep: "sweeps",
			answers: "answer table",
			curves: "curves",
			happened: "what happened",
			ask: "ask the network",
			predict: "predictions",
			runs: "list of runs",
			save: "saving, sharing, opening files",
		} as Record<string, string>,
		shown: "shown",
		link: "Link of the lesson",
		close: "Close",
	},

	// --- A class --------------------------------------------------------------------------------
	class: {
		title: "Teach",
		pages: "Lesson plan, worksheet, answers",
		sweep: "One class, one sweep",
		lead: "Every student runs one cell of a common plan and reads out a short code. Pasted here, the codes draw the phase diagram. Nothing leaves your computers.",
		plan: "The plan",
		plan_help: "Everything else is as in the settings now. Values with commas.",
		axis: (n: number) => `Axis ${n + 1}`,
		none: "none",
		values: (axis: string) => `${axis}, values`,
		size: (n: number) => `${cells(n)}: enough for ${students(n)} to have one each.`,
		takes: (time: string) => `The longest run takes about ${time} on this computer.`,
		make: "Make this plan",
		remake: "Make this plan instead",
		remake_help: "A new plan has other codes: those that are here are for the present one.",
		link: "The students’ link",
		link_help:
			"Each student opens it and types a number; you give the numbers out, from 1 on. When all cells are given, the next student repeats the first cell, as a check.",
		who: "Who has which cell",
		student: "student",
		collect: "Codes",
		paste: "Paste codes here, as many as you like",
		paste_help:
			"Spaces, dashes, small letters and line breaks do not matter, nor does O for 0 or I for 1.",
		add: "Add the codes",
		added: (taken: number, refused: number) =>
			`${taken === 1 ? "1 code" : `${count(taken)} codes`} taken, ${count(refused)} refused.`,
		nothing: "There is no code in that.",
		results: "Results",
		received: (n: number, of: number) => `${count(n)} of ${cells(of)} are in.`,
		complete: "Every cell is in.",
		and_more: (numbers: string, n: number) => `${numbers} and ${count(n)} more`,
		other_class:
			"The link brings another plan, but this browser has codes for its own. Save them and forget that class, then open the link again.",
		missing: (numbers: string) => `Missing: the cells of students ${numbers}.`,
		missing_one: (number: string) => `Missing: the cell of student ${number}.`,
		fill: (n: number) => `Run student ${count(n)}’s cell here`,
		doubles: (n: number, times: number) =>
			`Student ${count(n)}’s cell came ${count(times)} times, always the same.`,
		differ: (n: number, what: string) =>
			`Student ${count(n)}’s cell came with different results: ${what}. Both are in the diagram.`,
		report: (memorised: string, generalised: string) =>
			`memorised ${memorised}, generalised ${generalised}`,
		never: "never",
		unfinished: (numbers: string) =>
			`Not over yet when the code was made: the runs of students ${numbers}.`,
		refused: "Codes that were refused",
		remove: (code: string) => `Remove “${code}”`,
		reasons: {
			length: (code: string, length: number, of: number) =>
				`“${code}” has ${count(length)} letters and digits; a code has ${count(of)}.`,
			letter: (code: string) => `“${code}” has a letter that no code has (U).`,
			typo: (code: string) => `“${code}”: a letter is wrong or two have changed places.`,
			version: (code: string) => `“${code}” was made by another version of this page.`,
			plan: (code: string) => `“${code}” is of another plan.`,
			cell: (code: string) => `“${code}” is of a cell that this plan does not have.`,
		},
		csv: "Save as CSV",
		forget: "Forget this class",
		forget_help: "The plan and all its codes are removed from this browser. Save them first.",
		stage: "Show on the projector",
		not_kept: "This browser keeps nothing: the class lasts until the page is left.",
		saved_unusable: (why: string) => `The plan that was kept here cannot be used: ${why}`,
	},

	// --- A student ------------------------------------------------------------------------------
	student: {
		title: "Your part of the class’s sweep",
		number: "Your student number",
		number_help: (most: number) =>
			`A whole number, 1 to ${count(most)}; your teacher gives it out.`,
		bad_number: (text: string, most: number) =>
			`Student number: “${text}” cannot be used; allowed: a whole number, 1 to ${count(most)}.`,
		take: "Take my settings",
		change: "Change the number",
		yours: (n: number) => `Student ${count(n)}, your settings are:`,
		start: "Press Start and let the run go to its end. Then you get a code for your teacher.",
		running: "Your run is going on. When it is over, your code is here.",
		code: "Your code",
		code_help: "Give it to your teacher: read it out, send it, or show the QR code.",
		going: "The run is not over yet: this code says how far it is. A later one replaces it.",
		other: "The run on screen is not yours: reset it, or start a new run with your settings.",
		changed: "Settings were changed while this run went on, so it cannot count. Start a new run.",
		bad_plan: (why: string) => `This class link cannot be used: ${why}`,
	},

	// --- The projector --------------------------------------------------------------------------
	stage: {
		label: "Projector",
		keys: "Keys",
		space: "Space",
		play: "start, pause",
		back: "back in time",
		on: "on",
		reset: "reset",
		one: "both",
		two: "table",
		three: "curves",
		four: "class",
		qr: "QR code",
		dark: "dark",
		leave: "Leave",
		qr_title: "Open it on your own device",
	},
};
