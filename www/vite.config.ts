import { defineConfig } from "vite";

export default defineConfig({
	// Relative addresses: the site works from any folder of any server.
	base: "./",
	build: {
		// BigInt and top-level await, which the wasm glue uses, stay as they are.
		target: "es2022",
		// The wasm file keeps being a file, however small: it is compiled while it streams.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
	},
	worker: { format: "es" },
});
