// What a visitor sees first, pixel by pixel, at every size and in both looks. The pictures were made with one browser and one
// font: on a machine with others there is nothing to compare, and the test says so. After a change that is meant:
//   npm run test:e2e -- visual --update-snapshots
// and look at what has changed.

import { expect, test } from "./site";

const MADE_WITH = "156";
/** Width of a line of text in the page's font, to a tenth of a pixel. */
const FONT_WIDTH = 229.7;

const SIZES = [
	{ width: 1440, height: 900 },
	{ width: 1024, height: 768 },
	{ width: 768, height: 1024 },
	{ width: 360, height: 740 },
];

for (const colorScheme of ["light", "dark"] as const)
	for (const viewport of SIZES)
		test.describe(`${viewport.width} px, ${colorScheme}`, () => {
			test.use({ viewport, colorScheme });

			for (const level of ["watch", "tinker"])
				test(`${level} looks as it did`, async ({ site, page, browser }) => {
					await site.open(`#preset=tiny&p=23&device=cpu&level=${level}`);
					const width = await page.evaluate(() => {
						const ctx = new OffscreenCanvas(1, 1).getContext("2d");
						if (!ctx) return 0;
						ctx.font = getComputedStyle(document.documentElement).font;
						return Math.round(10 * ctx.measureText("Hamburgefonstiv 0123456789").width) / 10;
					});
					const major = browser.version().split(".")[0];
					test.skip(
						major !== MADE_WITH || width !== FONT_WIDTH,
						`Chromium ${major} and a font of width ${width}: made with ${MADE_WITH} and ${FONT_WIDTH}`,
					);
					await expect(page.getByTestId("device")).not.toHaveAttribute("data-waiting", /.+/);
					await page.mouse.move(0, 0);
					await expect(page).toHaveScreenshot(`${level}-${viewport.width}-${colorScheme}.png`, {
						mask: [page.locator(".version, .takes")],
						maxDiffPixelRatio: 0.01,
						animations: "disabled",
					});
				});
		});
