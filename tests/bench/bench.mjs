// ./build.sh bench: everything that is claimed about speed, measured in one run on one machine.
//   node tests/bench/bench.mjs --native BIN [--python BIN] [--site DIR] [--quick] [--only NAME,…] [--out FILE]

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { cpuBrowser } from "./chromium.mjs";
import { measureGemm } from "./measure/gemm.mjs";
import { measureDeepGpu, measureGpu } from "./measure/gpu.mjs";
import { measureGrowth } from "./measure/growth.mjs";
import { measureLenses } from "./measure/lenses.mjs";
import { measureFirstStep, measurePresets, measureSize, measureWorkers } from "./measure/site.mjs";
import { measureSteps } from "./measure/steps.mjs";
import { sections, text } from "./report.mjs";
import { serve } from "./server.mjs";
import { judge } from "./targets.mjs";
import { loadBundle, problemOf, WORKLOADS } from "./workloads.mjs";

const { values: options } = parseArgs({
	options: {
		native: { type: "string" },
		python: { type: "string", default: "" },
		site: { type: "string", default: "www/dist" },
		quick: { type: "boolean", default: false },
		only: { type: "string", default: "" },
		out: { type: "string", default: "bench.json" },
	},
});

/** What is measured, in this order; `--only` picks by name. Each fills in its part of the result. */
const SECTIONS = {
	...Object.fromEntries(WORKLOADS.map(({ id }) => [id, steps(id)])),
	gemm: async (result, env) => set(result, { gemm: await measureGemm(env) }),
	growth: async (result, env) => set(result, { growth: await measureGrowth(env) }),
	gpu: async (result, env) =>
		set(result, { gpu: await measureGpu(await env.problem("small"), env) }),
	deep: async (result, env) => set(result, { deep: await measureDeepGpu(env) }),
	size: (result, env) => set(result, { size: measureSize(env) }),
	first_step: async (result, env) => set(result, { first_step: await measureFirstStep(env) }),
	presets: async (result, env) => set(result, { presets: await measurePresets(env) }),
	workers: async (result, env) => set(result, { workers: await measureWorkers(env) }),
	lenses: async (result, env) => set(result, { lenses: await measureLenses(env) }),
};

function steps(id) {
	return async (result, env) => {
		const rows = await measureSteps(
			WORKLOADS.find((workload) => workload.id === id),
			await env.problem(id),
			env,
		);
		set(result, { steps: { ...result.steps, [id]: rows } });
	};
}

const set = Object.assign;

const started = performance.now();
const say = (text) =>
	console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}`);
const chosen = options.only ? options.only.split(",") : Object.keys(SECTIONS);
const unknown = chosen.filter((name) => !SECTIONS[name]);
if (unknown.length > 0)
	throw new Error(`--only ${unknown}: there is ${Object.keys(SECTIONS).join(", ")}`);

const bundle = await loadBundle();
const problems = {};
/** A workload with its weights and losses, made when first asked for. */
async function problem(id) {
	problems[id] ??= await problemOf(
		WORKLOADS.find((workload) => workload.id === id),
		bundle,
	);
	return problems[id];
}
const server = await serve({ problems, site: options.site });
const browser = await cpuBrowser();
const env = {
	...options,
	...(options.quick ? { rounds: 2, slice_seconds: 0.7 } : { rounds: 5, slice_seconds: 1.5 }),
	say,
	bundle,
	problems,
	problem,
	browser,
	base: server.base,
};

const result = {
	machine: `${cpus()[0].model}, ${cpus().length} cores`,
	browser: `Chromium ${browser.version()}`,
	node: process.version,
	quick: options.quick,
};
for (const name of chosen) {
	// What cannot be measured here must not cost the rest of the run.
	try {
		await SECTIONS[name](result, env);
	} catch (error) {
		say(`${name}: ${error.stack}`);
	}
	result.minutes = (performance.now() - started) / 60_000;
	result.targets = judge(result);
	writeFileSync(options.out, `${JSON.stringify(result, null, "\t")}\n`);
}
await browser.close();
server.close();

for (const section of sections(result)) console.log(text(section));
console.log(`
GFLOP/s: the products of "project, then gather" per second, whatever else a contestant computes.
${options.quick ? "--quick: few repetitions, one seed. " : ""}${result.minutes.toFixed(1)} minutes; written to ${options.out}`);
