// Saving, sharing, opening, printing: what leaves the page, and what comes back into it.

import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Download, Page } from "@playwright/test";
import { LINK, open } from "./saving";
import { expect, test } from "./site";

const shown = { timeout: 30_000 };

/** What a press saves: its name and its bytes. */
async function saved(page: Page, id: string): Promise<{ name: string; bytes: Buffer }> {
	const waiting = page.waitForEvent("download", shown);
	await page.getByTestId(`save-${id}`).click();
	const download: Download = await waiting;
	return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** As if somebody let go of a file over the middle of the page. */
async function drop(page: Page, name: string, content: Buffer | string) {
	const data = Buffer.from(content).toString("base64");
	await page.evaluate(
		([name, data]) => {
			const bytes = Uint8Array.from(atob(data as string), (letter) => letter.charCodeAt(0));
			const transfer = new DataTransfer();
			transfer.items.add(new File([bytes], name as string));
			const options = { bubbles: true, cancelable: true, dataTransfer: transfer };
			const target = document.querySelector("h1") as Element;
			target.dispatchEvent(new DragEvent("dragover", options));
			target.dispatchEvent(new DragEvent("drop", options));
		},
		[name, data],
	);
}

async function paste(page: Page, selector: string, text: string): Promise<boolean> {
	return page.evaluate(
		([selector, text]) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData("text/plain", text as string);
			const options = { bubbles: true, cancelable: true, clipboardData };
			return (document.querySelector(selector as string) as Element).dispatchEvent(
				new ClipboardEvent("paste", options),
			);
		},
		[selector, text],
	);
}

test("the link on the panel is the run’s, also when the settings have moved on", async ({
	site,
	page,
	context,
}) => {
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	await open(site, page);
	await site.field("task.p").fill("11");
	await expect(page.getByTestId("pending")).toBeVisible();
	await page.getByTestId("copy-link").click();
	await expect(page.getByTestId("save-said")).not.toBeEmpty();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(new URL(link).hash).toBe("#preset=tiny&train_fraction=0.7&max_steps=120&device=cpu");
	await page.getByTestId("show-qr").click();
	await expect(page.getByTestId("qr")).toHaveAttribute("aria-label", `QR code of the link ${link}`);
	await expect(page.getByTestId("command")).toHaveValue(
		"grokscope run --preset tiny --set task.train_fraction=0.7 --set train.max_steps=120 --out run.csv",
	);
});

test("settings saved are settings opened", async ({ site, page }) => {
	await open(site, page);
	const { name, bytes } = await saved(page, "config");
	expect(name).toBe("grokscope-tiny-120.json");
	const config = JSON.parse(bytes.toString());
	const story = JSON.parse((await saved(page, "story")).bytes.toString());
	expect(story).toMatchObject({ program: "grokscope", step: 120, config });
	expect(story.browser).toContain("Chrome");
	expect(story.device).toMatch(/^cpu: /);
	await site.open("#preset=tiny&p=11&device=cpu");
	await drop(page, name, bytes);
	await expect.poll(() => page.evaluate(() => window.grokscope.config())).toEqual(config);
	await expect(page.getByTestId("opened")).toHaveText("The settings are open.");
	await expect(site.error).toHaveCount(0);
});

test("curves are saved, every scheduled examination a line", async ({ site, page }) => {
	await open(site, page);
	const history = await site.history();
	const lines = (await saved(page, "jsonl")).bytes.toString().trim().split("\n");
	expect(lines.map((line) => JSON.parse(line).step)).toEqual(history.map(({ step }) => step));
	const table = (await saved(page, "csv")).bytes.toString().trim().split("\n");
	expect(table[0]).toBe("step,train_loss,train_accuracy,test_loss,test_accuracy");
	expect(table).toHaveLength(lines.length + 1);
});

test("a checkpoint saved goes on elsewhere, bit for bit", async ({ site, page }) => {
	// Each visit is somebody else's: no run is taken up again.
	await page.addInitScript(() => location.protocol === "about:" || sessionStorage.clear());
	await open(site, page, "#preset=tiny&device=cpu&max_steps=150");
	const whole = await site.history();
	await site.open("#preset=tiny&device=cpu&max_steps=150");
	for (let i = 1; i <= 3; i++) {
		await site.press(site.step);
		await site.stepTo(i);
	}
	await page.getByTestId("save").locator("summary").click();
	const button = page.getByTestId("save-checkpoint");
	await expect(button).toHaveAttribute("data-step", "3");
	const { name, bytes } = await saved(page, "checkpoint");
	expect(name).toBe("grokscope-tiny-3.safetensors");

	await site.open("#preset=tiny&device=cpu&p=11");
	await drop(page, name, bytes);
	await site.stepTo(3);
	await expect(page.getByTestId("opened")).toContainText("step 3");
	expect(await site.setting("task.p")).toBe(7);
	await expect(page.getByTestId("pending")).toHaveCount(0);
	await site.finish();
	const history = await site.history();
	expect(history.length).toBeGreaterThan(20);
	expect(history).toEqual(whole.filter(({ step }) => step >= (history[0]?.step ?? 0)));
	await expect(site.error).toHaveCount(0);
});

test("what is not ours is refused in words, and nothing is lost", async ({ site, page }) => {
	await site.open(LINK);
	await site.finish();
	const before = [await page.evaluate(() => window.grokscope.config()), await site.history()];
	const config = before[0] as { task: { p: number } };
	const refused = async (name: string, content: Buffer | string, words: RegExp) => {
		await drop(page, name, content);
		await expect(site.error).toContainText(words);
		await site.error.getByRole("button").click();
		await expect(site.error).toHaveCount(0);
	};
	await refused(
		"notes.txt",
		"Dear diary",
		/“notes.txt”: it is text.*“Dear diary”; allowed: settings/,
	);
	await refused(
		"run.csv",
		"step,train_loss,test_loss\n0,1,1\n",
		/no column train_accuracy, test_accuracy/,
	);
	const wrong = { ...config, task: { ...config.task, p: 100_000 } };
	await refused("a.json", JSON.stringify(wrong), /“a.json” cannot be used: task.p.*100000/);
	await refused("half.json", JSON.stringify(config).slice(0, 50), /broken or cut off/);
	await refused("a.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]), /binary/);
	const header = JSON.stringify({ __metadata__: { format: "grokscope-checkpoint-1", step: "5" } });
	const length = Buffer.alloc(8);
	length.writeBigUInt64LE(BigInt(header.length));
	const broken = Buffer.concat([length, Buffer.from(header)]);
	await refused("a.safetensors", broken, /“a.safetensors” cannot be used: .*"config"/);
	const after = [await page.evaluate(() => window.grokscope.config()), await site.history()];
	expect(after).toEqual(before);
});

test("a file that is too large is refused before it is read", async ({ site, page }) => {
	await site.open("#preset=tiny&device=cpu");
	await page.evaluate(() => {
		const file = new File(["x"], "huge.bin");
		Object.defineProperty(file, "size", { value: 65e6 });
		file.arrayBuffer = () => {
			throw new Error("it was read");
		};
		const transfer = { files: [file], types: ["Files"] };
		const event = new Event("drop", { bubbles: true, cancelable: true });
		Object.defineProperty(event, "dataTransfer", { value: transfer });
		document.body.dispatchEvent(event);
	});
	await expect(site.error).toContainText("“huge.bin” has 65.0 MB; allowed: at most 64.0 MB.");
});

test("text is opened when it is pasted on the page; into a field, pasting is pasting", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&device=cpu");
	await paste(page, "h1", "https://example.org/somewhere/#preset=tiny&p=11&device=cpu");
	await expect.poll(() => site.setting("task.p")).toBe(11);
	await expect(page.getByTestId("opened")).not.toBeEmpty();
	const untouched = await paste(page, "[data-testid='field-task.p']", "#preset=tiny&p=13");
	expect(untouched).toBe(true);
	await page.waitForTimeout(300);
	expect(await site.setting("task.p")).toBe(11);
	await paste(page, "h1", "https://example.org/#chapter-3");
	await expect(site.error).toContainText("a link to example.org without any setting");
});

test("on another view, what is opened or refused leads to the run", async ({ site, page }) => {
	await site.open("#view=figures&preset=tiny&device=cpu");
	await expect(site.toggle).toBeHidden();
	await drop(page, "notes.txt", "Dear diary");
	await expect(site.error).toContainText("“notes.txt”");
	await expect(site.toggle).toBeVisible();
	expect(page.url()).not.toContain("view=");
	await site.open("#view=figures&preset=tiny&device=cpu");
	await drop(page, "link.txt", "https://example.org/#preset=tiny&p=11&device=cpu\n");
	await expect.poll(() => site.setting("task.p")).toBe(11);
	await expect(site.toggle).toBeVisible();
	await expect(page.getByTestId("opened")).toHaveText("The settings of the link are open.");
	await drop(page, "link.txt", "https://example.org/#preset=tiny&p=100000&device=cpu");
	await expect(site.error).toContainText("100000");
	await expect(page.getByTestId("opened")).toBeEmpty();
	expect(await site.setting("task.p")).toBe(11);
});

test("a file can be chosen with a button", async ({ site, page }) => {
	await site.open("#preset=tiny&device=cpu");
	await page.getByTestId("save").locator("summary").click();
	const config = (await page.evaluate(() => window.grokscope.config())) as { task: object };
	const other = JSON.stringify({ ...config, task: { ...config.task, p: 13 } });
	await page
		.getByTestId("open-file")
		.setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(other) });
	await expect.poll(() => site.setting("task.p")).toBe(13);
});

test("pictures and films are what their names say", async ({ site, page }) => {
	test.setTimeout(120_000);
	await open(site, page);
	for (const id of ["table", "accuracy", "loss"]) {
		const png = await saved(page, `${id}-png`);
		expect(png.name).toBe(`grokscope-tiny-120-${id}.png`);
		expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
		const svg = (await saved(page, `${id}-svg`)).bytes.toString();
		expect(svg).toContain("a + b mod 7");
		expect(svg).toContain("split_seed 0");
	}
	const gif = await saved(page, "gif");
	expect(gif.bytes.subarray(0, 6).toString()).toBe("GIF89a");
	expect(gif.bytes.readUInt16LE(6)).toBe(640);
	expect(gif.bytes.length).toBeLessThan(5e6);
	await expect(page.getByTestId("film-said")).toContainText("MB");
	const webm = await saved(page, "webm");
	expect(webm.bytes.readUInt32BE(0)).toBe(0x1a45dfa3);
	expect(webm.bytes.length).toBeGreaterThan(5000);
});

test("a film can be cancelled, and made again", async ({ site, page }) => {
	await open(site, page);
	await page.getByTestId("save-webm").click();
	await expect(page.locator(".film-progress")).toContainText("Frame", shown);
	await page.getByTestId("cancel-film").click();
	await expect(page.getByTestId("film-said")).toHaveText("Cancelled.");
	expect((await saved(page, "gif")).name).toBe("grokscope-tiny-120.gif");
});

test("where the browser records nothing there is no such button", async ({ site, page }) => {
	await page.addInitScript(() => {
		Object.assign(window, { MediaRecorder: undefined });
	});
	await open(site, page);
	await expect(page.getByTestId("save-gif")).toBeEnabled();
	await expect(page.getByTestId("save-webm")).toHaveCount(0);
});

test("the curve is heard after a press, moves the cursor, and Escape stops it", async ({
	site,
	page,
}) => {
	await page.addInitScript(() => {
		const made = { contexts: 0 };
		Object.assign(window, { made });
		window.AudioContext = class extends AudioContext {
			constructor() {
				super();
				made.contexts++;
			}
		};
	});
	const contexts = () =>
		page.evaluate(() => (window as never as { made: { contexts: number } }).made.contexts);
	await open(site, page);
	expect(await contexts()).toBe(0);
	const button = page.getByTestId("listen");
	await button.focus();
	await page.keyboard.press("Enter");
	await expect(button).toHaveAttribute("data-playing", "true");
	expect(await contexts()).toBe(1);
	const readout = page.locator(".chart .readout").first();
	await expect(readout).toContainText("at step");
	const early = await readout.textContent();
	await expect(readout).not.toHaveText(early ?? "");
	await page.keyboard.press("Escape");
	await expect(button).toHaveAttribute("data-playing", "false");
	// The cursor is back at the end.
	await expect(readout).not.toContainText("at step");
	await button.click();
	await expect(button).toHaveAttribute("data-playing", "true");
	await expect(button).toHaveAttribute("data-playing", "false", { timeout: 8000 });
});

for (const width of [1440, 360])
	test(`${width} px: everything fits and axe finds nothing`, async ({ site, page }) => {
		await page.setViewportSize({ width, height: 800 });
		await open(site, page);
		await page.getByTestId("show-qr").click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		const axe = await new AxeBuilder({ page }).include("grok-save-door").analyze();
		expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		const small = await page
			.getByTestId("save")
			.locator("button, .file, summary")
			.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).length);
		expect(small).toBe(0);
	});
