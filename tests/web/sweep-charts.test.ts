// The pictures of a sweep from data alone.

import { describe, expect, it } from "vitest";
import { axisOf, path, powers, y } from "../../www/src/charts/curves";
import { agreeing, layOut, tick } from "../../www/src/charts/phase";
import { apart, places, points, scale } from "../../www/src/charts/times";
import type { Axis, Phase, Reached } from "../../www/src/protocol";
import type { CellInfo } from "../../www/src/sweep-messages";
import { namesSettings, readPlace, writePlace } from "../../www/src/url";

const a: Axis = { path: "a", values: [1, 2] };
const b: Axis = { path: "b", values: ["x", "y", "z"] };
const c: Axis = { path: "c", values: [true, false] };

function cell(settings: CellInfo["settings"], times?: [Reached, Reached, Reached]): CellInfo {
	const phase: Phase = { kind: "groks", delay: 3 };
	const spread = times && {
		lower: times[0],
		median: times[1],
		upper: times[2],
		reached: 1,
		of: 3,
	};
	return {
		label: settings.map(String).join(),
		settings,
		runs: 3,
		memorised: null,
		generalised: spread ?? null,
		best_test: null,
		phases: [phase, phase, { kind: "memorises" }],
		seconds: 1,
		phase,
		letter: "G",
	};
}
const all = (axes: Axis[]): CellInfo[] =>
	axes
		.reduce<CellInfo["settings"][]>(
			(made, { path, values }) =>
				made.flatMap((before) => values.map((value) => [...before, [path, value]] as never)),
			[[]],
		)
		.map((settings) => cell(settings));

describe("a phase diagram", () => {
	it("puts every cell at its values, whatever order cells and axes come in", () => {
		for (const [axes, down, across] of [
			[[a, b], 0, 1],
			[[b, a], 1, 0],
		] as const) {
			const { planes } = layOut([...axes], all([...axes]).reverse(), down, across);
			expect(planes).toHaveLength(1);
			expect(planes[0]?.rows.map(({ value }) => value)).toEqual(a.values);
			for (const row of planes[0]?.rows ?? [])
				row.cells.forEach((one, i) => {
					expect(Object.fromEntries(one?.settings ?? [])).toEqual({ a: row.value, b: b.values[i] });
				});
		}
	});

	it("has a plane for every combination of the other axes, and holes where there is no cell", () => {
		const axes = [a, b, c];
		const cells = all(axes).filter(({ settings }) => settings[1]?.[1] !== "y");
		const { planes } = layOut(axes, cells, 0, 1);
		expect(planes.map(({ settings }) => settings)).toEqual([[["c", true]], [["c", false]]]);
		expect(planes[1]?.rows[0]?.cells.map((one) => one !== null)).toEqual([true, false, true]);
	});

	it("is a row with one axis and a cell without", () => {
		expect(layOut([b], all([b]), -1, 0).planes[0]?.rows[0]?.cells).toHaveLength(3);
		expect(layOut([], [cell([])], -1, 0).planes[0]?.rows[0]?.cells[0]).toEqual(cell([]));
	});

	it("counts the runs that did what most did, and says values shortly", () => {
		expect(agreeing(cell([]))).toBe(2);
		expect([0.30000000000000004, 12345, "add", null, true].map(tick)).toEqual([
			"0.3",
			"12300",
			"add",
			"null",
			"true",
		]);
	});
});

describe("times", () => {
	const times = (...steps: [Reached, Reached, Reached]) => cell([["a", 1]], steps);

	it("lie on a logarithmic axis, and quartiles around their median", () => {
		const one = times({ at: 20 }, { at: 200 }, { at: 900 });
		const steps = scale([{ cells: [one, null] }]);
		expect(steps.ticks).toEqual([20, 50, 100, 200, 500, 1000]);
		expect(steps.place(2000) - steps.place(200)).toBeCloseTo(steps.place(200) - steps.place(20));
		expect(steps.place(900)).toBeLessThan(1);
		const [point] = points(a, [one, null], steps);
		expect(point?.lower).toBeLessThan(point?.median ?? 0);
		expect(point?.upper).toBeGreaterThan(point?.median ?? 0);
		expect(point?.notBy).toBe(false);
	});

	it("never claim more than was seen: not by 500 is a mark at 500", () => {
		const late = times({ at: 100 }, { not_by: 500 }, { not_by: 500 });
		const steps = scale([{ cells: [late] }]);
		const [point] = points(a, [late, null], steps);
		expect(point).toMatchObject({ notBy: true, open: true });
		expect(point?.upper).toBe(point?.median);
		expect(point?.median).toBeCloseTo(steps.place(500));
	});

	it("are spaced by value: evenly, or by logarithm over a wide range; words evenly", () => {
		expect(places({ path: "", values: [1, 2, 4] })).toEqual([0, 1 / 3, 1]);
		const wide = places({ path: "", values: [0.1, 1, 10] });
		expect(wide[1]).toBeCloseTo(0.5);
		expect(places({ path: "", values: ["x", "y", "z"] })).toEqual([0, 0.5, 1]);
		expect(places({ path: "", values: [0, 0.5, 10] })[1]).toBeCloseTo(0.05);
	});

	it("have labels that do not lie upon each other", () => {
		expect(apart([10, 10, 50, 12], 14)).toEqual([10, 24, 52, 38]);
	});
});

describe("small curves", () => {
	it("hold every curve and every published band", () => {
		const curve: [number, number, number][] = [
			[0, 0, 0],
			[100, 1, 0.5],
		];
		const band = { series: "", measure: "", accuracy: 0.99, test: true, steps: [500, 2000] };
		const axis = axisOf([curve], [band as never]);
		expect(axis.last).toBe(2000);
		expect(axis.x(2000)).toBeGreaterThan(axis.x(500));
		expect(axis.x(0)).toBe(axis.x(1));
		expect(path(curve, 2, axis)).toMatch(/^M[\d. ]+L[\d. ]+$/);
		expect(y(1)).toBeLessThan(y(0));
		expect(powers(axis)).toEqual([1, 10, 100, 1000]);
	});
});

describe("places", () => {
	it("are written beside the settings and read back", () => {
		const hash = writePlace("#preset=tiny&p=13", { level: "lab", view: "figures", figure: "r14" });
		expect(hash).toBe("#view=figures&figure=r14&preset=tiny&p=13");
		expect(readPlace(hash)).toEqual({ level: "lab", view: "figures", figure: "r14" });
		expect(writePlace(hash, { level: "tinker", view: "train", figure: null })).toBe(
			"#preset=tiny&p=13",
		);
		expect(readPlace("#view=nonsense")).toEqual({ level: "watch", view: "train", figure: null });
	});

	it("alone leave the settings as they are", () => {
		expect(namesSettings("#view=sweep")).toBe(false);
		expect(namesSettings("#view=sweep&p=13")).toBe(true);
		expect(namesSettings("")).toBe(true);
	});
});
