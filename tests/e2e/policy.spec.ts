// The page obeys its own content security policy, in every view, and talks to nobody else.

import type { Page } from "@playwright/test";
import { expect, test } from "./site";

declare global {
	interface Window {
		violations: string[];
	}
}

/** Notes whatever the browser refuses, from the first line of the page on. */
async function watch(page: Page) {
	await page.addInitScript(() => {
		window.violations = [];
		document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
			window.violations.push(`${violatedDirective}: ${blockedURI}`),
		);
	});
}
const violations = (page: Page) => page.evaluate(() => window.violations);

test("nothing is refused in a visit to all views, and nobody else is asked", async ({
	site,
	page,
}) => {
	// The guard of every test counts requests to others and complaints in the console.
	await watch(page);
	await site.open("?debug#preset=tiny&device=cpu");
	await site.finish();
	await page.getByTestId("open-lenses").click();
	await expect(page.getByTestId("lens-says").first()).toBeVisible({ timeout: 30_000 });
	for (const view of ["figures", "sweep", "train"]) {
		await page.getByTestId(`to-${view}`).click();
		await expect(page.locator(`main[data-view=${view}]`)).toBeVisible();
		await page.waitForLoadState("networkidle");
	}
	expect(await violations(page)).toEqual([]);
});

test("the policy is in force", async ({ page }) => {
	await watch(page);
	await page.goto("./");
	await page.evaluate(async () => {
		const script = document.createElement("script");
		script.append("window.owned = true");
		const frame = document.createElement("iframe");
		frame.src = "https://example.org/";
		document.body.setAttribute("style", "color: red");
		document.body.append(script, frame);
		await fetch("https://example.org/").catch(() => {});
		for (const attempt of [
			() => {
				document.body.innerHTML = "<b>no</b>";
			},
			() => new Worker("https://example.org/worker.js"),
		])
			try {
				attempt();
				window.violations.push("it was allowed");
			} catch {}
	});
	const seen = () => violations(page).then((all) => all.join("\n"));
	for (const refused of ["style-src", "frame-src", "connect-src", "require-trusted-types-for"])
		await expect.poll(seen).toContain(refused);
	expect(await seen()).not.toContain("allowed");
	expect(await page.evaluate(() => "owned" in window)).toBe(false);
});
