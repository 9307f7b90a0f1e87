// Sentences about the page itself: versions, hidden tabs, other pages around it. A translation is a second file with the
// same keys.

import { count } from "./format";

export const enComfort = {
	notes: "Notes about this page",
	new_version: "A new version is here.",
	reload: "Reload",
	later: "Later",
	close: "Close",
	away: (steps: number) =>
		steps === 1
			? "Ran 1 step while you were away."
			: `Ran ${count(steps)} steps while you were away.`,
	paused_away: "Paused while this tab was hidden; it goes on now.",
	hidden_label: "While this tab is hidden",
	hidden: { keep: "keep training", pause: "pause" },
	stop_label: "Pauses by itself",
	stops: {
		end: "not before its last step",
		generalised: "a while after it has generalised",
		minute: "after a minute of training",
		ten_minutes: "after ten minutes of training",
	},
	stopped_done: "Paused by itself: it has generalised. Continue goes on.",
	stopped_time: "Paused by itself: the time that you gave it is over. Continue goes on.",
	open_whole: "Open the whole page",
	bad_kind: (kind: string, allowed: string) =>
		`“kind” is “${kind}”, which this page does not know. Allowed: ${allowed}.`,
	bad_version: (version: string, allowed: string) =>
		`“grokscope” is “${version}”: this page speaks version ${allowed}.`,
	bad_link: (link: string) =>
		`“link” is “${link}”. Allowed is what a link to this page has after its “#”, as text, such as “preset=tiny&seed=2”.`,
	nothing_to_start: "There is nothing to start yet: wait for “ready”.",
};
