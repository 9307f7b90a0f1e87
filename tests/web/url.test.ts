import { describe, expect, it } from "vitest";
import { parse, read, write } from "../../www/src/fields";
import type { FieldInfo } from "../../www/src/protocol";
import {
	type Link,
	otherQuery,
	readEngine,
	readLink,
	readPlace,
	writeHash,
	writePlace,
} from "../../www/src/url";
import { catalogue, config } from "./fixture";

const base: Link = { preset: "tiny", config, device: "auto", workers: "auto" };
const linkOf = (hash: string, search = "") => readLink(search, hash, catalogue);
const messages = (hash: string) => linkOf(hash).problems.map(({ message }) => message);
const OTHER = {
	choice: "other",
	number: 3,
	seed: 3,
	toggle: false,
	text: "a + b",
	answers: "3~%&=",
};
const other = ({ kind }: FieldInfo) => OTHER[kind.type];

describe("workers", () => {
	it.each([
		["#preset=tiny", "auto"],
		["#preset=tiny&workers=3", 3],
		["#preset=tiny&workers=auto", "auto"],
	])("%s", (hash, workers) => {
		expect(linkOf(hash)).toMatchObject({ link: { workers }, problems: [] });
		expect(readEngine("", hash)).toEqual({ device: "auto", workers });
	});

	it.each(["0", "9", "2.5", "many"])("“%s” is explained", (text) => {
		expect(messages(`#workers=${text}`)).toEqual([`workers: “${text}” is none of auto, 1 to 8.`]);
		expect(readEngine(`?workers=${text}`, "")).toEqual({ device: "auto", workers: "auto" });
	});
});

describe("the axis of the curves", () => {
	it("is logarithmic, unless the link says that steps are evenly spaced", () => {
		for (const hash of ["#preset=tiny", "#preset=tiny&axis=log", "#axis=zzz"])
			expect(readPlace(hash).linear).toBeUndefined();
		const place = readPlace("#preset=tiny&axis=linear");
		expect(place).toMatchObject({ linear: true, level: "tinker" });
		expect(writePlace("#preset=tiny", place)).toBe("#preset=tiny&axis=linear");
		expect(writePlace("#preset=tiny", { ...place, linear: false })).toBe("#preset=tiny");
		// It is no setting: it neither opens the settings nor is it unknown.
		expect(readPlace("#axis=linear").level).toBe("watch");
		expect(messages("#preset=tiny&axis=linear")).toEqual([]);
	});
});

describe("a link", () => {
	it("brings back every field, changed one at a time", () => {
		for (const field of catalogue.fields) {
			const link = { ...base, config: write(config, field.path, other(field)) };
			expect(linkOf(writeHash(link, catalogue))).toMatchObject({ link, problems: [] });
		}
	});

	it("brings back all fields, changed together, to the last bit", () => {
		let changed = config;
		for (const field of catalogue.fields) changed = write(changed, field.path, other(field));
		changed = write(changed, "optimizer.lr_peak", 0.1 + 0.2);
		changed = write(changed, "train.batch_size", 512);
		changed = write(changed, "seeds.init_seed", 4294967295);
		const link: Link = { preset: "large", config: changed, device: "webgpu", workers: 3 };
		expect(linkOf(writeHash(link, catalogue)).link).toEqual(link);
	});

	it("says only what differs from the preset", () => {
		expect(writeHash(base, catalogue)).toBe("#preset=tiny");
		const changed = write(config, "task.p", 11);
		expect(writeHash({ ...base, config: changed }, catalogue)).toBe("#preset=tiny&p=11");
	});

	it("leaves out what has no effect, and keeps it for those who have it", () => {
		const changed = write(write(config, "task.p", 11), "optimizer.beta1", 0.5);
		const link = { ...base, config: changed };
		expect(writeHash(link, catalogue, ["optimizer.beta1"])).toBe("#preset=tiny&p=11");
		expect(writeHash(link, catalogue, [])).toBe("#preset=tiny&p=11&beta1=0.5");
	});

	it("tells which settings it names, but for the shorthand", () => {
		const named = (hash: string) => linkOf(hash).named.map(({ path }) => path);
		expect(named("#p=7&seed=3&beta1=0.5")).toEqual(["task.p", "optimizer.beta1"]);
		expect(named("#init_seed=3")).toEqual(["seeds.init_seed"]);
	});

	it("reads true and false, and explains what is neither", () => {
		expect(linkOf("#causal=false").link?.config.model.causal).toBe(false);
		expect(messages("#causal=yes")).toEqual(["causal: “yes” is none of true, false."]);
	});

	it("writes one seed for all when they agree, and reads it", () => {
		let changed = config;
		for (const name of ["split", "init", "batch"])
			changed = write(changed, `seeds.${name}_seed`, 42);
		expect(writeHash({ ...base, config: changed }, catalogue)).toBe("#preset=tiny&seed=42");
		expect(linkOf("#seed=42").link?.config.seeds).toEqual(changed.seeds);
		expect(linkOf("#init_seed=1&seed=42").link?.config.seeds).toEqual({
			split_seed: 42,
			init_seed: 1,
			batch_seed: 42,
		});
	});

	it("reads null, full paths and the query string, over which the hash wins", () => {
		expect(linkOf("#preset=large&batch_size=null").link?.config.train.batch_size).toBe(null);
		expect(linkOf("#task.p=13").link?.config.task.p).toBe(13);
		expect(linkOf("#p=13", "?p=7&device=cpu").link).toMatchObject({
			device: "cpu",
			config: { task: { p: 13 } },
		});
	});

	it("leaves strangers in the query string alone, and takes out its own keys", () => {
		expect(otherQuery("?p=7&from=mail&seed=2&device=cpu", catalogue.fields)).toBe("?from=mail");
		expect(otherQuery("?p=7", catalogue.fields)).toBe("");
	});
});

describe("a hostile link", () => {
	it.each(["abc", "", "NaN", "Infinity", "0x10", "1e999", "7.5", "1,5", "null", "7;drop"])(
		"is not applied when p is %j; the message names key, value and what is allowed",
		(text) => {
			const { link, problems } = linkOf(`#p=${encodeURIComponent(text)}&lr_peak=0.5`);
			expect(link).toBe(null);
			expect(problems).toHaveLength(1);
			expect(problems[0]).toMatchObject({ field: "task.p", value: text });
			expect(problems[0]?.message).toContain("p: “");
			expect(problems[0]?.message).toContain("0 to 1,000");
		},
	);

	it("leaves alone what others put in the query string", () => {
		expect(linkOf("#p=13", "?utm_source=mail&p=7").problems).toEqual([]);
		expect(messages("#utm_source=mail")[0]).toContain("utm_source");
	});

	it("does not guess which of two values is meant", () => {
		expect(linkOf("#p=7&p=11").link).toBeNull();
		expect(messages("#p=7&p=11")[0]).toMatch(/p: .*“7”.*“11”/);
		expect(linkOf("#p=7&p=7").link?.config.task.p).toBe(7);
	});

	it("names an unknown preset or device, and those there are", () => {
		expect(messages("#preset=nope")).toEqual([
			"preset: there is none called “nope”. There are: tiny, large.",
		]);
		expect(messages("#device=tpu")).toEqual(["device: “tpu” is none of auto, cpu, webgpu."]);
	});

	it("names unknown keys but applies the rest", () => {
		const { link, problems } = linkOf("#bogus=1&p=11");
		expect(link?.config.task.p).toBe(11);
		expect(problems[0]?.message).toContain("“bogus”");
	});

	it("says once what is wrong with the seed shorthand", () => {
		expect(messages("#seed=x")).toHaveLength(1);
		expect(messages("#seed=x")[0]).toContain("seed: “x”");
	});

	it("survives what is no link at all", () => {
		const garbage = ["#%", "#%E0%A4%A", "#&&==&", "#=", "###", "#p", `#${"x".repeat(100_000)}`];
		for (const hash of garbage)
			for (const { message } of linkOf(hash).problems) expect(message.length).toBeLessThan(600);
	});

	it("reaches no prototype", () => {
		const { link, problems } = linkOf("#__proto__=1&constructor=2&task.__proto__.p=3&toString=4");
		expect(link?.config).toEqual(config);
		expect(problems).toHaveLength(1);
		expect(({} as { p?: number }).p).toBe(undefined);
	});
});

describe("a field's text", () => {
	const field = (path: string) => catalogue.fields.find((one) => one.path === path) as FieldInfo;

	it("accepts scientific notation and refuses what only looks like a number", () => {
		expect(parse(field("optimizer.lr_peak"), " 1e-3 ")).toBe(0.001);
		expect(parse(field("task.p"), "5e1")).toBe(50);
		expect(parse(field("optimizer.lr_peak"), "1e-3x")).toMatchObject({ value: "1e-3x" });
	});

	it("writes into a copy", () => {
		expect(read(write(config, "task.p", 5), "task.p")).toBe(5);
		expect(config.task.p).toBe(7);
	});
});
