// Everything that can be said of the run on screen in text: its link, its command, its files, its citation. Pure.

import { save as s } from "../i18n/save";
import type { Catalogue } from "../protocol";
import type { Run, State } from "../store";
import { bibtex, plainCitation } from "./citation";
import { command, commandWithFile, nearest, type Recipe } from "./command";
import { runLink } from "./link";
import { csv, jsonLines, scheduled } from "./metrics";
import { COMMIT, day, type Origin, sayEachSeed, story, versionOf } from "./provenance";

/** What only the browser knows. */
export type Surroundings = { page: string; browser: string; date: Date };

export type Dossier = {
	/** How its files are called, without an ending. */
	name: string;
	link: string;
	command: string;
	/** The command needs the settings as a file. */
	needsFile: boolean;
	/** Files are made when they are wanted: a page draws many times a second. */
	files: Record<"config" | "story" | "csv" | "jsonl", () => string>;
	citation: string;
	bibtex: string;
	/** A line for pictures. */
	origin: string;
	seeds: string;
	version: string;
	preset: string;
};

/** `idle` are the settings without effect in the run's config. */
export function dossier(
	state: Pick<State, "draft" | "runEngine" | "device" | "pace">,
	run: Run,
	catalogue: Catalogue,
	idle: string[],
	{ page, browser, date }: Surroundings,
): Dossier {
	const { config, changes, facts, step } = run;
	const recipe: Recipe = { config, changes, idle, no_fma: state.device?.no_fma ?? false };
	const preferred = state.draft?.preset ?? "";
	const link = runLink(page, recipe, catalogue, preferred, state.runEngine);
	const origin: Origin = {
		...{ version: catalogue.version, commit: COMMIT, config, changes, step, link, date, browser },
		device: state.device && `${state.device.kind}: ${state.device.name}`,
		wall_clock_seconds: state.pace.elapsed_ms / 1000,
	};
	const preset = nearest(config, catalogue, preferred);
	const name = `grokscope-${preset.id}-${step}`;
	const line = command(recipe, catalogue, preferred);
	const seeds = sayEachSeed(config, catalogue);
	const cited = { ...origin, sentence: facts.sentence };
	return {
		...{ name, link, seeds, version: versionOf(origin), preset: preset.label },
		command: line ?? commandWithFile(recipe, `${name}.json`),
		needsFile: line === null,
		files: {
			config: () => `${JSON.stringify(config, null, 2)}\n`,
			story: () => story(origin),
			csv: () => csv(scheduled(run.history, config)),
			jsonl: () => jsonLines(scheduled(run.history, config)),
		},
		citation: plainCitation(cited, catalogue),
		bibtex: bibtex(cited, catalogue),
		origin: s.provenance(versionOf(origin), seeds, day(date)),
	};
}
