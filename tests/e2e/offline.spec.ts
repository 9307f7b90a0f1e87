// After one visit the page needs no network; a new version waits until it is taken.

import { readdirSync, readFileSync, statSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./site";
import { BUILT, portBeside, StaticServer } from "./static";

const server = new StaticServer(portBeside(1));
test.use({ serviceWorkers: "allow", baseURL: server.url });
test.beforeEach(() => server.open());
test.afterEach(async () => {
	server.changed.clear();
	server.missing.clear();
	server.asked.length = 0;
	await server.close().catch(() => {});
});

const kept = (page: Page) => page.locator("html[data-offline=ready]").waitFor({ timeout: 30_000 });

test("after one visit everything works without a network", async ({ site, page, context }) => {
	await site.open("#level=lab&preset=tiny&device=cpu");
	await kept(page);
	await server.close();
	await context.setOffline(true);
	await page.reload();
	await site.ready();
	await site.press(site.toggle);
	await site.stepBeyond(50);
	await page.getByTestId("to-sweep").click();
	await expect(page.locator("grok-sweep")).toBeVisible();
	await page.getByTestId("to-train").click();
	await page.getByTestId("open-lenses").click();
	await expect(page.getByTestId("lens-says").first()).toBeVisible({ timeout: 30_000 });
	// With a query string it is the same page.
	await site.open("?debug#level=lab&preset=tiny&device=cpu");
	await expect(page.getByTestId("debug-offline")).toHaveText("ready");
});

test("every language is there without a network", async ({ site, page, context }) => {
	await site.open("#level=lab&preset=tiny&device=cpu");
	await kept(page);
	await server.close();
	await context.setOffline(true);
	const loaded = page.waitForEvent("load");
	await page.getByTestId("language").selectOption("de");
	await loaded;
	await site.ready();
	await expect(page.locator("html")).toHaveAttribute("lang", "de");
	await page.getByTestId("to-sweep").click();
	await expect(page.locator("grok-sweep")).toContainText("Versuchsreihe");
});

test("the first visit is over before anything is kept", async ({ site, page }) => {
	await site.open("#level=lab&preset=tiny&device=cpu");
	await kept(page);
	const asked = (part: string) => server.asked.findIndex((name) => name.includes(part));
	expect(asked("sw.js")).toBeGreaterThan(asked(".wasm"));
	// What is large or seldom wanted is not taken along.
	const large = [...recorded(), gpuEngine()];
	expect(large.length).toBeGreaterThan(1);
	expect(server.asked.filter((name) => large.includes(name))).toEqual([]);
});

const recorded = () => readdirSync(`${BUILT}/recorded`).map((name) => `recorded/${name}`);

/** The WebGPU engine is the largest of the engines. */
function gpuEngine(): string {
	const engines = readdirSync(`${BUILT}/assets`).filter((name) => name.endsWith(".wasm"));
	const size = (name: string) => statSync(`${BUILT}/assets/${name}`).size;
	return `assets/${engines.reduce((one, other) => (size(one) > size(other) ? one : other))}`;
}

test("a recorded figure is kept when it is looked at", async ({ site, page }) => {
	await site.open("#level=lab&preset=tiny&device=cpu");
	await kept(page);
	const file = recorded()[0] as string;
	await page.evaluate((name) => fetch(name).then((answer) => answer.text()), file);
	await server.close();
	const again = (name: string) => fetch(name).then((answer) => answer.status);
	expect(await page.evaluate(again, file)).toBe(200);
});

test("a new version waits for its button, and a run goes on meanwhile", async ({ site, page }) => {
	await site.open("#device=cpu");
	await kept(page);
	await expect(page.getByTestId("note-new-version")).toHaveCount(0);
	server.changed.set("sw.js", `${readFileSync(`${BUILT}/sw.js`, "utf8")}\n// newer`);
	await site.press(site.toggle);
	await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()));
	const note = page.getByTestId("note-new-version");
	await expect(note).toContainText("A new version is here");
	const steps = await site.steps();
	await site.stepBeyond(steps);
	await page.setViewportSize({ width: 360, height: 740 });
	await page.screenshot({ path: "test-results/screens/new-version.png" });
	await page.evaluate(() => {
		document.title = "the old page";
	});
	await note.getByTestId("note-action").click();
	await expect(page).not.toHaveTitle("the old page");
	await site.ready();
	await expect(page.getByTestId("note-new-version")).toHaveCount(0);
});

test.describe("a server that has lost a file", () => {
	test.use({ expected: /404/ });

	test("leaves a page that trains, and says why it will not work offline", async ({
		site,
		page,
	}) => {
		server.missing.add("manifest.webmanifest");
		await site.open("?debug#level=lab&preset=tiny&device=cpu");
		await expect(page.getByTestId("debug-offline")).toContainText("not all files");
		await site.finish();
	});
});
