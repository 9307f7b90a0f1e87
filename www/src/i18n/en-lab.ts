// Sentences of the section that looks inside. A translation is a second file with the same keys.

import { count } from "./format";

export const enLab = {
	title: "Look inside",
	closed:
		"Watch the circuit form while the answers still look like chance: lenses on the embedding, the neurons, the logits. They run beside the training, in a worker of their own.",
	open: "Open the lenses",
	close: "Close the lenses",
	loading: "Loading the lenses…",
	failed: (why: string) => `The lenses stopped: ${why}`,
	again: "Try again",
	none_yet: "There is nothing to look at yet.",
	add: "Add a lens…",
	add_label: "Add a lens",
	time: "Step that is shown",
	live: "live",
	live_at: (step: number) => `live, step ${count(step)}`,
	at: (step: number) => `step ${count(step)}`,
	kept: (n: number) =>
		n === 1 ? "1 moment of this run is kept" : `${count(n)} moments of this run are kept`,
	halved: ", at 16 bits",
	to_live: "Back to live",
	to_live_hint: "Follow the run again (Escape)",
	play: "Play",
	stop: "Stop",
	play_hint: "Shows the whole run in 8 seconds",
	fork: (step: number) => `Fork from step ${count(step)}`,
	fork_hint:
		"A new run that goes on from there, with the same weights and optimiser. What may change on the way, such as weight decay, is changed with “Apply now”.",
	fork_none: "Fork",
	fork_wait: "Checkpoints are kept from step 20 on.",
	forked: (step: number) => `Goes on from step ${count(step)} of the run in pale lines.`,
	compute: (step: number) => `Compute at step ${count(step)}`,
	compute_hint: "This lens takes its time, so it looks when it is told to.",
	needs_checkpoint: "This lens needs a kept checkpoint; there is none before this step yet.",
	computing: "Computing…",
	keys: "Key frequencies of the latest network",
	keys_hint:
		"Puts them into every lens that asks for key frequencies, for all steps: the published protocol, once a run is over.",
	keys_online: "online keys",
	keys_given: "keys as given",
	keys_of: (step: number) => `keys of step ${count(step)} (Nanda protocol)`,
	over_run: (unit: string) => (unit ? `Over the run, ${unit}` : "Over the run"),
	over_run_value: "value",
	axis_step: "step",
	mark_shown: "shown",
	events: "What happened",
	event: {
		first_rise: "first rise",
		loss_peak: "test loss peak",
		diverged: "diverged",
		memorised: "memorised",
		generalised: "generalised",
	},
	event_says: {
		memorised: (step: number) => `Step ${count(step)}: it answers the training pairs.`,
		first_rise: (step: number) =>
			`Step ${count(step)}: the test accuracy leaves chance behind for the first time.`,
		loss_peak: (step: number) =>
			`Step ${count(step)}: the test loss was at its highest; it has fallen since.`,
		generalised: (step: number) => `Step ${count(step)}: it answers pairs that it never saw.`,
		diverged: (step: number) => `Step ${count(step)}: the loss is no longer a number.`,
	},
};
