import { describe, expect, it, vi } from "vitest";

// The colours are read by a browser; the pictures under test are not.
vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));

const { counts, sayCell, share, summary, withNumbers } = await import(
	"../../www/src/charts/answers"
);
const { cyclic } = await import("../../www/src/charts/palette");
const { grid, legend, pixels, TABLE_VIEWS, ticks } = await import("../../www/src/charts/table");
const { COLORS, rgb } = await import("../../www/src/charts/theme");
const { LINE_CHARTS, lineColumns, sampleRows, stepRange } = await import(
	"../../www/src/charts/lines"
);
const { opened, row } = await import("./fixture");

/** Right: (0,0) train, (0,1) test, (2,1) test. At (1,1) it says “=”, at (1,2) something wrong. */
const data = {
	n: 3,
	formula: "a + b mod 3",
	split: opened.split,
	answers: opened.answers,
	predictions: Uint16Array.of(0, 1, 0, 0, 3, 1, 1, 0, 65535),
	cursor: null,
};
const paint = Object.fromEntries(COLORS.map((name, i) => [name, [i, i, i]])) as never;

describe("the answer table", () => {
	it("counts what is right, and never a pair that does not exist", () => {
		expect(counts(data)).toEqual({ train: { right: 1, of: 4 }, test: { right: 2, of: 4 } });
		expect(counts({ ...data, predictions: null }).test).toEqual({ right: 0, of: 4 });
		expect(share({ right: 0, of: 0 })).toBe(0);
	});

	it("reads out a cell", () => {
		const say = (a: number, b: number) => sayCell(data, a, b);
		expect(say(0, 1)).toBe("0 + 1 mod 3 = 1; it says 1; held out");
		expect(say(1, 1)).toBe("1 + 1 mod 3 = 2; it says “=”, which is no number; shown in training");
		expect(say(2, 2)).toBe("2 + 2 mod 3: not in the table");
		expect(sayCell({ ...data, predictions: null }, 0, 1)).toContain("not asked yet");
	});

	it("says, counts and shows which answers are wrong on purpose", () => {
		const misled = { ...data, split: Uint8Array.of(3, 0, 1, 0, 1, 0, 1, 4, 2) };
		expect(sayCell(misled, 0, 0)).toBe(
			"0 + 0 mod 3 = 0 (a wrong answer, on purpose); it says 0; shown in training",
		);
		expect(sayCell(misled, 2, 1)).toContain("on purpose); it says 0; held out");
		expect(counts(misled)).toEqual(counts(data));
		const theme = { dark: false, font: "", colors: { bad: "red" } } as never;
		const words = (of: typeof data) =>
			TABLE_VIEWS.map((view) =>
				legend(of, view, theme)
					.map(({ label }) => label)
					.join(),
			);
		for (const said of words(misled)) expect(said).toContain("wrong answer");
		for (const said of words(data)) expect(said).not.toContain("wrong answer");
	});

	it("puts numbers into any formula of the catalogue", () => {
		expect(withNumbers("a² + ab + b² mod 7", 2, 3)).toBe("2² + 2·3 + 3² mod 7");
		expect(withNumbers("a ÷ b if b is odd, else a − b mod 7", 2, 3)).toBe(
			"2 ÷ 3 if 3 is odd, else 2 − 3 mod 7",
		);
	});

	it("says in words what it shows", () => {
		expect(summary(data, 5)).toBe(
			"Answer table, 3 by 3, at step 5: train 1 of 4 right; test 2 of 4 right.",
		);
	});

	it("colours each cell by its part and by right or wrong", () => {
		const [view] = TABLE_VIEWS;
		const bytes = view ? pixels(data, view, paint) : [];
		const names = Array.from({ length: 9 }, (_, cell) => COLORS[bytes[4 * cell] as number]);
		expect(names).toEqual([
			...["train-cell", "test-cell", "train-pale"],
			...["test-pale", "train-pale", "test-pale"],
			...["train-pale", "test-cell", "none"],
		]);
	});

	it.each(TABLE_VIEWS)("draws every pair as one opaque pixel: $id", (view) => {
		const bytes = pixels(data, view, paint);
		expect(bytes).toHaveLength(36);
		for (let i = 3; i < 36; i += 4) expect(bytes[i]).toBe(255);
	});

	it("gives every cell the same whole number of device pixels", () => {
		for (const p of [2, 59, 97, 113, 200])
			for (const scale of [1, 1.5, 2]) {
				const { cell, left, size } = grid(500, p, scale);
				expect([Number.isInteger(cell), size]).toEqual([true, cell * p]);
				expect(left + size).toBeLessThanOrEqual(500 * scale);
			}
	});

	it("labels round numbers inside the table", () => {
		expect(ticks(59, 500)).toEqual([0, 10, 20, 40, 50]);
	});
});

describe("the cyclic palette", () => {
	it("closes: the step from the last residue to 0 is as small as any", () => {
		const distance = (i: number, j: number) =>
			Math.hypot(...cyclic(i / 97).map((part, k) => part - (cyclic(j / 97)[k] as number)));
		const steps = Array.from({ length: 97 }, (_, i) => distance(i, (i + 1) % 97));
		expect(Math.max(...steps)).toBeLessThan(30);
		expect(steps[96]).toBeLessThanOrEqual(Math.max(...steps.slice(0, 96)));
	});

	it("can be read by brightness alone", () => {
		const light = (turn: number) => cyclic(turn).reduce((sum, part) => sum + part);
		expect(light(0.5) - light(0)).toBeGreaterThan(250);
	});
});

describe("the curves", () => {
	const rows = [row(0, 0.1, 0), row(9, 1, 0.5)];
	const [accuracy, loss] = LINE_CHARTS;

	it("start at step + 1, for a logarithm has no zero", () => {
		expect(accuracy && lineColumns(accuracy, rows)).toEqual([
			[1, 10],
			[0.1, 1],
			[0, 0.5],
			// Nothing that it forked from.
			[null, null],
			[null, null],
		]);
	});

	it("leave a gap where a loss is exactly 0", () => {
		const zero = { ...row(1, 1, 1), train_loss: 0 };
		expect(loss && lineColumns(loss, [zero])[1]).toEqual([null]);
	});

	it("say what the loss is measured in", () => {
		const [, loss] = LINE_CHARTS;
		expect(loss?.unit(opened.facts)).toBe("nats");
		expect(loss?.unit({ ...opened.facts, squared_loss: true })).toBe("squared logits");
	});

	it("know what guessing scores", () => {
		expect(LINE_CHARTS.map((chart) => chart.guess(opened.facts))).toEqual([
			expect.closeTo(1 / 3),
			Math.log(3),
		]);
	});

	it("grow their step axis in few jumps", () => {
		expect([0, 100, 101, 600, 5001].map((max) => stepRange(max)[1])).toEqual([
			100, 100, 200, 1000, 10000,
		]);
		// Evenly spaced, a run of 3,000 steps fills its axis.
		expect([1, 201, 3001, 7001].map((max) => stepRange(max, true)[1])).toEqual([
			101, 201, 3001, 8001,
		]);
	});

	it("have a text alternative of some 20 rows with both ends", () => {
		const many = Array.from({ length: 500 }, (_, step) => row(step, 0, 0));
		const sample = sampleRows(many).map(({ step }) => step);
		expect([sample.length, sample[0], sample[19]]).toEqual([20, 0, 499]);
		expect(sampleRows(rows)).toBe(rows);
	});
});

describe("theme colours", () => {
	it("are read in both notations of browsers", () => {
		expect(rgb("rgb(0, 114, 178)")).toEqual([0, 114, 178]);
		expect(rgb("color(srgb 0 0.5 1)")).toEqual([0, 128, 255]);
	});
});
