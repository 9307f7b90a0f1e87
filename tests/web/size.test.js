// What a visit loads is read from the built files; a planted site says whether it is read right.

import { describe, expect, it } from "vitest";
import { firstVisit, laterParts } from "../../src/web/visit.mjs";

const SITE = new Map(
	Object.entries({
		"index.html": `<link rel="icon" href="./icon.svg" /><script type="module" src="./assets/page.js"></script><link rel="stylesheet" href="./assets/page.css">`,
		"assets/page.js":
			'import{t as e}from"./words.js";import"./plain.js";const d=(m.f||(m.f=[`./lab.js`,`./words.js`,`./lab.css`]));new Worker(new URL(new URL(`worker.js`,import.meta.url).href));p(()=>import(`./lab.js`).then(()=>{}),__vite__mapDeps([0,1,2]),import.meta.url)',
		"assets/words.js": "export{e as t}",
		"assets/plain.js": 'export * from "./deep.js"',
		"assets/deep.js": "",
		"assets/worker.js":
			'import"./line.js";import(`./glue-cpu.js`);new URL(`engine-cpu.wasm`,import.meta.url);new Worker(new URL(\n/* @vite-ignore */\nnew URL(`host.js`,import.meta.url).href))',
		"assets/host.js":
			"import(`./glue-cpu.js`);import(`./glue-gpu.js`);new URL(`engine-cpu.wasm`,import.meta.url)",
		"assets/line.js": "",
		"assets/glue-cpu.js": "new URL(`engine-cpu.wasm`,import.meta.url)",
		"assets/glue-gpu.js": "new URL(`engine-gpu.wasm`,import.meta.url)",
		"assets/lab.js": 'import{a}from"./line.js";import{b}from"./dots.js"',
		"assets/dots.js": "",
		"sw.js": "`assets/engine-cpu.wasm`",
	}),
);

describe("the size of a visit", () => {
	it("is the page, what it imports, its worker, and the glue of that worker's engine", () => {
		expect(firstVisit(SITE, "engine-cpu.wasm")).toEqual(
			[
				...["deep.js", "glue-cpu.js", "line.js", "page.css", "page.js", "plain.js"],
				...["words.js", "worker.js"],
			]
				.map((name) => `assets/${name}`)
				.concat("index.html"),
		);
	});

	it("counts for a later part what comes with it and is not there yet", () => {
		const later = laterParts(SITE, firstVisit(SITE, "engine-cpu.wasm"));
		expect([...later]).toEqual([
			["assets/lab.js", ["assets/dots.js", "assets/lab.css", "assets/lab.js"]],
		]);
	});
});
