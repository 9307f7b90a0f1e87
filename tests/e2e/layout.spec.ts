// Every size and both colour schemes: everything fits, the main button is in sight, axe finds nothing.

import { AxeBuilder } from "@axe-core/playwright";
import { expectFits } from "./fits";
import { expect, test } from "./site";

const SIZES = [
	{ width: 1440, height: 900 },
	{ width: 1024, height: 768 },
	{ width: 768, height: 1024 },
	{ width: 360, height: 740 },
];
const SCHEMES = ["light", "dark"] as const;
/** Where a person can look at what the tests saw. */
const FOLDER = "test-results/screens";

for (const scheme of SCHEMES)
	for (const viewport of SIZES) {
		const name = `${viewport.width}x${viewport.height}-${scheme}`;
		test.describe(name, () => {
			test.use({ viewport, colorScheme: scheme });

			test("everything fits, before, after and with everything open", async ({ site, page }) => {
				const shot = (what: string, fullPage = true) =>
					page.screenshot({ path: `${FOLDER}/${name}-${what}.png`, fullPage });
				await site.open("#preset=tiny&p=13");
				await expect(site.toggle).toBeInViewport({ ratio: 1 });
				await expectFits(page);
				await shot("ready");

				await site.finish();
				await expectFits(page);
				await shot("finished");

				await page.getByText("predicted value").click();
				await page.getByText("The curves as a table").click();
				await site.openMore();
				await site.device.locator("summary").click();
				await site.field("task.p").fill("0");
				await expect(site.problem("task.p")).toBeVisible();
				await page.evaluate(() => {
					location.hash = `#preset=tiny&p=1000&${"x".repeat(200)}`;
				});
				await expect(site.error).toBeVisible();
				await expectFits(page);
				await shot("open");
			});
		});
	}

for (const scheme of SCHEMES)
	for (const viewport of [SIZES[0], SIZES[3]])
		test.describe(`axe, ${viewport?.width}, ${scheme}`, () => {
			test.use({ viewport, colorScheme: scheme });

			test("finds nothing, at rest, after training, and with an error", async ({ site, page }) => {
				const violations = async () =>
					(await new AxeBuilder({ page }).analyze()).violations.map(
						({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
					);
				await site.open("#preset=tiny");
				expect(await violations()).toEqual([]);
				await site.finish();
				await site.openMore();
				await page.getByText("The curves as a table").click();
				await site.device.locator("summary").click();
				await site.field("task.p").fill("0");
				await expect(site.problem("task.p")).toBeVisible();
				expect(await violations()).toEqual([]);
				await site.open("#preset=zzz");
				await expect(site.error).toBeVisible();
				expect(await violations()).toEqual([]);
			});
		});

test("nothing moves while it trains", async ({ site, page }) => {
	await site.open();
	const places = () =>
		page.evaluate(() =>
			["toggle", "step", "reset", "answer-table", "chart-accuracy", "chart-loss", "device"].map(
				(id) => {
					const box = document.querySelector(`[data-testid=${id}]`)?.getBoundingClientRect();
					return [id, box?.left, box?.top, box?.width, box?.height].join(" ");
				},
			),
		);
	const before = await places();
	await site.press(site.toggle);
	for (const step of [1, 20, 60]) {
		await site.stepBeyond(step);
		expect(await places()).toEqual(before);
	}
	await site.press(site.toggle);
	await site.expectRun("paused");
	expect(await places()).toEqual(before);
});
