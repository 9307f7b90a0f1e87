// A sweep in the browser's engine and on the command line: the same runs, the same names, the same results.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunConfig, RunResult } from "../../www/src/protocol";
import type { SweepBundle, WasmSweep } from "../../www/src/sweep-messages";
import { loadEngine, roundingOf } from "./engine";

const LIMITS = { accuracy: 0.95, delay: 2 };
const STEPS = 80;
const AXES = ["task.train_fraction=0.5..0.8:lin:2", "optimizer.weight_decay=0.1,1"];
const NATIVE = process.env.GROKSCOPE_BIN;
let bundle: SweepBundle;
let rounding: string[];
let sweep: WasmSweep;
let base: RunConfig;

const make = (axes: string[], seeds = 2) =>
	bundle.Sweep.of_plan(
		JSON.stringify({
			base,
			set: [],
			axes: axes.map((text) => bundle.axis(text)),
			seeds,
			stop: { at: 0.6, after: 3 },
		}),
		STEPS,
	);

beforeAll(async () => {
	const loaded = await loadEngine("", "study");
	bundle = loaded as unknown as SweepBundle;
	rounding = await roundingOf(loaded);
	base = loaded.catalogue().presets.find(({ id }) => id === "tiny")?.config as RunConfig;
	sweep = make(AXES);
});

/** A run from its first step to its last, put down and taken up again on the way. */
async function run(job: number, slice: number): Promise<string> {
	let one = await sweep.open(job);
	for (let slices = 1; one.going(); slices++) {
		await one.advance(slice);
		if (slices % 3 === 0) one = await sweep.open(job, await one.keep(0));
	}
	return one.finish(0);
}

/** What does not depend on who computed it, nor how long it took. */
function bare(line: string): unknown {
	const { seconds: _, device: __, commit: ___, ...rest } = JSON.parse(line) as RunResult;
	return rest;
}

describe("a run of a sweep", () => {
	it("has the same result however it is portioned and interrupted", async () => {
		expect(bare(await run(1, 5))).toEqual(bare(await run(1, 1000)));
	});

	it("is summarised, concluded and refused by the core", async () => {
		const jobs = sweep.jobs();
		expect(jobs).toHaveLength(8);
		const line = await run(2, 1000);
		expect(sweep.answers(2, line)).toBe(true);
		expect(sweep.answers(3, line)).toBe(false);
		expect(sweep.answers(2, "nonsense")).toBe(false);
		const cells = sweep.summarize([undefined, undefined, line], LIMITS);
		expect(cells.map(({ runs }) => runs)).toEqual([0, 0, 1, 0]);
		expect(cells[2]?.phase?.kind).toMatch(/\w/);
		expect(sweep.csv([undefined, undefined, line], LIMITS).trim().split("\n")).toHaveLength(5);
		expect(() => sweep.conclude([])).toThrow(/no figure/);
		expect(() => make(["task.p=7,7.5"])).toThrow(/task\.p/);
		expect(() => bundle.axis("task.p")).toThrow(/task\.p/);
	});
});

if (!NATIVE) console.warn("GROKSCOPE_BIN names no native tool: the sweep is compared with none");
describe.skipIf(!NATIVE)("a sweep here and on the command line", () => {
	const folder = mkdtempSync(join(tmpdir(), "grokscope-sweep-"));
	afterAll(() => rmSync(folder, { recursive: true }));

	it("has runs of the same names and the same results, milestones included", async () => {
		const options = ["--preset", "tiny", "--seeds", "2", "--max-steps", String(STEPS)];
		const stop = ["--stop-at", "0.6", "--stop-after", "3", "--quiet", "--out", folder];
		const axes = AXES.flatMap((axis) => ["--axis", axis]);
		execFileSync(NATIVE as string, ["sweep", ...rounding, ...options, ...stop, ...axes], {
			stdio: "pipe",
		});
		const names = readdirSync(join(folder, "runs")).filter((name) => name.endsWith(".json"));
		const jobs = sweep.jobs();
		expect(names.toSorted()).toEqual(jobs.map(({ key }) => `${key}.json`).toSorted());
		const lines: string[] = [];
		for (const [job, { key }] of jobs.entries()) {
			const line = await run(job, 16);
			lines.push(line);
			const native = readFileSync(join(folder, "runs", `${key}.json`), "utf8");
			expect(bare(line)).toEqual(bare(native));
			expect(sweep.answers(job, native)).toBe(true);
		}
		// The same words for the same cells: the table without its last column, the seconds.
		const table = (text: string) =>
			text
				.trim()
				.split("\n")
				.map((row) => row.split(",").slice(0, -1));
		const native = readFileSync(join(folder, "summary.csv"), "utf8");
		expect(table(sweep.csv(lines, LIMITS))).toEqual(table(native));
		// What the command line has collected is the same sweep, looked at here.
		const collected = bundle.Sweep.of_results(readFileSync(join(folder, "runs.jsonl"), "utf8"));
		expect(collected.summarize([], LIMITS).map(({ phase }) => phase?.kind)).toEqual(
			sweep.summarize(lines, LIMITS).map(({ phase }) => phase?.kind),
		);
	});
});
