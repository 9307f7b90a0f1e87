// What crawlers, shops of apps and browsers without JavaScript see.

import { readFileSync } from "node:fs";
import { expect, test } from "./site";
import { BUILT } from "./static";

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("the page says what it would show", async ({ page }) => {
		await page.goto("./");
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("grokscope");
		const said = page.locator("noscript p");
		await expect(said.first()).toBeVisible();
		await expect(said.first()).toContainText("JavaScript, which is switched off");
		await expect(said.last()).toContainText("delayed understanding is called grokking");
		// Nothing is loading.
		await expect(page.locator("#page")).toBeHidden();
		await expect(page.getByRole("img")).toHaveJSProperty("naturalWidth", 1200);
		await page.screenshot({ path: "test-results/screens/noscript.png" });
	});
});

/** Width and height, from the first chunk of a PNG. */
function sizeOf(name: string): [number, number] {
	const bytes = readFileSync(`${BUILT}/${name}`);
	return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test("a link to the page has a picture and a text, and the page can be installed", async ({
	site,
	page,
}) => {
	await site.open();
	const meta = (property: string) =>
		page.locator(`meta[property="og:${property}"]`).getAttribute("content");
	expect(await meta("title")).toContain("memorising to understanding");
	expect((await meta("description"))?.length).toBeGreaterThan(60);
	expect(sizeOf((await meta("image")) as string)).toEqual([1200, 630]);
	const manifest = JSON.parse(readFileSync(`${BUILT}/manifest.webmanifest`, "utf8"));
	expect(manifest).toMatchObject({ start_url: "./", display: "standalone" });
	for (const { src, sizes, type } of manifest.icons)
		if (type === "image/png") expect(sizeOf(src).join("x")).toBe(sizes);
	const session = await page.context().newCDPSession(page);
	const { errors } = await session.send("Page.getAppManifest");
	expect(errors).toEqual([]);
	await expect(page.locator("link[rel=manifest]")).toHaveAttribute("href", /^\.\//);
	await expect(page.locator("link[rel=apple-touch-icon]")).toHaveAttribute("href", /^\.\//);
});

for (const width of [1440, 360])
	test(`nothing moves by itself in a first visit ${width} wide, and no task is long`, async ({
		page,
		site,
	}) => {
		await page.setViewportSize({ width, height: 800 });
		await page.addInitScript(() => {
			const seen = { moved: 0, longest: 0 };
			Object.assign(window, { seen });
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) {
					const { value, hadRecentInput } = entry as PerformanceEntry & {
						value: number;
						hadRecentInput: boolean;
					};
					if (!hadRecentInput) seen.moved += value;
				}
			}).observe({ type: "layout-shift", buffered: true });
			new PerformanceObserver((list) => {
				for (const { duration } of list.getEntries())
					seen.longest = Math.max(seen.longest, duration);
			}).observe({ type: "longtask", buffered: true });
		});
		await page.goto("./");
		await site.ready();
		await site.press(site.toggle);
		await site.stepBeyond(50);
		const { moved, longest } = await page.evaluate(
			() => (window as unknown as { seen: { moved: number; longest: number } }).seen,
		);
		console.log(`layout shift ${moved.toFixed(3)}, longest task ${longest.toFixed(0)} ms`);
		// What is usually called good is 0.1; the tasks' bound allows for a test machine with other things to do.
		expect(moved).toBeLessThan(0.02);
		expect(longest).toBeLessThan(1000);
	});

test("a service worker that cannot be had disturbs nobody, and ?debug says so", async ({
	site,
	page,
}) => {
	// Tests keep it out: see playwright.config.ts.
	await site.open("?debug#level=lab&preset=tiny&device=cpu");
	await expect(page.getByTestId("debug-offline")).toContainText("failed");
	await expect(site.error).toHaveCount(0);
});
