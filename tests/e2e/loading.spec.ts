// An engine that takes its time: what has come of it is said, in no hurry and without moving anything.

import { AxeBuilder } from "@axe-core/playwright";
import { expectFits } from "./fits";
import { expect, test } from "./site";
import { portBeside, StaticServer } from "./static";

const server = new StaticServer(portBeside(3));
test.use({ baseURL: server.url });
test.beforeAll(() => server.open());
test.afterAll(() => server.close());

for (const [width, colorScheme] of [
	[1440, "light"],
	[360, "dark"],
] as const)
	test.describe(`${width} px, ${colorScheme}`, () => {
		test.use({ viewport: { width, height: 800 }, colorScheme });

		test("a slow engine is counted while it comes", async ({ page, site }) => {
			server.slow.set(".wasm", 8000);
			await page.goto("./#preset=tiny&device=cpu&level=tinker");
			const facts = page.getByTestId("facts");
			await expect(facts).toHaveText("Loading the engine…");
			const before = await page.getByTestId("toggle").boundingBox();
			await expect(facts).toHaveText(/Loading the engine: 1\.\d of 1\.\d\sMB, unpacked/);
			expect(await page.getByTestId("toggle").boundingBox()).toEqual(before);
			const bar = page.getByTestId("arrived");
			expect(await bar.evaluate((it: HTMLProgressElement) => it.position)).toBeGreaterThan(0.4);
			// It is there to be read, and is not read out at every change.
			await expect(bar).toHaveAttribute("aria-hidden", "true");
			expect(await facts.evaluate((it) => it.closest("[aria-live], [role=status]"))).toBe(null);
			await expectFits(page);
			const { violations } = await new AxeBuilder({ page }).include("main").analyze();
			expect(violations.map(({ id }) => id)).toEqual([]);
			await page.screenshot({ path: `test-results/screens/loading-${width}-${colorScheme}.png` });
			await site.ready();
			await expect(bar).toHaveCount(0);
			await expect(facts).toContainText("a + b modulo 7");
		});
	});

test("an engine that is there at once is not", async ({ page, site }) => {
	server.slow.clear();
	await page.addInitScript(() => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		new MutationObserver(() => {
			if (document.querySelector("[data-testid=arrived]")) seen.push("a bar");
		}).observe(document, { childList: true, subtree: true });
	});
	await page.goto("./#preset=tiny&device=cpu");
	await site.ready();
	expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});
