// The page in Debian's Chromium, served as a school would serve it: plain files in some folder of some server.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const PORT = Number(process.env.E2E_PORT ?? 4390);
const BASE = "/lab/grokscope/";

/** A browser that talks to nobody but us. */
const QUIET = [
	"--headless=new",
	"--no-sandbox",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];
const SOFTWARE_WEBGPU = [
	"--enable-unsafe-webgpu",
	"--use-webgpu-adapter=swiftshader",
	"--enable-features=Vulkan",
];
const CHROMIUM = "/usr/bin/chromium";
/** The same engine without the browser's own windows, whose opening costs more than most tests: 1.5 s of a core each. */
const SHELL = "/usr/bin/chromium-headless-shell";
const chromium = (flags: string[], executablePath = CHROMIUM) => ({
	browserName: "chromium" as const,
	launchOptions: { executablePath, args: [...QUIET, ...flags] },
});
const WEBGPU_SPECS = /webgpu\.spec\.ts/;

export default defineConfig({
	testDir: ".",
	outputDir: "../../test-results",
	// Most of a test is waiting: two beside each other take a core each.
	workers: 2,
	// Machines that are lent stall for seconds. Who passes at the second attempt is listed as flaky, to be looked into.
	retries: process.env.CI ? 1 : 0,
	timeout: 60_000,
	expect: { timeout: 20_000 },
	reporter: "list",
	use: {
		baseURL: `http://127.0.0.1:${PORT}${BASE}`,
		viewport: { width: 1440, height: 900 },
		// Every test is a first visit; only those of the service worker let it work beside them.
		serviceWorkers: "block",
	},
	projects: [
		{
			name: "cpu",
			testIgnore: WEBGPU_SPECS,
			use: chromium([], existsSync(SHELL) ? SHELL : CHROMIUM),
		},
		{ name: "software-webgpu", testMatch: WEBGPU_SPECS, use: chromium(SOFTWARE_WEBGPU) },
	],
	webServer: {
		command: `npx vite preview www --outDir dist-test --base ${BASE} --host 127.0.0.1 --port ${PORT} --strictPort`,
		cwd: fileURLToPath(new URL("../..", import.meta.url)),
		url: `http://127.0.0.1:${PORT}${BASE}`,
		reuseExistingServer: false,
	},
});
