// What is printed.

import { open } from "./saving";
import { expect, test } from "./site";

/** Pages of a PDF. */
const pages = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length;

test.describe("on paper", () => {
	test.use({ colorScheme: "dark" });

	test("a run is one page, with table, curves, settings, link and seeds", async ({
		site,
		page,
	}) => {
		await open(site, page, "#preset=tiny&device=cpu&max_steps=300&train_fraction=0.7&seed=3");
		await page.evaluate(() => {
			window.print = () => document.body.setAttribute("data-printed", "");
		});
		await page.getByTestId("print").click();
		await page.locator("body[data-printed]").waitFor();
		await page.emulateMedia({ media: "print" });
		await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
		const report = page.getByTestId("report");
		await expect(report).toBeVisible();
		const paper = () => getComputedStyle(document.documentElement).backgroundColor;
		expect(await page.evaluate(paper)).toBe("rgb(251, 251, 250)");
		await page.evaluate(() => document.documentElement.setAttribute("data-look", "dark"));
		expect(await page.evaluate(paper)).toBe("rgb(251, 251, 250)");
		for (const words of ["a + b modulo 7", "0.7 (0.6)", "init_seed 3", "Step ", "#preset=tiny"])
			await expect(report).toContainText(words);
		await expect(report.getByRole("img")).toHaveCount(4);
		await expect(page.locator("grok-controls")).toBeHidden();
		await expect(page.getByTestId("toggle")).toBeHidden();
		await page.evaluate(() => dispatchEvent(new Event("afterprint")));
		await expect(report).toHaveCount(0);
	});

	test("what the browser prints is one page, whatever has been set", async ({ site, page }) => {
		const many =
			"train_fraction=0.71&d_model=24&d_mlp=80&n_layers=2&activation=gelu&norm=pre&biases=all" +
			"&positions=learned_small&lr_peak=0.002&weight_decay=0.5&beta1=0.8&beta2=0.97&eps=1e-7" +
			"&warmup_steps=20&schedule=cosine&clip_norm=2&gradient_noise=0.01&loss=stablemax&seed=654321";
		await open(site, page, `#preset=tiny&device=cpu&max_steps=130&${many}`);
		await expect(page.locator("grok-report")).toHaveCount(1, { timeout: 30_000 });
		await page.evaluate(() => {
			addEventListener("beforeprint", () => {
				document.body.dataset.report = document.querySelector(".report")?.textContent ?? "";
			});
		});
		await expect(site.error).toHaveCount(0);
		const pdf = await page.pdf({ preferCSSPageSize: true });
		expect(pages(pdf)).toBe(1);
		const words = (await page.locator("body").getAttribute("data-report")) ?? "";
		for (const part of [
			"Settings that differ",
			"width d_model: 24 (16)",
			"more: see the link",
			"654321",
		])
			expect(words).toContain(part);
	});
});
