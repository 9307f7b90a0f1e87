// Where a run comes from: what its files say about themselves, and how it is cited. Pure.

import { read, seedFields } from "../fields";
import type { Catalogue, Change, RunConfig } from "../protocol";

/** The commit that the page was built from, as build.sh tells; null if it was built without. */
export const COMMIT: string | null = __COMMIT__ || null;

/** The version of the library that computes. */
export const BURN: string = __BURN__;

export type Origin = {
	version: string;
	commit: string | null;
	config: RunConfig;
	changes: Change[];
	step: number;
	/** What computed, and where. */
	device: string | null;
	browser: string;
	wall_clock_seconds: number | null;
	link: string;
	/** When it was saved. */
	date: Date;
};

/** What the command line writes beside its metrics, and what only a page can know. */
export function story(origin: Origin): string {
	const { config, date, ...rest } = origin;
	const saved = date.toISOString();
	const whole = { program: "grokscope", burn: BURN, ...rest, saved, seeds: config.seeds, config };
	return `${JSON.stringify(whole, null, 2)}\n`;
}

/** "split_seed 0, init_seed 0": names of settings, in no language. */
export function sayEachSeed(config: RunConfig, { fields }: Catalogue): string {
	const name = (path: string) => path.slice(path.lastIndexOf(".") + 1);
	return seedFields(fields)
		.map(({ path }) => `${name(path)} ${read(config, path)}`)
		.join(", ");
}

/** "0.1.0 (6a8d01d6a181)" */
export const versionOf = ({ version, commit }: Pick<Origin, "version" | "commit">) =>
	commit ? `${version} (${commit})` : version;

/** A day as everybody sorts it. */
export const day = (date: Date) => date.toISOString().slice(0, 10);
