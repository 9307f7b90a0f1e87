// The CPU bundle in Node: the same WebAssembly as on the page, without the page.

import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import type { Bundle } from "../../www/src/messages";
import type {
	MetricsRow,
	RunConfig,
	Event as RunEvent,
	StudyCatalogue,
} from "../../www/src/protocol";

/** What only the studies' bundle says. */
export type StudyBundle = { studies(): StudyCatalogue };

type Loadable = Bundle & { default(from: { module_or_path: Uint8Array }): Promise<unknown> };

/** Written by `./build.sh build` and `./build.sh test`. */
const FOLDERS = {
	cpu: new URL("../../www/pkg/cpu/", import.meta.url),
	study: new URL("../../www/pkg/study/", import.meta.url),
};

/** A bundle is one instance with one memory; another name makes another, as another worker would. */
export async function loadEngine(
	instance = "",
	folder: keyof typeof FOLDERS = "cpu",
): Promise<Bundle> {
	const from = FOLDERS[folder];
	const glue = new URL(`grokscope_web.js${instance && `?${instance}`}`, from);
	const bundle = (await import(/* @vite-ignore */ glue.href)) as Loadable;
	await bundle.default({
		module_or_path: readFileSync(new URL("grokscope_web_bg.wasm", from)),
	});
	return bundle;
}

/** The same where products are fused: not every Node says by itself that it knows relaxed SIMD. */
export function loadFusedEngine(): Promise<Bundle> {
	setFlagsFromString("--experimental-wasm-relaxed-simd");
	return loadEngine("fused");
}

/** What the native tool has to be told to round as an engine does. */
export async function roundingOf(bundle: Bundle): Promise<string[]> {
	const { name } = (await bundle.Engine.create()).device();
	return name.includes("fused") ? [] : ["--no-fma"];
}

/** Does that many steps from the start and returns everything that happened. */
export async function train(
	bundle: Bundle,
	config: RunConfig,
	steps: number,
	slice = 7,
): Promise<RunEvent[]> {
	const engine = await bundle.Engine.create();
	engine.send({ kind: "open", run_id: 1, config });
	engine.send({ kind: "step", steps });
	const events = await engine.drain();
	while (engine.running()) {
		engine.advance(slice);
		events.push(...(await engine.drain()));
	}
	return events;
}

export function rows(events: RunEvent[]): MetricsRow[] {
	return events.flatMap((event) => (event.kind === "metrics" ? event.rows : []));
}
