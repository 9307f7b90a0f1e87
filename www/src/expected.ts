// What recorded runs of the default preset did: the pale bands behind the first curve. Pure, but for loading the record.

import { differing, read } from "./fields";
import type { Catalogue, RunConfig } from "./protocol";

type Band = [lowest: number, highest: number][];
export type Expected = {
	/** Runs that were recorded. */
	seeds: number;
	/** The value of the one setting that differs between records, and what it is. */
	value: number;
	path: string;
	steps: number[];
	train: Band;
	test: Band;
};
type Curve = { value: number; steps: number[]; train: Band; test: Band };
export type Record = {
	preset: string;
	/** The setting that differs between the curves. */
	axis: string;
	seeds: number;
	curves: Curve[];
};

/** A record so far from the setting says nothing about it. */
const REACH = 0.03;

export const loadRecord = (): Promise<Record> =>
	import("../../docs/expected/minute.json").then((module) => module.default as unknown as Record);

/** The record that is nearest to a config; null if the config differs from the preset in anything but that and its seeds. */
export function expectation(
	config: RunConfig,
	{ presets, fields }: Catalogue,
	{ preset, axis, seeds, curves }: Record,
): Expected | null {
	const base = presets.find(({ id }) => id === preset)?.config;
	const value = read(config, axis);
	if (!base || typeof value !== "number") return null;
	const others = fields.filter(({ path, kind }) => path !== axis && kind.type !== "seed");
	if (differing(config, base, others).length > 0) return null;
	const distance = (curve: Curve) => Math.abs(curve.value - value);
	const best = curves.reduce((one, next) => (distance(next) < distance(one) ? next : one));
	return distance(best) > REACH ? null : { ...best, seeds, path: axis };
}
