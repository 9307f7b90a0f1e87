// A full disk, storage that is blocked, tabs that share it, and a page that is put aside and taken up again.

import type { Page } from "@playwright/test";
import { expect, type Site, test } from "./site";

const LONG = "#preset=tiny&max_steps=1000000";
const rows = (page: Page) => page.getByTestId("run-row");
const held = (page: Page) =>
	page.evaluate(async () =>
		((await navigator.locks.query()).held ?? [])
			.map(({ name }) => name ?? "")
			.filter((name) => name.startsWith("grokscope-run ")),
	);

async function runTo(site: Site, steps: number) {
	await site.press(site.toggle);
	await site.stepBeyond(steps);
	await site.press(site.toggle);
	await site.expectRun("paused");
}

test("a disk that is full in the middle of a run stops nothing, and is used again once it has room", async ({
	site,
	page,
}) => {
	await page.addInitScript(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (...given) {
			if (document.documentElement.dataset.full === "yes")
				throw new DOMException("the disk is full", "QuotaExceededError");
			return put.apply(this, given);
		};
	});
	const full = (yes: boolean) =>
		page.evaluate(
			(said) => {
				document.documentElement.dataset.full = said;
			},
			yes ? "yes" : "no",
		);
	await site.open(LONG);
	await site.press(site.toggle);
	await site.stepBeyond(30);
	await full(true);
	await site.press(site.toggle);
	await site.expectRun("paused");
	const step = await site.steps();
	await expect(page.getByTestId("runs")).toContainText("keeps nothing");
	// It can still be gone back to, in this visit.
	await site.field("task.p").fill("11");
	await runTo(site, 20);
	await rows(page).nth(1).getByTestId("go-on").click();
	await site.stepTo(step);
	await full(false);
	await runTo(site, step + 10);
	const last = await site.steps();
	await rows(page).first().getByTestId("pin").check();
	await expect(rows(page).nth(1)).toHaveAttribute("data-kept", String(last));
	await page.reload();
	await site.ready();
	await site.stepTo(last);
});

test("a page that is put aside and taken up again still owns its run", async ({ site, page }) => {
	await site.open(LONG);
	await site.press(site.toggle);
	await site.stepBeyond(20);
	await expect.poll(() => held(page)).toHaveLength(1);
	const [name] = await held(page);
	const turn = (type: "pagehide" | "pageshow") =>
		page.evaluate((type) => {
			dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
		}, type);
	await turn("pagehide");
	// Whoever holds a lock is not kept for the way back.
	await expect.poll(() => held(page)).toEqual([]);
	await turn("pageshow");
	await expect.poll(() => held(page)).toEqual([name]);
	await site.stepBeyond((await site.steps()) + 10);
	await expect(rows(page)).toHaveCount(1);

	// Another tab has taken it meanwhile: here it goes on as a run of its own.
	await turn("pagehide");
	await page.evaluate(
		(taken) => void navigator.locks.request(taken as string, () => new Promise(() => {})),
		name,
	);
	await turn("pageshow");
	await expect(rows(page)).toHaveCount(2);
	await site.expectRun("running");
	await expect(rows(page).first()).toContainText("on screen");
});

test("a tab that was duplicated leaves the run to the first", async ({ site, page, context }) => {
	await site.open(LONG);
	await runTo(site, 20);
	const step = await site.steps();
	await expect(rows(page).first()).toHaveAttribute("data-kept", String(step));
	const opening = context.waitForEvent("page");
	await page.evaluate(() => void open(location.href));
	const copy = await opening;
	await copy.locator("html[data-ready=true]").waitFor();
	await expect(rows(copy)).toHaveCount(1);
	await expect(copy.getByTestId("step-count")).toHaveAttribute("data-value", "0");
	await expect(copy.getByTestId("news")).toHaveText("");
	await site.stepTo(step);
});

test("where everything is blocked that could keep something, everything else works", async ({
	site,
	page,
}) => {
	await page.addInitScript(() => {
		const blocked = (what: object, name: string) =>
			Object.defineProperty(what, name, {
				get: () => {
					throw new DOMException("blocked", "SecurityError");
				},
			});
		for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches"])
			blocked(window, name);
		navigator.locks.request = () => Promise.reject(new DOMException("blocked", "SecurityError"));
	});
	await site.open(LONG);
	await runTo(site, 20);
	await expect(rows(page)).toHaveCount(1);
	await expect(page.getByTestId("runs")).toContainText("keeps nothing");
	await page.getByTestId("look").selectOption("dark");
	await expect(page.locator("html")).toHaveAttribute("data-look", "dark");
	await page.keyboard.press("?");
	await page.getByTestId("keys-on").uncheck();
	await page.getByTestId("keys-close").click();
	await site.field("task.p").fill("11");
	await runTo(site, 20);
	await rows(page).nth(1).getByTestId("remove").click();
	await page.getByTestId("note-undo").getByTestId("note-action").click();
	await rows(page).nth(1).getByTestId("go-on").click();
	await expect(page.getByTestId("facts")).toContainText("modulo 7");
	for (const view of ["sweep", "class", "figures", "stage"]) {
		await page.goto(`./#view=${view}&preset=tiny`);
		await expect(page.locator("main")).toHaveAttribute("data-view", view);
		await expect(page.locator("main")).not.toContainText("did not load");
	}
	await page.goto("./#preset=tiny&lenses=circle&level=lab");
	await expect(page.getByTestId("lab")).toBeVisible();
});
