// What happened in a run, from its curve alone: pure.

import type { Run } from "./store";

export type Happening = {
	kind: "memorised" | "first_rise" | "loss_peak" | "generalised" | "diverged";
	step: number;
};

/** Above chance by so much (and five times chance) counts as a rise. */
const RISE = 0.05;
/** A peak is one once the loss has fallen by so much of it. */
const FALLEN = 0.9;

/** In the order in which they happened. */
export function happenings(run: Run): Happening[] {
	const { history, milestones, facts } = run;
	const chance = facts.chance;
	const found: Happening[] = [];
	const add = (kind: Happening["kind"], step: number | undefined) => {
		if (step !== undefined) found.push({ kind, step });
	};
	add("memorised", milestones.memorised);
	add("generalised", milestones.generalised);
	add("first_rise", history.find((row) => row.test_accuracy > 5 * chance + RISE)?.step);
	add("loss_peak", peak(run));
	const lost = ({ train_loss, test_loss }: (typeof history)[number]) =>
		!Number.isFinite(train_loss) || !Number.isFinite(test_loss);
	add("diverged", history.find(lost)?.step);
	return found.sort((one, other) => one.step - other.step);
}

function peak({ history, facts }: Run): number | undefined {
	let highest = history[0];
	for (const row of history) if (row.test_loss > (highest?.test_loss ?? 0)) highest = row;
	const last = history.at(-1);
	if (!highest || !last || highest.step === 0 || highest.test_loss < facts.uniform_loss)
		return undefined;
	return last.test_loss < FALLEN * highest.test_loss ? highest.step : undefined;
}
