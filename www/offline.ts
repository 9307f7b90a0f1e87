// Adds the service worker to the site, with the list of what it keeps: what a visit may need at once, and what is large
// or seldom wanted, which is kept when it is first used.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { standalone } from "./standalone.ts";

/** Vite puts a hash into these names: what has such a name never changes. */
const HASHED = /^(assets|recorded)\//;
/** Pictures for shops of apps and for links, and what other sites load: a visit without a network needs none of it. */
const FOR_OTHERS = /(\.png|\.md|\.txt|^embed\.js|^sw\.js|^LICENSE.*)$/;
const GPU_ENGINE = fileURLToPath(new URL("pkg/gpu/grokscope_web_bg.wasm", import.meta.url));

type Entry = { url: string; revision: string | null };
export type Kept = { first: Entry[]; later: string[] };

const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

function sort(folder: string): Kept {
	const gpu = existsSync(GPU_ENGINE) ? hash(GPU_ENGINE) : "";
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ path, url: relative(folder, path).split(sep).join("/") }))
		.filter(({ url }) => !FOR_OTHERS.test(url))
		.sort((a, b) => (a.url < b.url ? -1 : 1));
	const isLater = ({ path, url }: { path: string; url: string }) =>
		url.startsWith("recorded/") || (url.endsWith(".wasm") && hash(path) === gpu);
	return {
		first: files
			.filter((file) => !isLater(file))
			.map(({ path, url }) => ({ url, revision: HASHED.test(url) ? null : hash(path) })),
		later: files.filter(isLater).map(({ url }) => url),
	};
}

export function offline(): Plugin {
	return {
		name: "offline",
		apply: "build",
		async writeBundle({ dir }) {
			if (!dir) throw new Error("the site is written into no folder");
			await standalone("sw", dir, { KEPT: sort(dir) });
		},
	};
}
