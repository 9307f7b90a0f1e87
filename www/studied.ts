// Lets the page ask what studies are made of (lenses, figures) without loading the engine that knows: its answer is written
// into the page when the page is built. `import { studies } from "virtual:studied"`.

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin } from "vite";

const NAME = "virtual:studied";
const file = (name: string) =>
	fileURLToPath(new URL(`./pkg/study/grokscope_web${name}`, import.meta.url));

async function ask(): Promise<string> {
	const engine = await import(/* @vite-ignore */ pathToFileURL(file(".js")).href);
	engine.initSync({ module: readFileSync(file("_bg.wasm")) });
	return JSON.stringify(engine.studies());
}

export function studied(): Plugin {
	return {
		name: "studied",
		resolveId: (id) => (id === NAME ? `\0${id}` : undefined),
		async load(id) {
			if (id !== `\0${NAME}`) return undefined;
			this.addWatchFile(file("_bg.wasm"));
			return `export const studies = JSON.parse(${JSON.stringify(await ask())});`;
		},
	};
}
