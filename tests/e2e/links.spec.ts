// The address is the config: written, read, shared, and never trusted.

import { expect, type Site, test } from "./site";

test.describe("a good link", () => {
	test("changed settings are in the address, and a reload brings them back", async ({
		site,
		page,
	}) => {
		await site.open("?utm_source=a-class#level=tinker");
		await site.field("task.operation").selectOption("div");
		await site.field("task.p").fill("17");
		await site.field("task.train_fraction").fill("0.7");
		await page.getByTestId("field-seed").fill("42");
		await site.openMore();
		await site.field("model.d_model").fill("32");
		await site.field("optimizer.lr_peak").fill("0.003");
		await site.field("train.batch_size").locator("..").getByRole("checkbox").uncheck();
		await site.field("train.batch_size").fill("64");
		await site.field("train.max_steps").fill("900");
		await expect
			.poll(() => decodeURIComponent(new URL(page.url()).hash))
			.toBe(
				"#preset=minute&operation=div&p=17&train_fraction=0.7&d_model=32&lr_peak=0.003" +
					"&batch_size=64&max_steps=900&seed=42",
			);
		// What is not ours in the address is not ours to remove.
		expect(new URL(page.url()).search).toBe("?utm_source=a-class");
		const config = await page.evaluate(() => window.grokscope.config());

		await page.reload();
		await site.ready();
		expect(await page.evaluate(() => window.grokscope.config())).toEqual(config);
		await expect(site.field("task.operation")).toHaveValue("div");
		await expect(site.field("task.p")).toHaveValue("17");
		await expect(site.field("train.batch_size")).toHaveValue("64");
		await expect(page.getByTestId("field-seed")).toHaveValue("42");
		await expect(page.getByTestId("facts")).toContainText(/modulo 17.*width 32/);
		await expect(site.error).toHaveCount(0);
	});

	test("the same link is the same run, to the last bit", async ({ site, page }) => {
		const link = "#preset=tiny&p=11&train_fraction=0.55&seed=5&max_steps=30";
		await site.open(link);
		await site.finish();
		const first = await site.history();
		await page.reload();
		await site.ready();
		await site.finish();
		expect(await site.history()).toEqual(first);
	});

	test("a query string is understood; the hash wins", async ({ site }) => {
		await site.open("?preset=tiny&p=11&seed=3");
		expect(await site.setting("task.p")).toBe(11);
		expect(await site.setting("seeds.init_seed")).toBe(3);
		await site.open("?preset=tiny&p=11#p=13");
		expect(await site.setting("task.p")).toBe(13);
		await expect(site.error).toHaveCount(0);
	});

	test("a new hash changes the settings and leaves a run that has begun alone", async ({
		site,
		page,
	}) => {
		await site.open("#preset=tiny");
		await site.press(site.step);
		await site.stepTo(1);
		await page.evaluate(() => {
			location.hash = "#preset=tiny&p=13";
		});
		await expect(site.field("task.p")).toHaveValue("13");
		await expect(page.getByTestId("facts")).toContainText("modulo 7");
		await expect(page.getByTestId("pending")).toBeVisible();
		await expect(site.toggle).toHaveText(/Start new run with \d+ change/);
		await site.press(site.toggle);
		await expect(page.getByTestId("facts")).toContainText("modulo 13");
	});
});

/** What a stranger may put in a link; what the message has to name: the key, the value, what would be allowed. */
const HOSTILE: [link: string, ...named: (string | RegExp)[]][] = [
	["p=0", /\bp\b/, "0", "2 to 256"],
	["p=1", /\bp\b/, "1", "2 to 256"],
	["p=-5", /\bp\b/, "-5", "2 to 256"],
	["p=1e9", /\bp\b/, "1000000000", "2 to 256"],
	["p=7.5", /\bp\b/, "7.5", "whole number", /2 to 256/],
	["p=", /\bp\b/, "“”", "2 to 256"],
	["operation=div&p=4", /\bp\b/, "4", "prime", "3 or 5"],
	["train_fraction=0", "train_fraction", "0", "0.01 to 0.99"],
	["train_fraction=1", "train_fraction", "1", "0.01 to 0.99"],
	["train_fraction=NaN", "train_fraction", "NaN", "0.01 to 0.99"],
	["train_fraction=Infinity", "train_fraction", "Infinity", "0.01 to 0.99"],
	["p=2&train_fraction=0.01", "train_fraction", "0.01", "at least one"],
	["operation=power", "operation", "power", "add, sub, mul, div"],
	["operation=constructor", "operation", "constructor", "add, sub, mul, div"],
	["d_model=65", "d_model", "65", "multiple of the number of heads"],
	["batch_size=100000", "batch_size", "100000", "65536"],
	["seed=-1", "seed", "-1", "999999"],
	["preset=zzz", "preset", "zzz", "tiny"],
	["device=tpu", "device", "tpu", "webgpu"],
	["p=<img src=x onerror=alert(1)>", /\bp\b/, "<img src=x onerror=alert(1)>", "2 to 256"],
	["operation=<img src=x onerror=alert(1)>", "operation", "<img src=x onerror=", "add"],
	["p=%E0%A4%A", /\bp\b/, "%A", "2 to 256"],
	["p=7&p=11", /\bp\b/, "7", "11", "one value"],
	["__proto__=1&constructor=2", "__proto__", "constructor", "train_fraction"],
	["task.p=0", "task.p", "0", "2 to 256"],
	["%E0%A4%A", "%A", "train_fraction"],
	["x".repeat(100_000), "xxx", "train_fraction"],
	[`p=${"9".repeat(100_000)}`, /\bp\b/, "999", "2 to 256"],
	["&&==&=&#?/", "This page knows", "train_fraction"],
];
/** Those that a visit begins with, one of each kind; all of them come to a page that is open. */
const FIRST = ["p=0", "operation=constructor", "p=%E0%A4%A", "%E0%A4%A", "&&==&=&#?/"];
const short = (link: string) =>
	link.length > 50 ? `${link.slice(0, 20)}… (${link.length})` : link;

async function expectExplained(site: Site, named: (string | RegExp)[]) {
	await expect(site.error).toBeVisible();
	for (const words of named) await expect(site.error).toContainText(words);
	expect((await site.error.textContent())?.length).toBeLessThan(1500);
	// A stranger's text stays text.
	await expect(site.page.locator("img")).toHaveCount(0);
}

test.describe("a bad link", () => {
	for (const [link, ...named] of HOSTILE) {
		if (!FIRST.includes(link) && link.length < 1000) continue;
		test(`${short(link)} is explained, and Start still works`, async ({ site, page }) => {
			await site.open(`#${link}`);
			await expectExplained(site, named);
			await site.press(site.toggle);
			await site.stepBeyond(0);
			await page.getByRole("button", { name: "Dismiss" }).click();
			await expect(site.error).toHaveCount(0);
		});
	}

	test("keeps the last good run and its settings, whatever comes", async ({ site, page }) => {
		await site.open("#preset=tiny&p=11");
		const config = await page.evaluate(() => window.grokscope.config());
		let steps = 0;
		for (const [link, ...named] of HOSTILE) {
			// A link may be unknown keys alone: those are named, and the rest of it (nothing) is followed.
			const whole = `#preset=tiny&p=11&${link}`.replace(/&p=11(?=.*\bp=)/, "");
			await page.evaluate(
				(hash) => {
					location.hash = hash;
				},
				/(^|&)preset=/.test(link) ? `#${link}` : whole,
			);
			await expectExplained(site, named);
			expect(await page.evaluate(() => window.grokscope.config())).toEqual(config);
			await site.press(site.step);
			await site.stepTo(++steps);
		}
	});

	test("only what is unknown is ignored", async ({ site }) => {
		await site.open("#preset=tiny&p=13&colour=red");
		await expect(site.error).toContainText("“colour”");
		expect(await site.setting("task.p")).toBe(13);
	});
});
