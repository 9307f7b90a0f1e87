import { describe, expect, it } from "vitest";
import {
	around,
	classHash,
	firstForm,
	formOfPlan,
	formText,
	setAxis,
	sweepOf,
} from "../../www/src/class/form";
import { type ClassPlan, classable, readPlan } from "../../www/src/class/plan";
import { planOf } from "../../www/src/class/saved";
import { read } from "../../www/src/fields";
import { loadEngine } from "./engine";

const catalogue = (await loadEngine()).catalogue();
const { fields, presets, default_preset } = catalogue;
const config = presets.find(({ id }) => id === default_preset)?.config ?? presets[0]?.config;
if (!config) throw new Error("there are presets");
const plan = (text: string) => readPlan(text, config, fields) as ClassPlan;

describe("the form of a class plan", () => {
	it("begins with a plan that can be used", () => {
		const form = firstForm(catalogue, config);
		expect(form).toHaveLength(2);
		const first = plan(formText(form));
		expect(first.cells.length).toBeGreaterThan(10);
		expect(formOfPlan(first)).toEqual(form);
	});

	it("suggests values that every setting can take, more than one of each", () => {
		for (const { name, fields: own } of classable(fields)) {
			const field = own[0];
			if (!field) continue;
			const text = around(field, read(config, field.path));
			const kind = field.kind.type;
			expect(text.split(",").length, name).toBeGreaterThan(kind === "number" ? 0 : 1);
			if (text.includes(",")) expect(plan(`${name}:${text}`).cells, name).toBeDefined();
		}
	});

	it("takes an axis in, changes it and lets it go", () => {
		const one = setAxis([], 0, "weight_decay", fields, config);
		expect(one).toEqual([{ name: "weight_decay", text: "0,0.3,1,3" }]);
		const two = setAxis(one, 1, "seed", fields, config);
		expect(two[1]).toEqual({ name: "seed", text: "0,1,2" });
		expect(setAxis(two, 0, "", fields, config)).toEqual([two[1]]);
	});
});

describe("the students’ link", () => {
	const axes = plan("train_fraction:0.3,0.5;seed:0,1").axes;
	it("has the settings, the words and the plan, and neither view nor level", () => {
		const link = classHash("#view=class&level=lab&preset=tiny&p=11&lesson=Hi&edit=1", axes);
		expect(link).toBe("#preset=tiny&p=11&lesson=Hi&class=train_fraction:0.3,0.5;seed:0,1&student");
		expect(classHash(link, axes, 7)).toBe(`${link}=7`);
	});

	it("is the same plan for everybody who reads it", () => {
		const teacher = planOf(classHash("#preset=tiny&p=11", axes), catalogue) as ClassPlan;
		const student = planOf(
			classHash("#preset=tiny&p=11&lesson=Hi", axes, 3),
			catalogue,
		) as ClassPlan;
		expect(student.check).toBe(teacher.check);
		const other = planOf(classHash("#preset=tiny&p=13", axes), catalogue) as ClassPlan;
		expect(other.check).not.toBe(teacher.check);
		expect(planOf("#preset=tiny", catalogue)).toBe(null);
		expect(planOf("#preset=nope&class=p:5,7", catalogue)).toContain("nope");
		expect(planOf("#preset=tiny&class=colour:5,7", catalogue)).toContain("colour");
	});

	it("asks the core about every combination but seeds", () => {
		const { axes: asked, base } = sweepOf(plan("train_fraction:0.3,0.5;seed:0,1"));
		expect(asked).toEqual([{ path: "task.train_fraction", values: [0.3, 0.5] }]);
		expect(base).toEqual(config);
	});
});
