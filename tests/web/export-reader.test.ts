// What strangers drop on the page: ours is recognised, the rest is named, and nothing throws.

import { beforeAll, describe, expect, it } from "vitest";
import { type Found, readBytes, readText } from "../../www/src/export/reader";
import type { Bundle } from "../../www/src/messages";
import { findPreset } from "../../www/src/url";
import { loadEngine } from "./engine";
import { catalogue, config } from "./fixture";

const { fields } = catalogue;
const bytes = (text: string) => new TextEncoder().encode(text);
const found = (text: string) => {
	const what = readText(text, fields);
	return what.kind === "foreign" ? what.found : what.kind;
};

let bundle: Bundle;
let checkpoint: Uint8Array;
beforeAll(async () => {
	bundle = await loadEngine("reader");
	const engine = await bundle.Engine.create();
	engine.send({ kind: "open", run_id: 1, config: findPreset(bundle.catalogue(), "tiny").config });
	engine.advance(3);
	await engine.drain();
	checkpoint = await engine.save();
});

describe("what is ours", () => {
	it("a config, alone or in a file that tells of a run", () => {
		expect(readText(JSON.stringify(config), fields)).toEqual({ kind: "config", config });
		const story = JSON.stringify({ program: "grokscope", config }, null, 2);
		expect(readText(story, fields)).toEqual({ kind: "config", config });
		expect(readBytes(bytes(story), fields)).toEqual({ kind: "config", config });
	});

	it("a config with a mistake is still one: the core says what is wrong", () => {
		expect(found(JSON.stringify({ task: { p: "seven" } }))).toBe("config");
	});

	it.each([
		["https://example.org/x/#preset=tiny&p=11", "#preset=tiny&p=11"],
		["  http://localhost:4173/?utm_source=me#p=11\n", "#p=11"],
		["https://example.org/?p=11&utm=1", "#p=11"],
		["https://example.org/?p=7#p=11&seed=2", "#p=11&seed=2"],
		["#p=13", "#p=13"],
	])("the link %s", (text, hash) => {
		expect(readText(text, fields)).toEqual({ kind: "link", hash });
	});

	it("a checkpoint", () => {
		expect(readBytes(checkpoint, fields)).toEqual({ kind: "checkpoint", step: 0 });
	});
});

describe("what is not ours is named", () => {
	it.each([
		["", /empty/],
		["   \n", /empty/],
		["hello there", /text that begins with “hello there”/],
		["https://example.org/#chapter-3", /link to example.org/],
		['{"a": 1}', /JSON, but no settings/],
		["[1, 2", /broken or cut off/],
		["null", /text that begins with “null”/],
		['{"__proto__": {"task": {"p": 1}}}', /JSON, but no settings/],
	])("%j", (text, words) => {
		expect(found(text)).toMatch(words);
	});

	it("cut off, a checkpoint is still recognised, and refused in words", () => {
		const half = readBytes(checkpoint.slice(0, 200), fields);
		expect(half).toMatchObject({ kind: "foreign", found: expect.stringMatching(/cut off/) });
	});

	it("other binary files", () => {
		const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
		expect(readBytes(png, fields)).toMatchObject({ found: expect.stringMatching(/binary/) });
		const weights = safetensors({ __metadata__: { format: "pt" } });
		expect(readBytes(weights, fields)).toMatchObject({
			found: expect.stringMatching(/no checkpoint/),
		});
	});
});

function safetensors(header: unknown): Uint8Array {
	const json = bytes(JSON.stringify(header));
	const file = new Uint8Array(8 + json.length);
	new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
	file.set(json, 8);
	return file;
}

describe("random bytes", () => {
	let seed = 7;
	const random = (n: number) => {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		return Math.floor((seed / 2 ** 32) * n);
	};
	const KINDS = ["config", "link", "checkpoint", "foreign"];
	const check = (what: Found) => {
		expect(KINDS).toContain(what.kind);
		if (what.kind === "foreign") expect(what.found.length).toBeLessThan(300);
	};

	it("never throw, and are never ours", () => {
		for (let i = 0; i < 3000; i++) {
			const file = Uint8Array.from({ length: random(200) }, () => random(256));
			const what = readBytes(file, fields);
			check(what);
			expect(what.kind).toBe("foreign");
		}
	});

	it("instead of some bytes of our own files never throw", () => {
		const originals = [
			checkpoint.slice(0, 4000),
			bytes(JSON.stringify(config)),
			bytes("https://example.org/?p=7#p=11&seed=2"),
			bytes("#%E0%A4%A&p=1"),
		];
		for (let i = 0; i < 3000; i++) {
			const file = (originals[i % originals.length] as Uint8Array).slice();
			for (let n = 0; n <= random(4); n++) file[random(file.length)] = random(256);
			check(readBytes(file.slice(0, random(2) ? file.length : random(file.length)), fields));
		}
	});
});
