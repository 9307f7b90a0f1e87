// What cannot work says so.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./site";

test.describe("an engine that does not load", () => {
	test.use({ expected: /Failed to load resource/ });

	test("ends in a page that says so and offers to try again", async ({ site, page }) => {
		let blocked = true;
		await page.route("**/*.wasm", (route) =>
			blocked ? route.fulfill({ status: 404, body: "no such file" }) : route.continue(),
		);
		await page.goto("./");
		const fatal = page.getByTestId("fatal");
		await expect(fatal).toContainText("This page cannot train here");
		await expect(fatal).toContainText(/The training engine did not load: .+/);
		blocked = false;
		await fatal.getByRole("button", { name: "Reload the page" }).click();
		await site.ready();
		await expect(fatal).toHaveCount(0);
	});
});

test("a browser without WebAssembly SIMD is told what would work", async ({ page, site }) => {
	await page.addInitScript(() => {
		WebAssembly.validate = () => false;
	});
	await page.goto("./");
	await expect(page.getByTestId("fatal")).toContainText(/WebAssembly SIMD.*Firefox/);
	await expect(site.toggle).toHaveCount(0);
	// What others have trained can be looked at all the same, and nothing that cannot work is offered.
	const gallery = page.getByTestId("gallery");
	await gallery.getByTestId("recorded").first().locator("summary").click();
	await expect(gallery.locator(".small-curves svg").first()).toBeVisible();
	await expect(gallery.getByTestId("run-figure")).toHaveCount(0);
	await expect(gallery.getByText("not recorded yet")).toHaveCount(0);
	await expect(page.getByTestId("level-lab")).toHaveCount(0);
	expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test("a run that diverges says at which step and what to change", async ({ site }) => {
	await site.open(
		"#preset=tiny&lr_peak=1&beta1=0&beta2=0&eps=1e-12&warmup_steps=0&weight_decay=20",
	);
	await site.press(site.toggle);
	await site.expectRun("failed");
	await expect(site.status).toContainText(
		/stopped at step \d+: the loss became .*learning rate below 1\b/,
	);
	// It can be put right on the spot.
	await site.openMore();
	await site.field("optimizer.weight_decay").fill("1");
	await site.field("optimizer.lr_peak").fill("0.001");
	await site.field("train.max_steps").fill("20");
	await expect(site.toggle).toHaveText(/Start new run with \d+ change/);
	await site.finish();
	expect((await site.history()).at(-1)?.step).toBe(20);
});
