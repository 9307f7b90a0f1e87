// Files of the site that others name from outside: each is built by itself, without a hash in its name and without
// imports, so that a browser can take it as a classic script.

import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const source = (file: string) => fileURLToPath(new URL(`src/${file}`, import.meta.url));

/** Builds `www/src/NAME.ts` into `NAME.js` at the site's root; `define` is written into it. */
export async function standalone(
	name: string,
	outDir: string,
	define: Record<string, unknown> = {},
) {
	const texts = Object.entries(define).map(([key, value]) => [key, JSON.stringify(value)]);
	await build({
		configFile: false,
		publicDir: false,
		logLevel: "error",
		define: { ...Object.fromEntries(texts), "process.env.NODE_ENV": '"production"' },
		build: {
			outDir,
			emptyOutDir: false,
			target: "es2022",
			rollupOptions: {
				input: source(`${name}.ts`),
				output: { format: "iife", entryFileNames: `${name}.js` },
			},
		},
	});
}

/** Adds such a file to the site. */
export function alone(name: string): Plugin {
	return {
		name: `alone-${name}`,
		apply: "build",
		async writeBundle({ dir }) {
			if (dir) await standalone(name, dir);
		},
	};
}
