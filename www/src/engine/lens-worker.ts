// The lenses' own worker: weights come in, drawings go out, and training is not disturbed.

import { loadSayings, overRunInWords, type Say, sightInWords, speaker } from "../i18n/sayings";
import type { Moment, OverRun, RunConfig, Sight } from "../protocol";
import { loadBundle } from "./bundles";
import { serve, words } from "./line";

/** The exports that only the studies' bundle has. */
export type LensBundle = { Microscope: new (config: RunConfig) => Microscope };
export type Microscope = {
	place(step: number, theta: Float32Array): void;
	place_checkpoint(bytes: Uint8Array): void;
	step(): number;
	look(id: string, options: unknown): Sight;
	over_run(id: string, moments: Moment[]): OverRun | null;
	predictions(): Uint16Array;
	free(): void;
};

let loaded: Promise<LensBundle> | undefined;
/** What lenses say, and why they do not, in the language that is spoken. */
let say: Say = (text) => text;
let microscope: Microscope | undefined;

function look(id: string, options: unknown): Sight {
	if (!microscope) throw new Error("nothing is under the lens");
	try {
		return sightInWords(microscope.look(id, options), say);
	} catch (refused) {
		throw new Error(say(words(refused)));
	}
}

const handlers = {
	async open(config: RunConfig) {
		loaded ??= loadBundle("study").then(({ bundle }) => bundle as unknown as LensBundle);
		const [{ Microscope }, sayings] = await Promise.all([loaded, loadSayings()]);
		say = speaker(sayings);
		microscope?.free();
		microscope = undefined;
		microscope = new Microscope(config);
	},
	place(step: number, theta: Float32Array) {
		microscope?.place(step, theta);
	},
	place_checkpoint(bytes: Uint8Array) {
		microscope?.place_checkpoint(bytes);
	},
	/** What a lens shows, and the milliseconds it took. */
	look(id: string, options: unknown): { sight: Sight; ms: number } {
		const begin = performance.now();
		const sight = look(id, options);
		return { sight, ms: performance.now() - begin };
	},
	/** What a lens's numbers over a run mean, if they mean anything. */
	over_run(id: string, moments: Moment[]): OverRun | null {
		const over = microscope?.over_run(id, moments) ?? null;
		return over && overRunInWords(over, say);
	},
	/** The answers of the network under the lens, as the answer table shows them. */
	predictions(): Uint16Array {
		if (!microscope) throw new Error("nothing is under the lens");
		return microscope.predictions();
	},
};
export type LensApi = typeof handlers;
serve(self as unknown as Worker, handlers);
