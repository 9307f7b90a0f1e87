// Questions to the network, answered from its latest table. Pure.

import { isTrain, SPLIT, withNumbers } from "./charts/answers";
import { watchStrings as strings } from "./i18n/watch";
import type { Run } from "./store";

export type Reply = {
	/** "41 + 17 mod 59" */
	question: string;
	/** What the network says; null if it has not been asked. */
	says: number | null;
	answer: number;
	right: boolean;
	seen: boolean;
};

/** The number that was typed; what is wrong with it otherwise. */
export function readSymbol(name: string, text: string, n: number): number | string {
	const usable = /^\s*\d{1,3}\s*$/.test(text) && Number(text) < n;
	return usable ? Number(text) : strings.ask_bad(name, text.slice(0, 20), n - 1);
}

/** What the network says to a pair; null where the table has none. */
export function reply(run: Run, a: number, b: number): Reply | null {
	const n = run.facts.n_symbols;
	const cell = a * n + b;
	const part = run.split[cell];
	const answer = run.answers[cell];
	if (part === undefined || part === SPLIT.none || answer === undefined) return null;
	const says = run.step > 0 ? (run.table?.predictions[cell] ?? null) : null;
	const question = withNumbers(run.facts.formula, a, b);
	return { question, says, answer, right: says === answer, seen: isTrain(part) };
}

/** A pair that the network was not shown, by chance. */
export function hiddenPair({ split, facts }: Run, chance: number): [number, number] {
	const hidden: number[] = [];
	split.forEach((part, cell) => {
		if (part === SPLIT.test || part === SPLIT.testWrong) hidden.push(cell);
	});
	const cell = hidden[Math.floor(chance * hidden.length)] ?? 0;
	return [Math.floor(cell / facts.n_symbols), cell % facts.n_symbols];
}
