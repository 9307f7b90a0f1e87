import { describe, expect, it } from "vitest";
import { leafName, read, write } from "../../www/src/fields";
import {
	CONTROLS,
	type Control,
	compact,
	judge,
	judgeSeed,
	keepFixed,
	knownNames,
	type Lesson,
	LONGEST,
	lessonHash,
	lessonProblems,
	plainLesson,
	READOUTS,
	type Rule,
	readLesson,
	writeLesson,
} from "../../www/src/lesson";
import type { FieldInfo } from "../../www/src/protocol";
import { loadEngine } from "./engine";
import { config, catalogue as small } from "./fixture";

const catalogue = (await loadEngine()).catalogue();
const { fields } = catalogue;
const RULES: [key: string, rule: Rule][] = [
	["free", "free"],
	["lock", "locked"],
	["hide", "hidden"],
];
const lesson = (hash: string) => readLesson(hash) as Lesson;
const linkOf = (one: Lesson) => `#${new URLSearchParams(writeLesson(one))}`;
const field = (name: string) => fields.find(({ path }) => leafName(path) === name) as FieldInfo;

describe("every control of the catalogue", () => {
	it("can be free, locked or hidden, by its name, its path or its group, whatever the others are", () => {
		for (const one of fields)
			for (const [key, rule] of RULES)
				for (const [others, other] of RULES) {
					const names = [leafName(one.path), one.path, `${one.group}.*`];
					for (const name of names) {
						const said = lesson(`#${key}=${name}&others=${others}`);
						expect(judge(said, one), `${key}=${name}`).toBe(rule);
						const stranger = fields.find(({ group }) => group !== one.group) as FieldInfo;
						expect(judge(said, stranger)).toBe(other);
					}
				}
	});

	it("and the controls that are no settings", () => {
		for (const control of CONTROLS)
			for (const [key, rule] of RULES) {
				expect(judge(lesson(`#${key}=${control}`), control)).toBe(rule);
				expect(judge(lesson(`#others=${key}`), control)).toBe(rule);
				expect(lessonProblems(`#${key}=${control}`, catalogue)).toEqual([]);
			}
	});

	it("is known to the reader of links", () => {
		for (const one of fields)
			for (const name of [leafName(one.path), one.path, `${one.group}.*`])
				expect(lessonProblems(`#lock=${name}`, catalogue)).toEqual([]);
		const names = knownNames(catalogue);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe("a read-out", () => {
	it("is hidden by its own name only: hiding controls hides no read-out", () => {
		const all = knownNames(catalogue).filter((name) => !READOUTS.includes(name as never));
		const everything = lesson(`#hide=${all.join(",")}&others=hide`);
		for (const one of fields) expect(judge(everything, one)).toBe("hidden");
		for (const readout of READOUTS) {
			expect(judge(everything, readout)).toBe("free");
			expect(judge(lesson("#others=lock"), readout)).toBe("free");
			expect(judge(lesson(`#hide=${readout}`), readout)).toBe("hidden");
		}
	});

	it("cannot be locked, and the link is told so", () => {
		expect(judge(lesson("#lock=answers"), "answers")).toBe("free");
		expect(lessonProblems("#lock=answers", catalogue)[0]).toContain("“answers”");
	});
});

describe("names", () => {
	it("win when they are more exact", () => {
		const said = lesson("#lock=task.*&free=p&hide=task.train_fraction");
		expect(judge(said, field("p"))).toBe("free");
		expect(judge(said, field("train_fraction"))).toBe("hidden");
		expect(judge(said, field("operation"))).toBe("locked");
		expect(judge(said, field("d_model"))).toBe("free");
	});

	it("of one seed bind the number that stands for all of them", () => {
		expect(judgeSeed(lesson("#lock=init_seed"), fields)).toBe("locked");
		expect(judgeSeed(lesson("#lock=run.*"), fields)).toBe("locked");
		expect(judge(lesson("#lock=seed"), field("init_seed"))).toBe("locked");
		expect(judge(lesson("#lock=seed&free=init_seed"), field("init_seed"))).toBe("free");
		expect(judgeSeed(lesson("#others=lock&free=seed"), fields)).toBe("free");
		expect(judgeSeed(null, fields)).toBe("free");
	});

	it("that nobody knows are named, with those there are", () => {
		const [message] = lessonProblems("#hide=colour,p,__proto__", catalogue);
		expect(message).toMatch(/hide: .*“colour”, “__proto__”.*train_fraction/);
		expect(message).not.toContain("“p”");
	});

	it("that are said twice are contradictions; the stricter holds", () => {
		expect(lessonProblems("#lock=p&hide=p", catalogue)[0]).toMatch(/p: .*“lock”.*“hide”/);
		expect(judge(lesson("#hide=p&lock=p&free=p"), field("p"))).toBe("hidden");
		expect(lessonProblems("#lock=p,p", catalogue)).toEqual([]);
	});

	it.each([
		["others=maybe", "others: “maybe” is none of free, lock, hide."],
		["predict=yes", "predict: “yes” is none of 1, draw."],
		["edit=2", "edit: “2” is none of 1."],
		[
			"student=3",
			"student: “3” says which part of a class’s plan, but the link has no plan; allowed: together with class.",
		],
	])("%s is explained", (link, message) => {
		expect(lessonProblems(`#${link}`, catalogue)).toEqual([message]);
	});
});

describe("a teacher's words", () => {
	it("stay plain text with their line breaks, and no longer than they may be", () => {
		const say = "First line\r\n<b>second</b>\u202e & third";
		const read = lesson(`#${new URLSearchParams({ lesson: " A\ntitle ", say })}`);
		expect(read.title).toBe("A title");
		expect(read.say).toBe("First line\n<b>second</b>  & third");
		const long = `#${new URLSearchParams({ say: "x".repeat(601), lesson: "y".repeat(81) })}`;
		expect(lesson(long).say).toHaveLength(LONGEST.say);
		expect(lesson(long).title).toHaveLength(LONGEST.lesson);
		expect(lessonProblems(long, catalogue)).toHaveLength(2);
		expect(lessonProblems(`#say=${"x".repeat(600)}`, catalogue)).toEqual([]);
	});
});

describe("making a lesson", () => {
	// Seeds follow the one control that stands for them.
	const own = fields.filter(({ kind }) => kind.type !== "seed");
	const names = [...CONTROLS, ...READOUTS, ...own.map(({ path }) => leafName(path))];

	it("says the rule of every control in few names", () => {
		const rules = new Map(names.map((name): [string, Rule] => [name, "locked"]));
		for (const name of READOUTS) rules.set(name, "free");
		rules.set("p", "free").set("level", "hidden").set("ask", "hidden");
		const { rules: said, others } = compact(rules);
		expect(others).toBe("locked");
		expect(Object.fromEntries(said)).toEqual({ p: "free", level: "hidden", ask: "hidden" });
	});

	it("and the link brings each of them back: one control at a time, every rule", () => {
		for (const name of names)
			for (const [, rule] of RULES) {
				if ((READOUTS as readonly string[]).includes(name) && rule === "locked") continue;
				const rules = new Map(names.map((one): [string, Rule] => [one, "free"])).set(name, rule);
				const link = lessonHash("#preset=tiny&p=11", { ...plainLesson, ...compact(rules) });
				const back = readLesson(link) ?? plainLesson;
				for (const field of own)
					expect(judge(back, field)).toBe(leafName(field.path) === name ? rule : "free");
				for (const control of [...CONTROLS, ...READOUTS])
					expect(judge(back, control)).toBe(control === name ? rule : "free");
			}
	});

	it("leaves settings as they are, and what another lesson said behind", () => {
		const link = lessonHash("#preset=tiny&p=11&lesson=Old&lock=p&level=lab&class=p:5,7&student=3", {
			...plainLesson,
			title: "New",
		});
		expect(link).toBe("#preset=tiny&p=11&lesson=New");
		expect(lessonHash("#preset=tiny", plainLesson, "watch")).toBe("#preset=tiny&level=watch");
	});
});

describe("a lesson as a link", () => {
	it("comes back as it was", () => {
		const one: Lesson = {
			...plainLesson,
			title: "More data & less",
			say: "What happens?\nWrite it down: 50 % + 1",
			rules: new Map<string, Rule>([
				["train_fraction", "free"],
				["task.*", "locked"],
				["level", "hidden"],
			]),
			others: "hidden",
			predict: true,
		};
		expect(readLesson(linkOf(one))).toEqual(one);
		expect(lessonProblems(linkOf(one), catalogue)).toEqual([]);
	});

	it("is none where nothing is said", () => {
		expect(readLesson("#preset=tiny&p=7")).toBe(null);
		expect(writeLesson(plainLesson)).toEqual([]);
		for (const garbage of ["", "#", "#%", "#&&=", "#lesso=1"])
			expect(readLesson(garbage)).toBe(null);
		expect(judge(null, "preset" as Control)).toBe("free");
	});
});

describe("what is not the visitor's to change", () => {
	it("stays as it was, whatever comes: each setting alone, and all but one", () => {
		const changed = small.fields.reduce(
			(all, { path, kind }) => write(all, path, OTHER[kind.type]),
			config,
		);
		for (const one of small.fields) {
			const locked = keepFixed(lesson(`#lock=${one.path}`), config, changed, small.fields);
			const free = keepFixed(
				lesson(`#free=${one.path}&others=hide`),
				config,
				changed,
				small.fields,
			);
			for (const { path } of small.fields) {
				const [of, from] = path === one.path ? [config, changed] : [changed, config];
				expect(read(locked, path)).toBe(read(of, path));
				expect(read(free, path)).toBe(read(from, path));
			}
		}
		expect(keepFixed(null, config, changed, small.fields)).toBe(changed);
	});

	it("is every setting where the plan of a class chooses", () => {
		const assigned = { ...lesson("#free=p,preset,device&others=free"), assigned: true };
		for (const one of fields) expect(judge(assigned, one)).toBe("locked");
		expect(judge(assigned, "preset")).toBe("locked");
		expect(judge(assigned, "device")).toBe("free");
		expect(judge({ ...assigned, others: "hidden" }, field("d_model"))).toBe("hidden");
	});
});

const OTHER = { choice: "x", number: 3, seed: 3, toggle: false, text: "a+b", answers: "t" };
