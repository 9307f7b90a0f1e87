// A fresh visitor's path, at every level and on a large and a small screen.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./site";

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };

for (const [name, viewport] of Object.entries(SIZES))
	test.describe(name, () => {
		test.use({ viewport });

		test("watch: predict, start, be surprised, ask it, ask on", async ({ site, page }) => {
			test.setTimeout(180_000);
			await site.open("");
			await expect(page.getByTestId("level-watch")).toHaveAttribute("aria-current", "page");
			await expect(site.toggle).toBeInViewport({ ratio: 1 });
			// One slider, and nothing of the other settings.
			await expect(page.locator("main input[type=range]")).toHaveCount(1);
			await expect(page.locator("grok-controls")).toHaveCount(0);
			await expect(page.getByTestId("reply")).toContainText("not been asked");
			await page.getByTestId("predict-later").click();
			await expect(page.getByTestId("prediction")).toContainText("We shall see");
			await expect(page.getByTestId("question-divide")).toHaveCount(0);
			await site.press(site.toggle);
			await expect(page.getByTestId("prediction")).toHaveAttribute("data-outcome", "later", {
				timeout: 120_000,
			});
			await expect(page.getByTestId("prediction")).toContainText("You were right");
			await page.getByTestId("ask-random").click();
			await expect(page.getByTestId("reply")).toContainText("never seen this pair");
			await expect(page.getByTestId("reply")).toHaveAttribute("data-right", "true");
			await page.getByTestId("ask-a").fill("99");
			await expect(page.locator(".ask [role=alert]")).toContainText(/“99”.*0 to 58/);
			await page.getByTestId("ask-a").fill("41");
			await page.getByTestId("ask-b").fill("30");
			await expect(page.getByTestId("reply")).toContainText(
				/41 \+ 30 mod 59\? It says 12:\s+right/,
			);
			expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

			await page.getByTestId("question-divide").click();
			await expect(page.getByTestId("facts")).toContainText("a ÷ b");
			await site.expectRun("running");
			await expect(page.getByTestId("question-watch")).toContainText("half of the table");
			await expect(page.getByTestId("predict")).toContainText("What do you think?");
			expect(new URL(page.url()).hash).toContain("level=watch");
		});

		test("every level is a place: links, back, and the run goes on", async ({ site, page }) => {
			await site.open("#preset=tiny&max_steps=1000000&level=watch");
			await site.press(site.toggle);
			await site.stepBeyond(10);
			await page.getByTestId("level-tinker").click();
			await expect(page.locator("grok-controls")).toBeVisible();
			await expect(page.getByTestId("to-figures")).toHaveCount(0);
			for (const group of ["Task", "Data", "Model", "Optimiser", "Run"])
				await expect(page.getByRole("heading", { name: group, exact: true })).toBeVisible();
			expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
			await page.getByTestId("level-lab").click();
			await expect(page.getByTestId("to-figures")).toBeVisible();
			await expect(page.getByTestId("runs")).toContainText("training time");
			await site.expectRun("running");
			await page.goBack();
			await expect(page.getByTestId("to-figures")).toHaveCount(0);
			await page.goBack();
			await expect(page.locator("grok-controls")).toHaveCount(0);
			await site.expectRun("running");
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(over).toBe(0);
		});
	});

test("the look is chosen, kept, and drawn", async ({ site, page }) => {
	await site.open("#preset=tiny");
	const background = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const light = await background();
	await page.getByTestId("look").selectOption("dark");
	await expect.poll(background).not.toBe(light);
	const dark = await background();
	await page.reload();
	await site.ready();
	expect(await background()).toBe(dark);
});

test("going from level to level leaves nothing behind", async ({ site, page }) => {
	await site.open("#preset=tiny&level=watch");
	const cdp = await page.context().newCDPSession(page);
	const around = async (times: number) => {
		for (let i = 0; i < times; i++)
			for (const level of ["tinker", "lab", "watch"]) {
				await page.getByTestId(`level-${level}`).click();
				await expect(page.getByTestId(`level-${level}`)).toHaveAttribute("aria-current", "page");
			}
		await cdp.send("HeapProfiler.collectGarbage");
		return cdp.send("Memory.getDOMCounters");
	};
	const before = await around(3);
	const after = await around(12);
	// Each round makes some hundred elements and takes them away again.
	expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(30);
	expect(after.nodes - before.nodes).toBeLessThan(600);
});
