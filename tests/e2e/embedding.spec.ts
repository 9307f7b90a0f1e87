// The page inside other pages, of the same origin and of another one.

import type { Page } from "@playwright/test";
import { expect, test } from "./site";
import { portBeside, StaticServer } from "./static";

/** What the page around has heard, oldest first. */
type Heard = { kind: string; origin: string } & Record<string, unknown>;

const site = new StaticServer(portBeside(1));
const other = new StaticServer(portBeside(2), "/blog/");
test.beforeAll(() => Promise.all([site.open(), other.open()]));
test.afterAll(() => Promise.all([site.close(), other.close()]));

/** A page with the element in it, on a server. */
async function around(page: Page, server: StaticServer, element: string, script = true) {
	const source = script ? `<script src="${site.url}embed.js"></script>` : "";
	const listen = `window.heard = []; addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));`;
	server.changed.set(
		"around.html",
		`<!doctype html><title>A blog</title><script>${listen}</script>${source}<p>Before</p>${element}<p>After</p>`,
	);
	await page.goto(`${server.url}around.html`);
}

const heard = (page: Page, kind: string) =>
	page.evaluate(
		(kind) => (window as unknown as { heard: Heard[] }).heard.filter((one) => one.kind === kind),
		kind,
	);
const hears = (page: Page, kind: string) =>
	expect.poll(async () => (await heard(page, kind)).length).toBeGreaterThan(0);

for (const [where, server] of [
	["its own origin", site],
	["another origin", other],
] as const)
	test(`on ${where}, the element can be driven and tells how the run goes`, async ({ page }) => {
		await around(
			page,
			server,
			`<grokscope-playground preset="tiny" settings="device=cpu&seed=3"></grokscope-playground>`,
		);
		await hears(page, "ready");
		const inside = page.frameLocator("grokscope-playground iframe");
		const toggle = inside.getByTestId("toggle");
		// It never starts by itself.
		await expect(toggle).toHaveAttribute("data-state", "paused");
		await expect(inside.getByRole("navigation")).toBeHidden();
		expect((await heard(page, "ready"))[0]).toMatchObject({ grokscope: 1, origin: site.origin });

		const call = (method: string, ...given: string[]) =>
			page.evaluate(
				([method, given]) => {
					const element = document.querySelector("grokscope-playground") as unknown as Record<
						string,
						(...given: string[]) => void
					>;
					element[method as string]?.(...(given as string[]));
				},
				[method, given] as const,
			);
		await call("start");
		await hears(page, "result");
		const [result] = await heard(page, "result");
		expect(result).toMatchObject({ step: 200, link: expect.stringMatching(/preset=tiny.*seed=3/) });
		expect(result?.metrics).toMatchObject({ step: 200 });
		const states = (await heard(page, "state")).map(({ state }) => state);
		expect(states).toContain("running");
		expect(states.at(-1)).toBe("finished");
		expect((await heard(page, "milestone")).map(({ milestone }) => milestone)).toContain(
			"memorised",
		);

		await call("reset");
		await expect(inside.getByTestId("step-count")).toHaveAttribute("data-value", "0");
		await call("start");
		await hears(page, "milestone");
		await call("open", "preset=tiny&seed=9&device=cpu");
		await expect.poll(async () => (await heard(page, "state")).at(-1)?.link).toContain("seed=9");
		await expect(toggle).toHaveAttribute("data-state", "paused");
		await expect(toggle).toHaveAttribute("data-action", "start");
	});

test("bad messages are refused with what is allowed, and change nothing", async ({ page }) => {
	const link = `${site.url}#embed=1&preset=tiny&device=cpu`;
	await around(page, other, `<iframe src="${link}" width="800" height="600"></iframe>`, false);
	await hears(page, "ready");
	const say = (message: unknown) =>
		page.evaluate((message) => frames[0]?.postMessage(message, "*"), message);
	const refusal = async (message: unknown) => {
		const before = (await heard(page, "refused")).length;
		await say(message);
		await expect.poll(async () => (await heard(page, "refused")).length).toBe(before + 1);
		return (await heard(page, "refused")).at(-1)?.message as string;
	};
	expect(await refusal({ grokscope: 1, kind: "erase" })).toMatch(/start, pause, reset, open/);
	expect(await refusal({ grokscope: 7, kind: "start" })).toMatch(/version 1/);
	expect(await refusal({ grokscope: 1, kind: "open", link: "p=-5" })).toMatch(/p.*-5/);
	const quiet = (await heard(page, "refused")).length;
	await say("start");
	await say({ kind: "start" });
	await page.waitForTimeout(300);
	expect((await heard(page, "refused")).length).toBe(quiet);
	const inside = page.frameLocator("iframe");
	await expect(inside.getByTestId("toggle")).toHaveAttribute("data-state", "paused");
	await expect(inside.getByTestId("step-count")).toHaveAttribute("data-value", "0");
});

test("the element is as tall as the page inside, or as it is told, and starts if asked", async ({
	page,
}) => {
	await page.setViewportSize({ width: 700, height: 900 });
	await around(
		page,
		other,
		`<grokscope-playground autoplay preset="tiny" settings="device=cpu"></grokscope-playground>`,
	);
	const inside = page.frameLocator("grokscope-playground iframe");
	await expect(inside.getByTestId("toggle")).toHaveAttribute("data-state", /running|finished/);
	const frame = page.locator("grokscope-playground iframe");
	const scrolls = () =>
		inside.locator("html").evaluate((html) => html.scrollHeight - html.clientHeight);
	await expect.poll(scrolls).toBeLessThanOrEqual(1);
	await page.locator("grokscope-playground").evaluate((one) => one.setAttribute("height", "500"));
	expect(await frame.evaluate((one) => one.clientHeight)).toBe(500);
	await expect(inside.getByTestId("open-whole")).toHaveAttribute("href", /^\.\/#preset=tiny/);
	await expect(inside.locator("html")).toHaveAttribute("data-offline", /embedded/);
});
