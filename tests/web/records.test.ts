// What is kept of runs: names, differences, what is dropped first.

import { expect, it } from "vitest";
import { hiddenPair, readSymbol, reply } from "../../www/src/ask";
import { expectation } from "../../www/src/expected";
import { write } from "../../www/src/fields";
import { outcome } from "../../www/src/predict";
import {
	drawn,
	newRecord,
	type RunRecord,
	sayDifference,
	worthContinuing,
	worthKeeping,
} from "../../www/src/records";
import { initialState, type Run, reduce } from "../../www/src/store";
import { catalogue, opened } from "./fixture";

const run = reduce(initialState, opened).run as Run;
const about = {
	engine: { device: "auto", workers: "auto" },
	before: null,
	fork: null,
	version: "1",
} as const;
const make = (change: Partial<RunRecord> = {}): RunRecord => ({
	...newRecord(run, [], about),
	...change,
});
const row = {
	step: 1,
	train_loss: 1,
	train_accuracy: 1,
	test_loss: 1,
	test_accuracy: 1,
} as Run["history"][number];

it("gives each run a name that no other has, and the next colour", () => {
	const records: RunRecord[] = [];
	for (let i = 0; i < 30; i++) records.push(newRecord(run, records, about));
	expect(new Set(records.map(({ name }) => name)).size).toBe(30);
	for (const [i, { color }] of records.entries())
		if (i > 0) expect(color).not.toBe(records[i - 1]?.color);
});

it("says in a line what differs from the run before", () => {
	const other = write(write(run.config, "task.p", 11), "loss", "mse");
	const said = sayDifference(make({ before: run.config, config: other }), catalogue);
	expect(said).toContain("task.p 3 → 11");
	expect(said).toContain("loss cross_entropy → mse");
	expect(sayDifference(make({ before: run.config }), catalogue)).toBe("the same settings");
	expect(sayDifference(make(), catalogue)).toBe("the first");
	const fork = { name: "amber fox", step: 1200 };
	expect(sayDifference(make({ fork }), catalogue)).toBe("forked from amber fox at step 1,200");
});

it("drops the oldest run that nobody has pinned", () => {
	const records = Array.from({ length: 45 }, (_, i) => make({ id: String(i), pinned: i < 2 }));
	const kept = worthKeeping(records).map(({ id }) => id);
	expect(kept).toContain("0");
	expect(kept).not.toContain("2");
	expect(kept).toHaveLength(42);
});

it("keeps few checkpoints and draws few lines, and those that are pinned", () => {
	const rows = [row, { ...row, step: 2 }];
	const records = Array.from({ length: 20 }, (_, i) =>
		make({ id: String(i), pinned: i === 3, kept: 5, rows }),
	);
	const ids = (list: RunRecord[]) => list.map(({ id }) => id);
	expect(ids(worthContinuing(records))).toEqual(["3", ..."12 13 14 15 16 17 18 19".split(" ")]);
	expect(ids(drawn(records, "19"))).toEqual(["3", "14", "15", "16", "17", "18"]);
});

it("tells what became of a run", () => {
	const of = (milestones: Run["milestones"], state: Run["state"] = "running") =>
		outcome({ milestones, state });
	expect(of({})).toBeNull();
	expect(of({ memorised: 100 })).toBeNull();
	expect(of({ memorised: 100, generalised: 400 })).toBe("later");
	expect(of({ memorised: 100, generalised: 120 })).toBe("together");
	expect(of({ generalised: 120 })).toBe("together");
	expect(of({ memorised: 100 }, "finished")).toBe("no");
});

it("answers a question from the latest table, and says whether the pair was shown", () => {
	const n = run.facts.n_symbols;
	const predictions = Uint16Array.from({ length: n * n }, () => 1);
	const asked = { ...run, step: 5, table: { step: 5, predictions } };
	expect(reply(run, 0, 1)?.says).toBeNull();
	expect(reply(asked, 0, 1)).toMatchObject({ says: 1, answer: 1, right: true });
	expect(reply(asked, 0, 0)).toMatchObject({ says: 1, answer: 0, right: false });
	// The pair (2, 2) does not exist.
	expect(reply(asked, 2, 2)).toBeNull();
	for (const chance of [0, 0.5, 0.999]) {
		const [a, b] = hiddenPair(run, chance);
		expect(reply(asked, a, b)?.seen).toBe(false);
	}
	for (const text of ["", "-1", "3", "1.5", "NaN", "1e9", "<b>"])
		expect(readSymbol("a", text, 3)).toMatch(/a: “.*” cannot be asked; allowed: .* 0 to 2/);
	expect(readSymbol("a", " 2 ", 3)).toBe(2);
});

it("finds the record of a config, whatever its seeds, and none for another network", () => {
	const [preset] = catalogue.presets;
	const curve = (value: number) => ({ value, steps: [0], train: [], test: [] });
	const record = {
		preset: preset?.id ?? "",
		axis: "task.p",
		seeds: 3,
		curves: [curve(7), curve(9)],
	};
	const config = write(preset?.config as Run["config"], "task.p", 9);
	expect(expectation(config, catalogue, record)?.value).toBe(9);
	expect(expectation(write(config, "seeds.init_seed", 5), catalogue, record)?.value).toBe(9);
	expect(expectation(write(config, "task.p", 8), catalogue, record)).toBeNull();
	expect(expectation(write(config, "loss", "mse"), catalogue, record)).toBeNull();
});
