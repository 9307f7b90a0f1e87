// Files of metrics and the line that repeats a run, against the command line itself.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command, commandWithFile, nearest } from "../../www/src/export/command";
import { csv, decimal, jsonLines, scheduled } from "../../www/src/export/metrics";
import { write } from "../../www/src/fields";
import type { Bundle } from "../../www/src/messages";
import type { Catalogue, RunConfig } from "../../www/src/protocol";
import { findPreset } from "../../www/src/url";
import { loadEngine, roundingOf, rows, train } from "./engine";
import * as fixture from "./fixture";

const NATIVE = process.env.GROKSCOPE_BIN;
if (!NATIVE) console.warn("GROKSCOPE_BIN names no native tool: files are compared with none");

let bundle: Bundle;
let rounding: string[];
let catalogue: Catalogue;
let config: RunConfig;
const folder = mkdtempSync(join(tmpdir(), "grokscope-export-"));
beforeAll(async () => {
	bundle = await loadEngine("export");
	rounding = await roundingOf(bundle);
	catalogue = bundle.catalogue();
	// Without decay and with a long run, losses become as small as a 32-bit number can be.
	config = write(findPreset(catalogue, "tiny").config, "optimizer.weight_decay", 0);
	config = write(config, "train.max_steps", 500);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a number as Rust writes it", () => {
	it.each([
		[1, "1.0"],
		[0, "0.0"],
		[-0, "-0.0"],
		[0.5, "0.5"],
		[Math.fround(0.1), "0.1"],
		[Math.fround(2.4089308), "2.4089308"],
		[Math.fround(4.7394724e-6), "0.0000047394724"],
		[Math.fround(9.618947e-7), "9.618947e-7"],
		[Math.fround(1e-9), "1e-9"],
		[-120, "-120.0"],
		[2 ** -149, "1e-45"],
		[1e16, "1e16"],
	])("%f", (value, text) => {
		expect(decimal(value)).toBe(text);
	});

	it("is that number of 32 bits again, whatever its bits are", () => {
		const bits = new Uint32Array(1);
		const number = new Float32Array(bits.buffer);
		for (let seed = 1, i = 0; i < 20_000; i++) {
			seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
			bits[0] = seed;
			const value = number[0] as number;
			if (Number.isFinite(value)) expect(Math.fround(Number(decimal(value)))).toBe(value);
		}
	});
});

it("an examination that a pause has made is no line of a file", () => {
	const at = (step: number) => fixture.row(step, 0, 0);
	const all = [0, 1, 50, 51, 52, 53, 54].map(at);
	const spaced = write(fixture.config, "train.eval_spacing", 0.02);
	expect(scheduled(all, spaced).map(({ step }) => step)).toEqual([0, 1, 50, 51, 53]);
	const ends = write(spaced, "train.max_steps", 54);
	expect(scheduled(all, ends).at(-1)?.step).toBe(54);
});

it("what is no number is written as the command line does", () => {
	const odd = { ...fixture.row(1, 0, 1), train_loss: Number.NaN, test_loss: Infinity };
	expect(csv([odd]).split("\n")[1]).toBe("1,NaN,0.0,inf,1.0");
	expect(JSON.parse(jsonLines([odd]))).toMatchObject({ train_loss: null, test_loss: null });
});

describe("the line that repeats a run", () => {
	const recipe = (config: RunConfig) => ({ config, changes: [], idle: [] as string[] });

	it("names the nearest preset and what differs from it; of equals, the preferred one", () => {
		const other = write(fixture.config, "task.p", 113);
		expect(nearest(other, fixture.catalogue).id).toBe("large");
		const twins = {
			...fixture.catalogue,
			presets: fixture.catalogue.presets.map((one) => ({ ...one, config: other })),
		};
		expect(nearest(other, twins, "large").id).toBe("large");
		expect(nearest(other, twins, "tiny").id).toBe("tiny");
		const line = command(recipe(write(other, "optimizer.lr_peak", 0.5)), fixture.catalogue);
		expect(line).toBe("grokscope run --preset large --set optimizer.lr_peak=0.5 --out run.csv");
	});

	it("asks for the rounding of the browser it comes from", () => {
		const here = { ...recipe(fixture.config), no_fma: true };
		const line = command(here, fixture.catalogue);
		expect(line).toBe("grokscope run --preset tiny --no-fma --out run.csv");
		expect(commandWithFile(here, "own.json")).toContain("--no-fma");
	});

	it("says nothing of what has no effect, and everything of what was changed on the way", () => {
		const config = write(fixture.config, "optimizer.beta1", 0.5);
		const change = { step: 40, path: "optimizer.weight_decay", value: 0 };
		const line = command(
			{ config, changes: [change], idle: ["optimizer.beta1"] },
			fixture.catalogue,
		);
		expect(line).toBe("grokscope run --preset tiny --at 40:optimizer.weight_decay=0 --out run.csv");
	});

	it("quotes for a shell, and text that looks like JSON", () => {
		const said = (text: string) =>
			command(recipe(write(fixture.config, "task.expression", text)), fixture.catalogue);
		expect(said("a * b")).toContain("'task.expression=a * b'");
		expect(said("7")).toContain(`'task.expression="7"'`);
		expect(said("it's")).toContain(`'task.expression=it'\\''s'`);
		expect(said("$(rm)")).toContain("'task.expression=$(rm)'");
	});

	it("takes a file where it would be too long", () => {
		const long = recipe(write(fixture.config, "task.table", "0,".repeat(2000)));
		expect(command(long, fixture.catalogue)).toBeNull();
		expect(commandWithFile(long, "my run.json")).toBe(
			"grokscope run --config 'my run.json' --out run.csv",
		);
	});
});

/** What the command line's file has after a line of ours has been run by a shell. */
function ranBy(line: string, out: string): string {
	const shell = line.replace(/^grokscope/, `'${NATIVE}'`).replace(/run\.csv$/, out);
	execFileSync("/bin/sh", ["-c", [shell, "--quiet", ...rounding].join(" ")], {
		cwd: folder,
		stdio: "pipe",
	});
	return readFileSync(join(folder, out), "utf8");
}

describe.skipIf(!NATIVE)("files and lines, against the command line", () => {
	it("the line, pasted into a shell, writes the very file that the page saves", async () => {
		const history = rows(await train(bundle, config, 500));
		const { idle } = bundle.validate(config);
		const line = command({ config, changes: [], idle: idle ?? [] }, catalogue) as string;
		expect(line).toContain("--preset tiny --set optimizer.weight_decay=0");
		const ours = scheduled(history, config);
		expect(history.some((row) => row.train_loss < 1e-6 && row.train_loss > 0)).toBe(true);
		expect(csv(ours)).toBe(ranBy(line, "run.csv"));
		expect(jsonLines(ours)).toBe(ranBy(line, "run.jsonl"));
	});

	it("a run with changes on the way is repeated too", async () => {
		const engine = await bundle.Engine.create();
		const short = write(config, "train.max_steps", 60);
		engine.send({ kind: "open", run_id: 1, config: short });
		engine.send({ kind: "step", steps: 25 });
		engine.advance(25);
		engine.send({ kind: "change", path: "optimizer.weight_decay", value: 0.5 });
		engine.send({ kind: "start" });
		while (engine.running()) engine.advance(10);
		const events = await engine.drain();
		const changes = events.flatMap((event) => (event.kind === "changed" ? [event.change] : []));
		expect(changes).toHaveLength(1);
		const { idle } = bundle.validate(short);
		const line = command({ config: short, changes, idle: idle ?? [] }, catalogue) as string;
		expect(line).toContain("--at 25:optimizer.weight_decay=0.5");
		expect(csv(scheduled(rows(events), short))).toBe(ranBy(line, "changed.csv"));
	});

	it("a checkpoint of the page is what the command line looks at and goes on from", async () => {
		const engine = await bundle.Engine.create();
		const short = write(config, "train.max_steps", 60);
		engine.send({ kind: "open", run_id: 1, config: short });
		engine.send({ kind: "step", steps: 20 });
		engine.advance(20);
		await engine.drain();
		writeFileSync(join(folder, "run.safetensors"), await engine.save());
		const look = ["lens", "--checkpoint", "run.safetensors", "--json"];
		const seen = execFileSync(NATIVE as string, look, { cwd: folder, encoding: "utf8" });
		expect(JSON.stringify(JSON.parse(seen))).toContain('"step":20');
		const line = "grokscope run --resume run.safetensors --out run.csv";
		const whole = scheduled(rows(await train(bundle, short, 60)), short);
		const after = csv(whole.filter(({ step }) => step > 20)).split("\n");
		expect(
			ranBy(line, "resumed.csv")
				.split("\n")
				.slice(-after.length + 1),
		).toEqual(after.slice(1));
	});

	it("a config file is what --config reads", async () => {
		const odd = write(write(config, "task.p", 11), "train.max_steps", 20);
		writeFileSync(join(folder, "settings.json"), `${JSON.stringify(odd, null, 2)}\n`);
		const line = commandWithFile({ config: odd, changes: [], idle: [] }, "settings.json");
		const history = rows(await train(bundle, odd, 20));
		expect(ranBy(line, "odd.csv")).toBe(csv(scheduled(history, odd)));
	});
});
