// What every screen must do at every size: stay within the window.

import { expect, type Page } from "@playwright/test";

/** Elements that stick out of the window, by name; what scrolls inside its own box is allowed to. */
function stickingOut(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const scrolls = (element: Element) => element.closest(".rows, .runs, .hidden") !== null;
		return [...document.querySelectorAll("body *")]
			.filter((element) => !scrolls(element) && element.checkVisibility())
			.filter((element) => {
				const { left, right, width } = element.getBoundingClientRect();
				return width > 0 && (left < -1 || right > innerWidth + 1);
			})
			.map(
				(element) =>
					`${element.localName}.${element.className} ${element.textContent?.slice(0, 30)}`,
			);
	});
}

export async function expectFits(page: Page) {
	expect(await stickingOut(page)).toEqual([]);
	const scrollable = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(scrollable).toBe(0);
}
