// The history of runs.

import { count, roundPercent } from "./format";

export const enRuns = {
	title: "Your runs",
	list: "The list of runs",
	lead: "Each run stays here as a pale line: the latest five, and those that are pinned.",
	not_lasting: "This browser keeps nothing: the list lasts until the page is left.",
	none: "No run yet: the first one starts the list.",
	columns: {
		name: "run",
		difference: "what differs",
		memorised: "memorised",
		generalised: "generalised",
		test: "test accuracy",
		step: "steps",
		begun: "begun",
		time: "training time",
	},
	on_screen: "on screen",
	never: "–",
	first: "the first",
	same: "the same settings",
	difference: (label: string, from: string, to: string) => `${label} ${from} → ${to}`,
	more: (n: number) => `${count(n)} more`,
	forked: (name: string, step: number) => `forked from ${name} at step ${count(step)}`,
	accuracy: roundPercent,
	rename: (name: string) => `Name of ${name}`,
	pin: (name: string) => `Pin ${name}: its line stays`,
	unpin: (name: string) => `Unpin ${name}`,
	pin_short: "pin",
	use: "Use its settings",
	go_on: (step: number) => `Go on from step ${count(step)}`,
	remove: (name: string) => `Delete ${name}`,
	remove_short: "delete",
	restored: (name: string) =>
		`This is ${name}, as it was when the page was left. Continue takes it up.`,
	not_restored:
		"The page was left twice while a run was being taken up again, so this time it was not. It is still in the list of your runs.",
	lost: (name: string) => `${name} cannot go on: this browser no longer has its checkpoint.`,
	adjectives:
		"amber brisk calm clever coral curious dapper eager gentle golden happy indigo ivory jolly keen lively lunar mellow misty nimble olive pearly plucky quiet rosy ruby sandy silver steady sunny swift teal tidy velvet vivid witty".split(
			" ",
		),
	animals:
		"badger beaver bison crane dingo dove eagle falcon ferret finch fox gecko hare heron ibis jay koala lemur lynx marten mole moose newt otter owl panda puffin quail raven robin seal stork swan tapir tern vole wren yak".split(
			" ",
		),
	name: (adjective: string, animal: string) => `${adjective} ${animal}`,
};
