import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { offline } from "./offline.ts";
import { recorded } from "./recorded.ts";
import { alone } from "./standalone.ts";
import { studied } from "./studied.ts";

/** Recorded results lie apart: they are data, and have a budget of their own. */
const RECORDED = /virtual:recorded/;

/** Vite's own helpers in development write style sheets into the page. */
const relaxed: Plugin = {
	name: "relaxed",
	apply: "serve",
	transformIndexHtml: (html) =>
		html
			.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
			.replace(/; require-trusted-types-for[^"]*/, ""),
};

/** Who makes a preview of a link needs whole addresses, which only the place where the site is published knows. */
const published: Plugin = {
	name: "published",
	apply: "build",
	transformIndexHtml(html) {
		const site = process.env.GROKSCOPE_SITE?.replace(/\/*$/, "/");
		if (!site) return html;
		const address = `<meta property="og:url" content="${site}" />\n\t\t<link rel="canonical" href="${site}" />`;
		return html
			.replace('content="./card.png"', `content="${site}card.png"`)
			.replace("<title>", `${address}\n\t\t<title>`);
	},
};

const TEACH = ["teach", "teach/de", "teach/es"].flatMap((folder) =>
	["index", "lesson", "worksheet", "answers"].map((page) => `${folder}/${page}`),
);
/** The page itself, and pages to be read and printed. */
const PAGES = ["index", ...TEACH];

/** Modules that must not lie in the page's one file, which would otherwise take in whatever it imports. */
const CHUNKS = [
	// What the page waits for before it runs must not wait for the page: see src/i18n/spoken.ts.
	{ name: "format", test: /i18n[\\/](format|language|problem)\.ts$/, priority: 1 },
	// The pages to be read have this style too, and no script.
	{ name: "theme", test: /theme\.css$/, priority: 1 },
	{ name: "page", test: /\.[jt]s$/, tags: ["$initial" as const] },
];
const file = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url));

/** The version of burn that the engines are built with. */
const lock = readFileSync(new URL("../Cargo.lock", import.meta.url), "utf8");
const [, burn = ""] = /name = "burn"\nversion = "(.+)"/.exec(lock) ?? [];

/** How large the engines are, for who waits for them; one that has not been built has no size. */
const ENGINES = ["cpu", "study", "gpu"].flatMap((kind) => {
	const path = fileURLToPath(new URL(`./pkg/${kind}/grokscope_web_bg.wasm`, import.meta.url));
	return existsSync(path) ? [[kind, statSync(path).size]] : [];
});

export default defineConfig({
	// Relative addresses: the site works from any folder of any server.
	base: "./",
	plugins: [relaxed, published, recorded(), studied(), alone("embed"), offline()],
	// As the command line: build.sh tells the commit; a build without it does not know.
	define: {
		__COMMIT__: JSON.stringify(process.env.GROKSCOPE_COMMIT ?? ""),
		__ENGINE_BYTES__: JSON.stringify(Object.fromEntries(ENGINES)),
		__BURN__: JSON.stringify(burn),
	},
	build: {
		// BigInt and top-level await, which the wasm glue uses, stay as they are.
		target: "es2022",
		// The wasm file keeps being a file, however small: it is compiled while it streams.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rollupOptions: {
			input: Object.fromEntries(PAGES.map((name) => [name.replaceAll("/", "-"), file(name)])),
			output: {
				codeSplitting: { groups: CHUNKS },
				chunkFileNames: ({ facadeModuleId, moduleIds }) =>
					RECORDED.test(facadeModuleId ?? "") ||
					(moduleIds.length > 0 && moduleIds.every((id) => RECORDED.test(id)))
						? "recorded/[hash].js"
						: "assets/[name]-[hash].js",
			},
		},
	},
	worker: { format: "es" },
});
