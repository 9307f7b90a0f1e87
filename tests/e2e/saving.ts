// A run that is done, with the panel open from which it is saved, shared and printed.

import type { Page } from "@playwright/test";
import { expect, type Site } from "./site";

export const LINK = "#preset=tiny&device=cpu&max_steps=120&train_fraction=0.7";

export async function open(site: Site, page: Page, link = LINK) {
	await site.open(link);
	await site.finish();
	await page.getByTestId("save").locator("summary").click();
	await expect(page.getByTestId("copy-link")).toBeVisible();
}
