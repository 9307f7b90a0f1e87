// The sentences of saving, sharing, opening and printing; loaded with them.

import { count, megabytes } from "./format";

export const enSave = {
	none_yet: "There is no run yet. Start one, and it can be saved here.",

	// --- The link ---------------------------------------------------------------------------------
	link_title: "Link",
	link_help: "Opens this run’s settings and seeds anywhere; on the CPU it becomes the same run.",
	copy_link: "Copy link",
	copied: "Copied.",
	copy_failed: "The browser did not let us copy. Select the text and copy it yourself.",
	show_qr: "QR code",
	qr_says: (link: string) => `QR code of the link ${link}`,
	qr_too_long: "This link is too long for a QR code.",

	// --- Files ------------------------------------------------------------------------------------
	files_title: "Files",
	config: "Settings (JSON)",
	config_help: "As `grokscope run --config` reads it.",
	csv: "Curves (CSV)",
	jsonl: "Curves (JSONL)",
	metrics_help: "The same lines as the command line writes.",
	story: "About this run (JSON)",
	story_help:
		"Config, seeds, version, device, browser and time: what a table of numbers cannot say about itself.",
	checkpoint: (step: number) => `Checkpoint, step ${count(step)}`,
	checkpoint_none: "Checkpoint",
	checkpoint_help:
		"The whole run: this page and `grokscope run --resume` go on from it, bit for bit. It follows the step that is shown; a pause makes one of the present step.",
	checkpoint_lost: "That checkpoint is no longer kept by the browser.",
	weights_help: "Weights for other tools, from the checkpoint:",

	// --- The command line ---------------------------------------------------------------------------
	command_title: "The same on the command line",
	command_file: "This line needs the settings as a file, saved under “Files”.",
	command_gpu:
		"This run was trained on a GPU: the command line’s numbers differ a little, and the jump may come some steps earlier or later.",
	copy_command: "Copy the command",

	// --- Pictures -----------------------------------------------------------------------------------
	pictures_title: "Pictures",
	pictures_help: "In the colours of the page, with a title, a legend and where they come from.",
	table_picture: "Answer table",
	save_picture: (kind: string, what: string) => `${what} as ${kind}`,
	not_saved: (why: string) => `It was not saved: ${why}`,
	picture_title: (what: string, formula: string) => `${what}: ${formula}`,
	picture_at: (what: string, formula: string, step: number) =>
		`${what}: ${formula}, step ${count(step)}`,
	with_unit: (what: string, unit: string) => `${what} (${unit})`,
	shown_wrong: "shown, wrong",
	hidden_wrong: "hidden, wrong",
	provenance: (version: string, seeds: string, day: string) =>
		`grokscope ${version} · ${seeds} · ${day}`,

	// --- Moving pictures ----------------------------------------------------------------------------
	movie_title: "The run as a film",
	movie_help: "Eight seconds: the answer table fills in beside the curve.",
	gif: "Save as GIF",
	webm: "Save as WebM",
	movie_early: "A film needs a few moments of a run: train for some steps first.",
	movie_gathering: (done: number, all: number) =>
		`Asking the network of ${count(done)} of ${count(all)} moments…`,
	movie_drawing: (done: number, all: number) => `Frame ${count(done)} of ${count(all)}…`,
	movie_progress: "Progress of the film",
	movie_done: (bytes: number) => `Saved: ${megabytes(bytes)}.`,
	movie_failed: (why: string) => `The film was not made: ${why}`,
	movie_large: (most: number) => `it is larger than ${megabytes(most)} even with few frames`,
	movie_hidden: "the page was hidden while it was recorded; stay here for eight seconds",
	movie_step: (step: number) => `step ${count(step)}`,
	cancel: "Cancel",
	cancelled: "Cancelled.",

	// --- Listening ----------------------------------------------------------------------------------
	listen_title: "Listen",
	listen: "Hear the curve",
	listen_stop: "Stop the sound",
	listen_help:
		"Test accuracy as pitch, over four seconds; train accuracy quieter, below. Escape stops it.",
	listen_early: "There is no curve to hear yet.",
	listen_failed: (why: string) => `The browser gave no sound: ${why}`,

	// --- Citing -------------------------------------------------------------------------------------
	cite_title: "Cite this run",
	cite_text: "As text",
	cite_bibtex: "BibTeX",
	copy_text: "Copy the text",
	copy_bibtex: "Copy the BibTeX",

	// --- Printing -----------------------------------------------------------------------------------
	print: "Print a report",
	print_title: "Print",
	print_help: "One page: settings, table, curves, what happened, link and seeds.",
	report_title: "grokscope run report",
	report_settings: "Settings that differ from the preset",
	report_preset: (preset: string) => `Preset: ${preset}.`,
	report_same: "All settings are the preset’s.",
	report_more: (n: number) => `and ${count(n)} more: see the link`,
	report_setting: (label: string, value: string, usual: string) => `${label}: ${value} (${usual})`,
	report_happened: "What happened",
	report_nothing: "Nothing yet.",
	report_seeds: "Seeds",
	report_link: "The same run",
	report_version: (version: string, day: string) => `grokscope ${version}, ${day}`,

	// --- Opening ------------------------------------------------------------------------------------
	open_title: "Open",
	open: "Open a file",
	open_help:
		"Settings, a link, curves or a checkpoint: choose a file, drop it anywhere on the page, or paste text.",
	opened_config: "The settings are open.",
	opened_link: "The settings of the link are open.",
	opened_checkpoint: (step: number) =>
		`The run goes on from step ${count(step)} of the checkpoint; press Continue.`,
	opening: "Looking at the checkpoint…",
	allowed:
		"settings as JSON, a link with settings, curves (CSV or JSON lines) with or without the settings beside them, or a checkpoint (safetensors) of this page or of `grokscope run --checkpoint`",
	named: (name: string) => `“${name}”`,
	pasted: "what was pasted",
	refused: (what: string, found: string, allowed: string) =>
		`${what}: ${found}; allowed: ${allowed}.`,
	too_large: (what: string, bytes: number, most: number) =>
		`${what} has ${megabytes(bytes)}; allowed: at most ${megabytes(most)}.`,
	too_many: (n: number) => `${count(n)} files at once; allowed: one, or curves and their settings.`,
	unusable: (what: string, why: string) => `${what} cannot be used: ${why}`,
	cannot_read: (what: string, why: string) => `${what} cannot be read: ${why}`,
	found: {
		empty: "it is empty",
		binary: "it is binary, and no safetensors file",
		text: (begin: string) => `it is text that begins with “${begin}”`,
		json: "it is JSON, but no settings",
		broken_json: "it looks like JSON, but is broken or cut off",
		results: "it holds results of a sweep; open it under “Sweep”",
		foreign_link: (host: string) => `it is a link to ${host} without any setting of this page`,
		weights:
			"it is a safetensors file, but no checkpoint (`grokscope import` makes one of weights)",
		header: "it begins like a safetensors file, but its header is broken or cut off",
	},
	no_engine: "the engine that would check it is not there; press Reset and try again",
};
