// Seconds per training step on the CPU: every contestant in turn, again and again, in one run.

import { operations } from "../arithmetic.mjs";
import { ON_CPU } from "../contestants/index.mjs";
import { median, summary } from "../stats.mjs";

/** Losses agree to rounding on a full batch; minibatches differ by their order. Both in relation to the loss. */
const TOLERANCE = { full: 2e-4, mini: 0.02 };
const CHECKED = [0, 20];

export async function measureSteps(workload, problem, env) {
	const all = ON_CPU[workload.id]();
	const rows = {};
	for (const contestant of all) {
		env.say(`${workload.id}: preparing ${contestant.label}`);
		rows[contestant.id] = await prepare(contestant, problem, env);
	}
	const ready = all.filter(({ id }) => !rows[id].error);
	for (let round = 0; round < env.rounds; round++) {
		env.say(`${workload.id}: round ${round + 1} of ${env.rounds}`);
		for (const contestant of ready) await measure(contestant, rows[contestant.id], env);
	}
	for (const contestant of all) await contestant.close();
	return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, finish(row, problem)]));
}

async function prepare(contestant, problem, env) {
	const row = { label: contestant.label, seconds: [] };
	try {
		await contestant.setup(problem, env);
		row.losses = await lossesOf(contestant);
		row.version = contestant.version;
		row.error = disagreement(row.losses, problem);
		// Also warms up: what compiles as it runs has run a while.
		row.steps = stepsPerRound(median(await contestant.train(3)), contestant, env);
	} catch (error) {
		row.error = firstLine(error);
	}
	return row;
}

const stepsPerRound = (once, { leastSteps = 1, mostSteps = 100 }, { slice_seconds }) =>
	Math.max(leastSteps, Math.min(mostSteps, Math.round(slice_seconds / once)));

async function lossesOf(contestant) {
	if (contestant.lossAfter) {
		const losses = [];
		for (const step of CHECKED) losses.push([step, await contestant.lossAfter(step)]);
		return Object.fromEntries(losses);
	}
	const [first, last] = CHECKED;
	const losses = { [first]: await contestant.loss() };
	await contestant.train(last - first);
	losses[last] = await contestant.loss();
	return losses;
}

/** In words, where a contestant does not compute what the others do. */
export function disagreement(losses, { losses: expected, batch, pairs }) {
	const tolerance = batch === pairs.length ? TOLERANCE.full : TOLERANCE.mini;
	for (const [step, loss] of Object.entries(losses)) {
		const difference = Math.abs(loss - expected[step]) / expected[step];
		if (!(difference <= tolerance))
			return `its loss after ${step} updates is ${loss}, not ${expected[step]}`;
	}
}

async function measure(contestant, row, env) {
	try {
		row.seconds.push(...(await contestant.train(row.steps)));
	} catch (error) {
		row.error = firstLine(error);
		env.say(`${contestant.label}: ${row.error}`);
	}
}

function finish({ label, version, losses, error, seconds }, { config, batch }) {
	if (error || seconds.length === 0)
		return { label, version, losses, error: error ?? "no step was measured" };
	const gflops = operations(config, batch) / summary(seconds).median / 1e9;
	return { label, version, losses, seconds: summary(seconds), gflops };
}

export const firstLine = (error) => String(error?.message ?? error).split("\n")[0];
