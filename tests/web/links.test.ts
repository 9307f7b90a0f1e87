// Links, by the hundred: old ones keep their meaning; hostile ones never throw, and always get a message that a person can read.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { read } from "../../www/src/fields";
import { findPreset, readLink, readPlace, writeHash, writePlace } from "../../www/src/url";
import { loadEngine } from "./engine";

const { catalogue: loadCatalogue, validate } = await loadEngine();
const catalogue = loadCatalogue();

const lines = readFileSync("tests/files/old-links.txt", "utf8").split("\n");
const old = lines.filter((line) => line && !line.startsWith("# ") && line.includes("\t"));
const split = (link: string): [string, string] => {
	const at = link.indexOf("#");
	return at < 0 ? [link, ""] : [link.slice(0, at), link.slice(at)];
};

it.each(old)("an old link keeps its meaning: %s", (line) => {
	const [address = "", meaning = ""] = line.split("\t");
	const { link, problems } = readLink(...split(address), catalogue);
	expect(problems).toEqual([]);
	if (!link) throw new Error("it is not usable");
	for (const pair of meaning.split(" ")) {
		const at = pair.indexOf("=");
		expect(String(read(link.config, pair.slice(0, at))), pair).toBe(pair.slice(at + 1));
	}
	expect(validate(link.config).problem).toBeNull();
	// Written and read again it is the same.
	const again = readLink(
		"",
		writePlace(writeHash(link, catalogue), readPlace(split(address)[1])),
		catalogue,
	);
	expect(again.link).toEqual(link);
});

const VALUES = [
	"",
	" ",
	"-1",
	"0",
	"1e999",
	"-0",
	"NaN",
	"Infinity",
	"0x10",
	"1,5",
	"½",
	"١٢",
	"null",
	"true",
	"undefined",
	"constructor",
	"__proto__",
	"<script>alert(1)</script>",
	"javascript:alert(1)",
	"%00",
	"%E0%A4%A",
	"%ff%fe",
	"../../etc/passwd",
	"🦊".repeat(50),
	"9".repeat(5000),
	"a".repeat(20_000),
	"'; DROP TABLE runs;--",
	"#{7*7}",
	"{{7*7}}",
	"\u202Egnp.exe",
	"1\n2",
	"&",
	"=",
	"#",
];
const keys = [
	...catalogue.fields.map(({ path }) => path),
	..."preset device workers view figure lenses level lang seed __proto__ constructor toString at axes sweep_seeds sweep_steps sweep_stop lesson class p%00".split(
		" ",
	),
];
/** Every key with several bad values, every value with several keys. */
const hostile = keys.flatMap((key, i) =>
	[0, 7, 13, 19, 23].map((jump) => `#${key}=${VALUES[(i * 5 + jump) % VALUES.length]}`),
);

it("the corpus is as large as promised", () => {
	expect(hostile.length).toBeGreaterThan(200);
	expect(new Set(hostile).size).toBeGreaterThan(200);
});

it("a hostile link never throws; what it asks for is refused in words, or is a config that works", () => {
	for (const address of hostile) {
		const { link, problems } = readLink("", address, catalogue);
		for (const { message } of problems) {
			expect(message.length, address).toBeLessThan(4000);
			expect(message, address).not.toMatch(/\[object|undefined is not/);
		}
		if (!link) expect(problems.length, address).toBeGreaterThan(0);
		const place = readPlace(address);
		expect(readPlace(writePlace("", place)), address).toEqual(place);
		const verdict = link && validate(link.config);
		if (verdict?.problem) expect(verdict.problem.message, address).not.toBe("");
	}
	// Nobody has got at what all objects share.
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	expect(findPreset(catalogue, catalogue.default_preset).config.task.p).toBeGreaterThan(1);
});
