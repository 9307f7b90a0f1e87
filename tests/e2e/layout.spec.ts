// Every size and both colour schemes: everything fits, the main button is in sight, axe finds nothing.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
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

test("the first press of Tab offers to skip to the run", async ({ site, page }) => {
	await site.open("#level=lab");
	await page.keyboard.press("Tab");
	const skip = page.getByTestId("skip");
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport({ ratio: 1 });
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	// Past the links at the top: the first control of the run has the focus.
	expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
	// And the link is what it was.
	await expect(page).toHaveURL(/level=lab/);
	await expect(site.error).toHaveCount(0);
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 360, height: 740 } });

	test("a run can be paused from wherever one looks", async ({ site, page }) => {
		await site.open("#device=cpu&level=watch&max_steps=100000");
		const within = page.getByTestId("toggle-reach");
		await site.press(site.toggle);
		await site.stepBeyond(1);
		await expect(within).toHaveCount(0);
		await page.getByTestId("chart-accuracy").scrollIntoViewIfNeeded();
		await expect(site.toggle).not.toBeInViewport();
		await expect(within).toBeInViewport({ ratio: 1 });
		await expectFits(page);
		await within.click();
		await site.expectRun("paused");
		await expect(within).toHaveText(/Continue/);
		const { violations } = await new AxeBuilder({ page }).include(".reach").analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		await within.click();
		await site.expectRun("running");
		await site.toggle.scrollIntoViewIfNeeded();
		await expect(within).toHaveCount(0);
	});
});

test.describe("for those who want calm", () => {
	test.use({ contextOptions: { reducedMotion: "reduce" } });

	test("numbers change twice a second at most while it trains", async ({ site, page }) => {
		await site.open("#preset=tiny&device=cpu&max_steps=100000");
		await site.press(site.toggle);
		await site.stepBeyond(1);
		const changes = await page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					let n = 0;
					const step = document.querySelector("[data-testid=step-count]") as Element;
					new MutationObserver(() => n++).observe(step, { attributeFilter: ["data-value"] });
					setTimeout(() => resolve(n), 3000);
				}),
		);
		expect(changes).toBeGreaterThan(1);
		expect(changes).toBeLessThan(8);
		// What a visitor does is shown at once.
		await site.press(site.toggle);
		await site.expectRun("paused");
		const shown = await site.steps();
		await site.press(site.step);
		await site.stepTo(shown + 1);
	});
});

for (const [name, options] of [
	["more contrast", { contrast: "more" }],
	["the computer's own colours", { forcedColors: "active" }],
] as const)
	test.describe(`with ${name}`, () => {
		test.use({ contextOptions: options });

		test("everything can be told apart, and axe finds nothing", async ({ site, page }) => {
			await site.open("#preset=tiny&device=cpu&max_steps=60");
			await site.finish();
			await expectFits(page);
			await page.screenshot({ path: `${FOLDER}/${name.replaceAll(" ", "-")}.png`, fullPage: true });
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id }) => id)).toEqual([]);
			// Secondary words are nearly as dark as the others.
			const muted = await page.evaluate(() =>
				getComputedStyle(document.documentElement).getPropertyValue("--muted"),
			);
			if (name === "more contrast") expect(muted).toContain("#2b3136");
			// Right, wrong and hidden cells differ, whatever colours the computer has.
			const colors = await site.table.evaluate((canvas: HTMLCanvasElement) => {
				const { width, height } = canvas;
				const context = canvas.getContext("2d");
				if (!context) throw new Error("the table has no picture");
				const { data } = context.getImageData(0, 0, width, height);
				const seen = new Map<number, number>();
				for (const color of new Uint32Array(data.buffer))
					seen.set(color, (seen.get(color) ?? 0) + 1);
				return [...seen.values()].filter((n) => n > 0.02 * width * height).length;
			});
			expect(colors).toBeGreaterThan(3);
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

/** Text that is cut off by its own box, by name; what scrolls, and what only speech is to find, may be larger than it looks. */
const cutOff = (page: Page) =>
	page.evaluate(() => {
		const free = ".hidden, .skip, .rows, .scroll, .runs, canvas, select, textarea, svg *";
		return [...document.querySelectorAll("body *")]
			.filter((it) => it.checkVisibility() && it.closest(free) === null)
			.filter((it) => it.childNodes.length > 0 && getComputedStyle(it).overflowX !== "visible")
			.filter((it) => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)
			.map((it) => `${it.localName}.${it.className} ${it.textContent?.trim().slice(0, 30)}`);
	});

/** Words and controls that lie upon each other, as they do where something has a height of its own. */
const overlapping = (page: Page) =>
	page.evaluate(() => {
		const all = [
			...document.querySelectorAll("main :is(button, input, select, summary, p, dt, dd, label)"),
		].filter(
			(it) =>
				it.checkVisibility({ visibilityProperty: true }) &&
				it.closest(".hidden, .popover, .pending, .reach, .uplot") === null,
		);
		const boxes = all.map((it) => it.getBoundingClientRect());
		const meet = (a: DOMRect, b: DOMRect) =>
			Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
			Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
		return all.flatMap((one, i) =>
			all.slice(i + 1).flatMap((other, j) => {
				if (one.contains(other) || other.contains(one)) return [];
				const name = (it: Element) => `${it.localName} ${it.textContent?.trim().slice(0, 20)}`;
				return meet(boxes[i] as DOMRect, boxes[i + 1 + j] as DOMRect)
					? [`${name(one)} | ${name(other)}`]
					: [];
			}),
		);
	});

for (const width of [1280, 360])
	for (const level of ["watch", "tinker", "lab"])
		test.describe(`text twice as large, ${width} px, ${level}`, () => {
			test.use({ viewport: { width, height: 900 }, colorScheme: width === 360 ? "dark" : "light" });

			test("is cut off nowhere and lies upon nothing", async ({ site, page }) => {
				await page.addInitScript(() => {
					const larger = () => document.documentElement?.style.setProperty("font-size", "200%");
					new MutationObserver(larger).observe(document, { childList: true });
				});
				await site.open(`#preset=tiny&p=13&device=cpu&max_steps=60&level=${level}`);
				await site.finish();
				if (level !== "watch") await site.openMore();
				await page.screenshot({ path: `${FOLDER}/text-${width}-${level}.png`, fullPage: true });
				await expectFits(page);
				expect(await cutOff(page)).toEqual([]);
				expect(await overlapping(page)).toEqual([]);
			});
		});
