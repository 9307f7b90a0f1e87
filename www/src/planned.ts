// Changes that a link has in store for a run: `at=400:weight_decay:0;600:lr_peak:0.001`. Pure.

import { equal, format, isProblem, leafName, parse, write } from "./fields";
import { linkStrings } from "./i18n/link";
import { refused } from "./link-problem";
import type { Catalogue, Change, FieldInfo, Problem, RunConfig } from "./protocol";
import type { State } from "./store";
import type { Link } from "./url";

/** The key in a link. */
export const AT = "at";
/** More would not fit into a link that anybody can pass on. */
export const MOST = 64;
const ENTRY = /^(\d{1,9}):([\w.]+):(.+)$/s;

/** In the order in which they happen. */
export const sayChanges = (changes: Change[]): string =>
	changes.map(({ step, path, value }) => `${step}:${leafName(path)}:${format(value)}`).join(";");

/** What a link says, for a run of that config: steps within it, settings that can change on the way. */
export function readChanges(
	text: string,
	config: RunConfig,
	{ fields }: Catalogue,
): Change[] | Problem {
	const entries = text.split(";");
	if (entries.length > MOST) return refused(AT, String(entries.length), linkStrings.at_most(MOST));
	const changes: Change[] = [];
	for (const entry of entries) {
		const change = readChange(entry, config, fields);
		if (isProblem(change as Problem)) return change as Problem;
		changes.push(change as Change);
	}
	return changes.sort((one, other) => one.step - other.step);
}

function readChange(entry: string, config: RunConfig, fields: FieldInfo[]): Change | Problem {
	const [, digits = "", name = "", text = ""] = ENTRY.exec(entry) ?? [];
	if (digits === "") return refused(AT, entry, linkStrings.at_form);
	const live = fields.filter((field) => field.live);
	const field = live.find(({ path }) => path === name || leafName(path) === name);
	if (!field) return refused(AT, name, live.map(({ path }) => leafName(path)).join(", "));
	const [step, last] = [Number(digits), config.train.max_steps - 1];
	if (step > last) return refused(AT, entry, linkStrings.at_steps(last));
	const value = parse(field, text, `${AT}: ${leafName(field.path)}`);
	return isProblem(value) ? value : { step, path: field.path, value };
}

/** The configs that a run would have one after another. */
export function stages(config: RunConfig, changes: Change[]): RunConfig[] {
	let stage = config;
	return changes.map(({ path, value }) => {
		stage = write(stage, path, value);
		return stage;
	});
}

/** What is still in store for the run on screen. */
export function pending({ draft, run }: Pick<State, "draft" | "run">): Change[] {
	const made = run?.changes ?? [];
	const is = (one: Change, other: Change) => one.step === other.step && one.path === other.path;
	return (draft?.changes ?? []).filter(
		(change) => change.step >= (run?.step ?? 0) && !made.some((other) => is(change, other)),
	);
}

/** What the address says: a run that was changed on its way is its first config and those changes. */
export function linkOf(state: Pick<State, "draft" | "run" | "catalogue">, draft: Link): Link {
	const { run, catalogue } = state;
	const changed = run && catalogue && run.changes.length > 0;
	if (!changed || !equal(draft.config, run.current, catalogue.fields)) return draft;
	const changes = [...run.changes, ...pending(state)];
	return { ...draft, config: run.config, changes };
}

/** In words: "weight decay λ → 0 at step 400". */
export function sayPending(state: State): string[] {
	const { catalogue } = state;
	return pending(state).map(({ path, value, step }) => {
		const field = catalogue?.fields.find((one) => one.path === path);
		return linkStrings.to_come(field?.label ?? path, format(value), step);
	});
}
