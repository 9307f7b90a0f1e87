import { describe, expect, it } from "vitest";
import {
	findCodes,
	LENGTH,
	type Report,
	readCode,
	reportOf,
	writeCode,
} from "../../www/src/class/codes";
import {
	axesText,
	type ClassPlan,
	cellConfig,
	cellOf,
	classable,
	distance,
	MOST_CELLS,
	readPlan,
	studentOf,
} from "../../www/src/class/plan";
import { read, write } from "../../www/src/fields";
import type { Problem } from "../../www/src/protocol";
import { catalogue, config, opened } from "./fixture";

const { fields } = catalogue;
const planOf = (text: string, base = config) => readPlan(text, base, fields) as ClassPlan;
const messageOf = (text: string) => (readPlan(text, config, fields) as Problem).message;
const report: Report = {
	...{ check: 0xabcde, cell: 17, memorised: 151, generalised: 600 },
	...{ last: 1200, accuracy: 998, ended: "finished" },
};
const REPORTS: Report[] = [
	report,
	{ check: 0, cell: 0, memorised: null, generalised: null, last: 0, accuracy: 0, ended: "going" },
	{ ...report, check: 2 ** 20 - 1, cell: 119, memorised: 999_999, generalised: 1_000_000 },
	{ ...report, last: 1_000_000, accuracy: 1000, ended: "failed" },
];
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const bare = (code: string) => code.replaceAll("-", "");
const replaced = (code: string, i: number, letter: string) =>
	code.slice(0, i) + letter + code.slice(i + 1);

describe("a result code", () => {
	it("comes back as it was, in at most 40 characters", () => {
		for (const one of REPORTS) {
			const code = writeCode(one);
			expect(code.length).toBeLessThanOrEqual(40);
			expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-)*[0-9A-HJKMNP-TV-Z]{4}$/);
			expect(readCode(code)).toEqual(one);
		}
	});

	it("is read in lower case, with O for 0, I and L for 1, and any separators", () => {
		for (const one of REPORTS) {
			const code = writeCode(one);
			const letters = bare(code);
			const variants = [
				letters.toLowerCase(),
				code.replaceAll("-", " – "),
				code.replaceAll("-", ". "),
				code.replaceAll("0", "O").replaceAll("1", "I"),
				code.replaceAll("0", "o").replaceAll("1", "l"),
			];
			for (const variant of variants) expect(readCode(variant)).toEqual(one);
		}
	});

	it("with any single wrong letter is refused: every place, every letter", () => {
		for (const one of REPORTS) {
			const code = bare(writeCode(one));
			for (let i = 0; i < LENGTH; i++)
				for (const letter of LETTERS)
					if (letter !== code[i]) expect(readCode(replaced(code, i, letter))).toBe("typo");
		}
	});

	it("with any two letters in each other's place is refused", () => {
		for (const one of REPORTS) {
			const code = bare(writeCode(one));
			for (let i = 0; i < LENGTH; i++)
				for (let j = i + 1; j < LENGTH; j++) {
					const [a, b] = [code[i] as string, code[j] as string];
					if (a !== b) expect(readCode(replaced(replaced(code, i, b), j, a))).toBe("typo");
				}
		}
	});

	it("with any two wrong letters is refused", () => {
		const code = bare(writeCode(report));
		for (let i = 0; i < LENGTH; i++)
			for (let j = i + 1; j < LENGTH; j++)
				for (const a of LETTERS)
					for (const b of LETTERS) {
						if (a === code[i] || b === code[j]) continue;
						// Millions of these would do nothing but repeat: every pair of places, some pairs of letters.
						if ((LETTERS.indexOf(a) * 7 + LETTERS.indexOf(b)) % 61 !== 0) continue;
						expect(readCode(replaced(replaced(code, i, a), j, b))).toBe("typo");
					}
	});

	it("that is too short, too long or of other letters says so", () => {
		const code = bare(writeCode(report));
		expect(readCode(code.slice(1))).toBe("length");
		expect(readCode(`${code}0`)).toBe("length");
		expect(readCode("")).toBe("length");
		expect(readCode(replaced(code, 3, "U"))).toBe("letter");
		expect(readCode("0".repeat(LENGTH))).toBe("version");
	});
});

describe("pasted text", () => {
	const [a, b] = [writeCode(report), writeCode(REPORTS[2] as Report)];
	it.each([
		["lines", `${a}\n${b}\n`],
		["Windows lines, blank lines and spaces", `  ${a} \r\n\r\n ${b.replaceAll("-", " ")}`],
		["nothing between them", bare(a) + bare(b)],
		["commas", `${a}, ${b}`],
		["names beside them", `Ada: ${a}\n12) ${b} (Grace)`],
		["groups on lines of their own", `${a}\n${b}`.replaceAll("-", "\n")],
	])("with %s gives both codes", (_, text) => {
		expect(findCodes(text)).toEqual([a, b]);
	});

	it("keeps what is no code, to be told about", () => {
		expect(findCodes(`hello\n${a}\n${a.slice(0, -2)}`)).toEqual(["hello", a, a.slice(0, -2)]);
		expect(findCodes("  \n ")).toEqual([]);
	});
});

describe("a report", () => {
	const run = { ...opened, state: "finished" as const, step: 90, current: opened.config };
	const row = { step: 90, train_loss: 0, train_accuracy: 1, test_loss: 1, test_accuracy: 0.99996 };
	it("is what the run did, and never rounds up to all", () => {
		const whole = {
			...run,
			history: [row],
			milestones: { memorised: 12 },
			table: null,
			parent: null,
			prediction: null,
			sketch: null,
		};
		expect(reportOf(planOf("p:5,7"), 1, whole)).toMatchObject({
			...{ cell: 1, memorised: 12, generalised: null, last: 90, accuracy: 999 },
			ended: "finished",
		});
		expect(reportOf(planOf("p:5,7"), 1, { ...whole, state: "running" }).ended).toBe("going");
		expect(reportOf(planOf("p:5,7"), 1, { ...whole, state: "failed" }).ended).toBe("failed");
	});
});

describe("the plan of a class", () => {
	const text = "train_fraction:0.2,0.4,0.6,0.8;weight_decay:0,0.1,1;seed:0,1";

	it("comes back from its link, and its cells are the settings with one value of each axis", () => {
		const plan = planOf(text);
		expect(axesText(plan.axes)).toBe(text);
		expect(plan.cells).toHaveLength(24);
		const configs = plan.cells.map((_, i) => JSON.stringify(cellConfig(plan, i)));
		expect(new Set(configs).size).toBe(24);
		const last = cellConfig(plan, 23);
		expect(read(last, "task.train_fraction")).toBe(0.8);
		expect(read(last, "optimizer.weight_decay")).toBe(1);
		expect(last.seeds).toEqual({ split_seed: 1, init_seed: 1, batch_seed: 1 });
		expect(read(last, "task.p")).toBe(config.task.p);
	});

	it("takes every setting that can be told in a word or a number", () => {
		for (const { name, fields: own } of classable(fields)) {
			const kind = own[0]?.kind;
			const values = kind?.type === "choice" ? kind.options.map(({ id }) => id) : ["1", "2"];
			const two = kind?.type === "toggle" ? ["false", "true"] : values;
			expect(planOf(`${name}:${two.join(",")}`).cells).toHaveLength(2);
		}
	});

	it("has a name that changes with any shared setting, any axis and any value, and with nothing else", () => {
		const { check } = planOf(text);
		expect(planOf(` ${text};`).check).toBe(check);
		expect(planOf(text, write(config, "task.train_fraction", 0.9)).check).toBe(check);
		expect(planOf(text, write(config, "seeds.init_seed", 9)).check).toBe(check);
		const others = [
			planOf(text, write(config, "task.p", 11)),
			planOf(text, write(config, "train.max_steps", 5)),
			planOf(text.replace("0.2", "0.25")),
			planOf(text.replace(",1;", ";")),
			planOf("weight_decay:0,0.1,1;train_fraction:0.2,0.4,0.6,0.8;seed:0,1"),
		];
		expect(new Set([check, ...others.map((plan) => plan.check)]).size).toBe(6);
		expect(check).toBeLessThan(2 ** 20);
	});

	it("gives every student a cell, each cell once before any twice, and neighbours different ones", () => {
		const plan = planOf(text);
		const given = Array.from({ length: 24 }, (_, i) => cellOf(plan, i + 1));
		expect(new Set(given).size).toBe(24);
		expect(cellOf(plan, 25)).toBe(cellOf(plan, 1));
		given.forEach((cell, i) => {
			expect(studentOf(plan, cell)).toBe(i + 1);
		});
		// The first twelve have all settings between them; the others repeat them with another seed.
		const settings = given.slice(0, 12).map((cell) => Math.floor(cell / 2));
		expect(new Set(settings).size).toBe(12);
	});

	it.each(["train_fraction:0.1,0.2,0.3,0.4,0.5,0.6,0.7;weight_decay:0,1,2,3", text])(
		"is covered by the first students, better than in the order of the cells: %s",
		(axes) => {
			const plan = planOf(axes);
			const radius = (order: number[], k: number) =>
				Math.max(
					...plan.cells.map((cell) =>
						Math.min(
							...order.slice(0, k).map((i) => distance(plan.axes, cell, plan.cells[i] as never)),
						),
					),
				);
			const plain = plan.cells.map((_, i) => i);
			for (let k = 1; k < plan.cells.length; k++)
				expect(radius(plan.order, k)).toBeLessThanOrEqual(radius(plain, k) + 1e-9);
			expect(radius(plan.order, 8)).toBeLessThan(0.6);
		},
	);

	it.each([
		["", "0 axes; allowed: 1 to 3"],
		["p", "“p” is not an axis"],
		["p:5,7;p:11,13", "p is more than one axis"],
		["seed:1,2;init_seed:1,2", /no setting called “init_seed”/],
		["p:5,7;causal:true,false;beta1:1,2;lr_peak:1,2", "4 axes"],
		["p:5", "1 cells; allowed: 2 to 120"],
		[`p:${Array.from({ length: 121 }, (_, i) => i + 2)}`, "121 cells"],
		["p:5,5", "“5” more than once"],
		["p:5,x", /p: “x”.*0 to 1,000/],
		["operation:add,nope", "operation: “nope” is none of add, sub."],
		["expression:a,b", /no setting called “expression”.*train_fraction/],
		["__proto__:1,2", "“__proto__”"],
	])("%s is explained", (text, message) => {
		expect(messageOf(text)).toMatch(message);
	});

	it("is never larger than a code can say", () => {
		expect(MOST_CELLS).toBeLessThanOrEqual(2 ** 7);
	});
});
