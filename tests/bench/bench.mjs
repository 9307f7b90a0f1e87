// ./build.sh bench: everything that is claimed about speed, measured in one run on one machine.
//   node tests/bench/bench.mjs --native BIN [--python BIN] [--site DIR] [--quick] [--only NAME,…] [--out FILE]

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { cpuBrowser } from "./chromium.mjs";
import { measureSteps } from "./measure/steps.mjs";
import { printResult } from "./print.mjs";
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

/** What is measured, in this order; `--only` picks by name. */
const SECTIONS = Object.fromEntries(
	WORKLOADS.map((workload) => [workload.id, (result, env) => steps(workload, result, env)]),
);

async function steps(workload, result, env) {
	result.steps ??= {};
	result.steps[workload.id] = await measureSteps(workload, env.problems[workload.id], env);
}

const started = performance.now();
const say = (text) =>
	console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}`);
const chosen = options.only ? options.only.split(",") : Object.keys(SECTIONS);
const unknown = chosen.filter((name) => !SECTIONS[name]);
if (unknown.length > 0)
	throw new Error(`--only ${unknown}: there is ${Object.keys(SECTIONS).join(", ")}`);

const bundle = await loadBundle();
const problems = {};
for (const workload of WORKLOADS) problems[workload.id] = await problemOf(workload, bundle);
const server = await serve({ problems, site: options.site });
const browser = await cpuBrowser();
const env = {
	...options,
	...(options.quick ? { rounds: 2, slice_seconds: 0.7 } : { rounds: 5, slice_seconds: 1.5 }),
	say,
	bundle,
	problems,
	browser,
	base: server.base,
};

const result = {
	machine: `${cpus()[0].model}, ${cpus().length} cores`,
	browser: `Chromium ${browser.version()}`,
	node: process.version,
	quick: options.quick,
};
for (const name of chosen) await SECTIONS[name](result, env);
await browser.close();
server.close();

result.minutes = (performance.now() - started) / 60_000;
result.targets = judge(result);
printResult(result);
writeFileSync(options.out, `${JSON.stringify(result, null, "\t")}\n`);
console.log(
	`\n* of the products of "project, then gather", whatever a contestant computes; written to ${options.out}`,
);
