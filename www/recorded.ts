// Lets the page ask for recorded results: an index of all, and the curves of each figure in a file of its own, both thin
// and loaded on demand. `import { index, curves } from "virtual:recorded"`.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const NAME = "virtual:recorded";
/** Points of a curve on the page: enough for a small picture. */
const POINTS = 32;
/** Seeds of a series that are drawn. */
const RUNS = 3;

type Point = [step: number, trainLoss: number, train: number, testLoss: number, test: number];
type RecordedFile = Record<string, unknown> & {
	id: string;
	budget: string;
	series: { label: string; runs: { seed: number; curve: Point[] }[] }[];
};

/** The folder is made by `grokscope reproduce --record`; the environment can name another. */
const folder = () =>
	process.env.GROKSCOPE_RECORDED ?? fileURLToPath(new URL("../docs/recorded", import.meta.url));

function files(): RecordedFile[] {
	if (!existsSync(folder())) return [];
	const names = readdirSync(folder()).filter((name) => name.endsWith(".json"));
	return names.sort().map((name) => JSON.parse(readFileSync(`${folder()}/${name}`, "utf8")));
}

const keyOf = ({ id, budget }: RecordedFile) => `${id}.${budget}`;

function thin(curve: Point[]): [number, number, number][] {
	const every = Math.max(1, (curve.length - 1) / (POINTS - 1));
	const wanted = Math.min(curve.length, POINTS);
	const points = Array.from({ length: wanted }, (_, i) => curve[Math.round(i * every)] as Point);
	const short = (share: number) => Math.round(share * 1000) / 1000;
	return points.map(([step, , train, , test]) => [step, short(train), short(test)]);
}

function curves({ series }: RecordedFile) {
	return series.map(({ label, runs }) => ({
		label,
		runs: runs.slice(0, RUNS).map(({ curve }) => thin(curve)),
	}));
}

const asModule = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

function indexModule(): string {
	const records = files();
	const index = records.map(({ series: _, ...record }) => record);
	const loads = records.map(
		(record) =>
			`${JSON.stringify(keyOf(record))}: () => import(${JSON.stringify(`${NAME}/${keyOf(record)}`)})`,
	);
	return `export const index = ${asModule(index)};\nexport const curves = {${loads.join(",")}};`;
}

function curvesModule(key: string): string {
	const record = files().find((one) => keyOf(one) === key);
	return `export const series = ${asModule(record ? curves(record) : [])};`;
}

export function recorded(): Plugin {
	return {
		name: "recorded",
		resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : undefined),
		load(id) {
			if (id === `\0${NAME}`) return indexModule();
			if (id.startsWith(`\0${NAME}/`)) return curvesModule(id.slice(NAME.length + 2));
			return undefined;
		},
	};
}
