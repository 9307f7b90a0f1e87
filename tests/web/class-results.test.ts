import { describe, expect, it } from "vitest";
import { type Report, writeCode } from "../../www/src/class/codes";
import { type ClassPlan, cellOf, readPlan, studentOf } from "../../www/src/class/plan";
import { axesOf, csv, diagram, gather, phaseOf } from "../../www/src/class/results";
import { catalogue, config } from "./fixture";

const plan = readPlan(
	"train_fraction:0.3,0.6;weight_decay:0,1;seed:0,1",
	config,
	catalogue.fields,
) as ClassPlan;
const made = (student: number, change: Partial<Report> = {}): Report => ({
	...{ check: plan.check, cell: cellOf(plan, student), memorised: 100, generalised: 400 },
	...{ last: 1000, accuracy: 1000, ended: "finished", ...change },
});
const code = (student: number, change: Partial<Report> = {}) => writeCode(made(student, change));
const everybody = [1, 2, 3, 4, 5, 6, 7, 8];

describe("the results of a class", () => {
	it("are complete when every student has sent a code", () => {
		const all = gather(
			plan,
			everybody.map((n) => code(n)),
		);
		expect(all).toMatchObject({ missing: [], doubles: [], contradictions: [], refused: [] });
		const some = gather(plan, [code(3), code(8)]);
		expect(some.missing).toEqual([1, 2, 4, 5, 6, 7]);
		expect(gather(plan, []).missing).toEqual(everybody);
	});

	it("name what was sent twice, what disagrees, and what was not over yet", () => {
		const going = { generalised: null, last: 500, ended: "going" } as const;
		const all = gather(plan, [
			...[code(1), code(1), code(1)],
			...[code(2), code(2, { generalised: 500 })],
			...[code(3, going), code(3)],
			...[code(4, going), code(4, { ...going, last: 700 })],
		]);
		expect(all.doubles).toEqual([{ student: 1, times: 3 }]);
		expect(all.contradictions.map(({ student }) => student)).toEqual([2]);
		expect(all.unfinished).toEqual([4]);
		expect(all.reports.get(cellOf(plan, 3))).toEqual([made(3)]);
		expect(all.reports.get(cellOf(plan, 4))?.[0]?.last).toBe(700);
	});

	it("refuse what belongs to another plan or to none, and say why", () => {
		const wrong = [
			code(1, { check: (plan.check + 1) % 2 ** 20 }),
			code(1, { cell: 9 }),
			"hello",
			`${code(1).slice(0, -1)}${code(1).endsWith("0") ? "1" : "0"}`,
		];
		expect(gather(plan, wrong).refused.map(({ reason }) => reason)).toEqual([
			...["plan", "cell", "length", "typo"],
		]);
		expect(gather(plan, wrong).reports.size).toBe(0);
	});
});

describe("the diagram of a class", () => {
	it("has a cell for every setting; seeds are runs of it", () => {
		expect(axesOf(plan).map(({ path }) => path)).toEqual([
			"task.train_fraction",
			"optimizer.weight_decay",
		]);
		const none = diagram(plan, gather(plan, []), 2);
		expect(none).toHaveLength(4);
		for (const cell of none) expect(cell).toMatchObject({ runs: 0, phase: null, memorised: null });
		const whole = diagram(
			plan,
			gather(
				plan,
				everybody.map((n) => code(n)),
			),
			2,
		);
		for (const cell of whole)
			expect(cell).toMatchObject({
				...{ runs: 2, phase: { kind: "groks", delay: 300 }, letter: "G" },
				generalised: { median: { at: 400 }, reached: 2, of: 2 },
			});
	});

	it("judges as the core does", () => {
		const kind = (change: Partial<Report>, delay = 2) => phaseOf(made(1, change), delay).kind;
		expect(kind({})).toBe("groks");
		expect(kind({}, 4)).toBe("generalizes_at_once");
		expect(kind({ generalised: null })).toBe("memorises");
		expect(kind({ generalised: null, memorised: null })).toBe("never_learns");
		expect(kind({ memorised: null })).toBe("generalizes_at_once");
	});

	it("counts what has not happened as later than anything", () => {
		const twins = everybody.filter((n) => Math.floor(cellOf(plan, n) / 2) === 0);
		const [one, other] = twins as [number, number];
		const cells = diagram(plan, gather(plan, [code(one, { generalised: null }), code(other)]), 2);
		expect(cells[0]?.generalised).toMatchObject({
			...{ lower: { at: 400 }, upper: { at: 400 }, reached: 1, of: 2 },
		});
		expect(cells[0]?.phases).toHaveLength(2);
	});
});

describe("the file of a class", () => {
	it("has a line for each report, in the order of the students", () => {
		const lines = csv(plan, gather(plan, [code(5), code(2, { memorised: null })]))
			.trim()
			.split("\n");
		expect(lines[0]).toBe(
			"student,train_fraction,weight_decay,seed,memorised,generalised,last_step,test_accuracy,ended,code",
		);
		expect(lines).toHaveLength(3);
		const cells = (n: number) => plan.cells[cellOf(plan, n)]?.settings.map(([, value]) => value);
		expect(lines[1]).toBe(`2,${cells(2)},,400,1000,1,finished,${code(2, { memorised: null })}`);
		expect(lines[2]?.split(",")[0]).toBe(String(studentOf(plan, cellOf(plan, 5))));
	});
});
