// What is happening, in plain words. Pure: from the state of a run to one sentence.

import { percent, ratio, roundPercent } from "../i18n/format";
import { strings } from "../i18n/strings";
import type { Run } from "../store";

/** Test accuracy at which the hidden answers are clearly more than guesses. */
const RISING = 0.2;
/** So many times as long as it took to memorise is long enough to wonder. */
const LONG = 2;

export type Sentence = {
	/** Changes when something new has happened, not when only a number moves. */
	phase: string;
	text: string;
};

export function sentence(run: Run | null, failure: string | null): Sentence {
	const words = strings.status;
	if (!run) return { phase: "loading", text: failure ?? words.loading };
	if (run.state === "failed")
		return { phase: "failed", text: words.failed(run.step, ended(failure ?? "")) };
	if (run.step === 0 && run.state !== "running") return { phase: "ready", text: ready(run) };
	const { phase, text } = progress(run);
	if (run.state === "paused") return { phase: `paused ${phase}`, text: `${words.paused} ${text}` };
	if (run.state === "finished")
		return { phase: "finished", text: `${words.finished(run.step)} ${text}` };
	return { phase, text };
}

export const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

function ready({ facts }: Run): string {
	const seen = facts.n_train / (facts.n_train + facts.n_test);
	return strings.status.ready(roundPercent(seen), percent(facts.chance));
}

function progress({ milestones, history, state }: Run): Sentence {
	const words = strings.status;
	const last = history.at(-1);
	const [train, test] = [last?.train_accuracy ?? 0, last?.test_accuracy ?? 0];
	const { memorised, generalised } = milestones;
	if (generalised !== undefined) {
		const times = memorised ? words.times_later(generalised / memorised) : "";
		return {
			phase: "generalised",
			text: words.generalised(generalised, roundPercent(test), times),
		};
	}
	if (memorised !== undefined && state === "finished")
		return { phase: "memorised", text: words.only_memorised(memorised, roundPercent(test)) };
	if (memorised !== undefined && test >= RISING)
		return { phase: "rising", text: words.rising(memorised, roundPercent(test)) };
	if (memorised !== undefined && (last?.step ?? 0) >= LONG * memorised)
		return {
			phase: "plateau",
			text: words.plateau(ratio((last?.step ?? 0) / memorised), roundPercent(test)),
		};
	if (memorised !== undefined)
		return { phase: "memorised", text: words.memorised(memorised, roundPercent(test)) };
	if (state === "running") return { phase: "learning", text: words.learning(roundPercent(train)) };
	return { phase: "learning", text: words.progress(train, test) };
}
