// Looking inside: lenses follow the run and the cursor, one can go back in time, and runs fork.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./site";

const OPEN = "#preset=tiny&device=cpu&max_steps=400&lenses=spectrum,progress";
const shown = { timeout: 30_000 };

/** Off the screen lenses rest: brings one there, and waits until it shows that step. */
async function expectStep(page: Page, id: string, step: number) {
	const lens = page.getByTestId(`lens-${id}`);
	await lens.scrollIntoViewIfNeeded();
	await expect(lens, id).toHaveAttribute("data-step", String(step), shown);
}

test("lenses are opened by a button, follow the run, and stay in the link", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&device=cpu");
	await site.press(page.getByTestId("open-lenses"));
	await expectStep(page, "spectrum", 0);
	expect(page.url()).toContain("lenses=spectrum,");
	await site.press(site.step);
	await site.stepTo(1);
	await expectStep(page, "spectrum", 1);
	// The run comes back with the page, and the lens looks at where it is.
	await page.reload();
	await site.ready();
	await expectStep(page, "spectrum", 1);
	await site.press(site.reset);
	await expectStep(page, "spectrum", 0);
});

test("a lens that is out of sight waits, says so, and looks when it comes into sight", async ({
	site,
	page,
}) => {
	await site.open(
		"#preset=tiny&device=cpu&max_steps=60&lenses=spectrum,logits,neurons,topology,sharpness",
	);
	await site.finish();
	await expectStep(page, "spectrum", 60);
	const last = page.getByTestId("lens-topology");
	await expect(last).not.toHaveAttribute("data-step");
	await expect(last.getByTestId("lens-nothing")).toContainText("comes into sight");
	await expectStep(page, "topology", 60);
	await expect(page.getByTestId("lens-sharpness").getByTestId("lens-nothing")).toContainText(
		"when it is told to",
	);
});

test("every lens can be opened and says something of a trained network", async ({ site, page }) => {
	test.setTimeout(120_000);
	await site.open("#preset=tiny&device=cpu&lenses=spectrum");
	const others = await page.getByTestId("add-lens").locator("optgroup option").all();
	const ids = await Promise.all(others.map((option) => option.getAttribute("value")));
	ids.push("spectrum");
	expect(ids.length).toBeGreaterThan(10);
	await site.open(`#preset=tiny&device=cpu&max_steps=60&lenses=${ids.join(",")}`);
	await site.finish();
	for (const id of ids) {
		const lens = page.getByTestId(`lens-${id}`);
		await lens.scrollIntoViewIfNeeded();
		const compute = page.getByTestId(`compute-${id}`);
		if (await compute.count()) await site.press(compute);
		await expect(lens, `${id}`).toHaveAttribute("data-step", "60", shown);
	}
	await expect(page.getByTestId("lab").getByRole("alert")).toHaveCount(0);
});

test("the slider goes back in time, and every panel with it", async ({ site, page }) => {
	await site.open(OPEN);
	await site.finish();
	await expectStep(page, "spectrum", 400);
	const slider = page.getByTestId("time");
	await slider.focus();
	await slider.press("Home");
	await expect(page.getByTestId("shown")).toHaveAttribute("data-step", "0");
	await expectStep(page, "spectrum", 0);
	await expect(site.table).toHaveAttribute("data-step", "0", shown);
	await site.press(page.getByTestId("live"));
	await expect(page.getByTestId("shown")).toHaveAttribute("data-live", "true");
	await expectStep(page, "spectrum", 400);
	await expect(site.table).toHaveAttribute("data-step", "400");
});

test("a press on a curve pins the cursor, Escape lets it go", async ({ site, page }) => {
	await site.open(OPEN);
	await site.finish();
	const chart = page.getByTestId("chart-accuracy");
	const box = await chart.boundingBox();
	await chart.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
	await page.mouse.move(0, 0);
	const pinned = page.getByTestId("shown");
	await expect(pinned).toHaveAttribute("data-live", "false");
	const step = Number(await pinned.getAttribute("data-step"));
	expect(step).toBeGreaterThan(0);
	expect(step).toBeLessThan(400);
	await expectStep(page, "spectrum", step);
	await chart.focus();
	await chart.press("Escape");
	await expect(pinned).toHaveAttribute("data-live", "true");
});

test("the run can be played, while it goes on", async ({ site, page }) => {
	await site.open(OPEN.replace("400", "100000"));
	await site.press(site.toggle);
	await site.stepBeyond(100);
	await site.press(page.getByTestId("play"));
	await expect(page.getByTestId("shown")).toHaveAttribute("data-live", "false");
	await expect(page.getByTestId("shown")).toHaveAttribute("data-live", "true", { timeout: 15_000 });
	await site.expectRun("running");
});

test("a fork goes on from a kept checkpoint as another run, over the old one", async ({
	site,
	page,
}) => {
	await site.open(OPEN);
	await site.finish();
	const before = await site.history();
	const slider = page.getByTestId("time");
	await slider.focus();
	for (let i = 0; i < 8; i++) await slider.press("ArrowLeft");
	const fork = page.getByTestId("fork");
	const from = Number(await fork.getAttribute("data-step"));
	expect(from).toBeGreaterThan(0);
	expect(from).toBeLessThan(400);
	await site.press(fork);
	await site.expectRun("paused");
	await site.stepTo(from);
	expect((await site.history()).every(({ step }) => step <= from)).toBe(true);
	// With nothing changed it is the same run, bit for bit.
	await site.finish();
	const after = await site.history();
	const ends = [before, after].map((rows) => rows.at(-1));
	expect(ends[1]).toEqual(ends[0]);
	await expectStep(page, "spectrum", 400);
});

test("a fork with another weight decay is another run", async ({ site, page }) => {
	await site.open(OPEN);
	await site.finish();
	const before = (await site.history()).at(-1);
	const slider = page.getByTestId("time");
	await slider.focus();
	for (let i = 0; i < 12; i++) await slider.press("ArrowLeft");
	await site.press(page.getByTestId("fork"));
	await site.expectRun("paused");
	await site.openMore();
	await site.field("optimizer.weight_decay").fill("0");
	await site.field("optimizer.weight_decay").blur();
	await site.press(page.getByTestId("apply-now"));
	await expect(page.getByTestId("changes")).toBeVisible();
	await site.finish();
	expect((await site.history()).at(-1)).not.toEqual(before);
});

test("a link with an unknown lens opens the others and names it", async ({ site, page }) => {
	await site.open("#preset=tiny&device=cpu&lenses=xray,spectrum");
	await expect(site.error).toContainText("xray");
	await expect(site.error).toContainText("spectrum");
	await expectStep(page, "spectrum", 0);
});

test("a child run forks once more, from its parent's checkpoint", async ({ site, page }) => {
	await site.open(OPEN);
	await site.finish();
	// The checkpoint of the end is written down a moment after it.
	await expect(page.getByTestId("fork")).toHaveAttribute("data-step", "400");
	await site.press(page.getByTestId("fork"));
	await site.expectRun("finished");
	const slider = page.getByTestId("time");
	await slider.focus();
	for (let i = 0; i < 12; i++) await slider.press("ArrowLeft");
	const offered = () => page.getByTestId("fork").getAttribute("data-step");
	// The page follows the keys a frame later, or some on a machine that is busy.
	let from = "";
	await expect(async () => {
		const before = from;
		from = (await offered()) ?? "";
		expect(from).toBe(before);
	}).toPass({ intervals: [200] });
	expect(Number(from)).toBeGreaterThan(0);
	await site.press(page.getByTestId("fork"));
	await site.expectRun("paused");
	await site.stepTo(Number(from));
});

test("lenses that are closed in the middle of a look can be opened again", async ({
	site,
	page,
}) => {
	await site.open("#preset=minute&device=cpu&lenses=neurons,logits");
	await expectStep(page, "neurons", 0);
	await site.press(site.toggle);
	for (let i = 0; i < 6; i++) {
		await page.getByTestId("time").scrollIntoViewIfNeeded();
		await page.waitForTimeout(60 + 25 * i);
		await page.getByRole("button", { name: "Close the lenses" }).click();
		await page.getByTestId("open-lenses").click();
	}
	await page.getByTestId("lens-spectrum").scrollIntoViewIfNeeded();
	await expect(page.getByTestId("lens-spectrum")).toHaveAttribute("data-step", /[1-9]/, shown);
	await expect(page.getByTestId("lab").getByRole("alert")).toHaveCount(0);
});

test("the latest network's key frequencies go into every lens that asks for them", async ({
	site,
	page,
}) => {
	await site.open("#preset=minute&device=cpu&max_steps=1200&lenses=progress,logits");
	await site.finish();
	await expectStep(page, "progress", 1200);
	await page.getByRole("button", { name: "Key frequencies of the latest network" }).click();
	for (const id of ["progress", "logits"])
		await expect(page.getByTestId(`lens-${id}-keys`)).toHaveValue(/^\d+(, \d+){1,6}$/);
	await expectStep(page, "progress", 1200);
	await expect(page.getByTestId("lens-progress").getByTestId("lens-says")).toContainText(
		"as given",
	);
});

test("what happened is told in words that lead back", async ({ site, page }) => {
	await site.open("#preset=minute&device=cpu&lenses=circles");
	await site.finish();
	const told = page.getByTestId("happened");
	await expect(told.locator("[data-kind=memorised]")).toBeVisible();
	await expect(told.locator("[data-kind=generalised]")).toBeVisible();
	await told.locator("[data-kind=memorised] button").click();
	await expect(page.getByTestId("shown")).toHaveAttribute("data-live", "false");
});

test("without a database a run forks from its last checkpoints", async ({ site, page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, "indexedDB", { value: undefined });
	});
	await site.open(OPEN);
	await site.finish();
	// The checkpoint of the end is written down a moment after it.
	await expect(page.getByTestId("fork")).toHaveAttribute("data-step", "400");
	await site.press(page.getByTestId("fork"));
	await site.expectRun("finished");
});

for (const [colorScheme, width] of [
	["light", 1440],
	["dark", 360],
] as const)
	test.describe(`${colorScheme}, ${width} px`, () => {
		test.use({ colorScheme, viewport: { width, height: 800 } });

		test("lenses fit, and axe finds nothing", async ({ site, page }) => {
			await site.open(`${OPEN},circles,answers,embedding,neurons`);
			await site.finish();
			for (const id of ["answers", "embedding", "circles", "spectrum"])
				await expectStep(page, id, 400);
			await page
				.getByTestId("lens-spectrum")
				.getByRole("button", { name: /table/i })
				.first()
				.click();
			await page.getByTestId("lens-spectrum").locator("summary").click();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(
				violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`),
			).toEqual([]);
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(over).toBe(0);
			await page.screenshot({
				path: `test-results/screens/lenses-${width}-${colorScheme}.png`,
				fullPage: true,
			});
		});
	});

test("a bar of the spectrum goes into the ablation, by key and by click, and out again", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&device=cpu&max_steps=60&lenses=spectrum");
	await site.finish();
	await expectStep(page, "spectrum", 60);
	const spectrum = page.getByTestId("lens-spectrum");
	const bars = spectrum.locator("canvas[data-kind=bars]").first();
	const readout = spectrum.getByTestId("lens-readout").first();
	const keys = page.getByTestId("lens-ablation-keys");
	await bars.focus();
	await bars.press("ArrowRight");
	await bars.press("ArrowRight");
	await bars.press("Enter");
	await expect(keys).toHaveValue("2", shown);
	await expect(readout).toContainText("chosen");
	// Whoever picks has asked.
	await expectStep(page, "ablation", 60);
	await expect(page.getByTestId("lens-ablation").getByTestId("lens-says")).toContainText("(2)");
	await spectrum.scrollIntoViewIfNeeded();
	const box = await bars.boundingBox();
	await bars.click({ position: { x: (box?.width ?? 0) - 20, y: (box?.height ?? 0) / 2 } });
	await expect(keys).toHaveValue(/^2, \d+$/);
	await bars.focus();
	await bars.press("Home");
	await bars.press("ArrowRight");
	await bars.press("Enter");
	await expect(keys).toHaveValue(/^\d+$/);
	await expect(keys).not.toHaveValue("2");
});

test("a cell of the answer table goes into the lens that shows one example", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&device=cpu&max_steps=60&lenses=example,spectrum");
	await site.finish();
	const lens = page.getByTestId("lens-example");
	const chosen = () =>
		Promise.all(["a", "b"].map((id) => page.getByTestId(`lens-example-${id}`).inputValue()));
	expect(await chosen()).toEqual(["3", "4"]);
	await site.table.focus();
	for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"])
		await site.table.press(key);
	await expect.poll(chosen).toEqual(["1", "3"]);
	await lens.scrollIntoViewIfNeeded();
	await expect(lens.getByTestId("lens-says")).toContainText("Asked for 1 ∘ 3", shown);
	await site.table.click();
	await expect.poll(chosen).not.toEqual(["1", "3"]);
});

test("over a run the progress measures have phases, and ILDR its flag's baseline", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&device=cpu&max_steps=400&lenses=progress,ildr");
	await site.finish();
	await expectStep(page, "progress", 400);
	const says = (id: string) => page.getByTestId(`lens-${id}`).getByTestId("lens-says");
	await expect(says("progress")).toContainText("heuristic", shown);
	await expectStep(page, "ildr", 400);
	await expect(says("ildr")).toContainText("aseline", shown);
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 360, height: 740 } });

	test("a lens with many curves over the run shows them when asked to", async ({ site, page }) => {
		await site.open("#preset=tiny&device=cpu&max_steps=60&lenses=spectra");
		await site.finish();
		await expectStep(page, "spectra", 60);
		const pictures = page.getByTestId("lens-spectra").locator("grok-lens-picture");
		const trends = page.getByTestId("lens-trends");
		await expect(trends.locator("summary")).toHaveText(/Over the run: \d+ pictures/);
		const before = await pictures.count();
		await trends.locator("summary").click();
		await expect.poll(() => pictures.count()).toBeGreaterThan(before + 3);
		await expect(trends.locator("canvas").first()).toBeVisible();
		// Where there is room they are in sight.
		await page.setViewportSize({ width: 1024, height: 740 });
		await expect(trends).toHaveCount(0);
		await expect.poll(() => pictures.count()).toBeGreaterThan(before + 3);
	});
});
