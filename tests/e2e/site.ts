// The page as a test sees it: its parts, what a visitor does with them, and a guard over everything it must never do.

import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type { MetricsRow } from "../../www/src/protocol";

export { expect };

export class Site {
	readonly toggle: Locator;
	readonly step: Locator;
	readonly reset: Locator;
	readonly status: Locator;
	readonly error: Locator;
	readonly table: Locator;
	readonly device: Locator;

	constructor(readonly page: Page) {
		this.toggle = page.getByTestId("toggle");
		this.step = page.getByTestId("step");
		this.reset = page.getByTestId("reset");
		this.status = page.getByTestId("status");
		this.error = page.getByTestId("error");
		this.table = page.getByTestId("answer-table");
		this.device = page.getByTestId("device");
	}

	/** A fresh visit, with all settings in sight; a link may have a query string, a hash, or both. */
	async open(link = "#level=tinker") {
		// Otherwise a visit that differs in the hash alone would be no visit, and one to the same address would take up the
		// last run again.
		await this.page.route("**/blank.html", (route) =>
			route.fulfill({ contentType: "text/html", body: '<link rel="icon" href="data:,">' }),
		);
		await this.page.goto("./blank.html");
		await this.page.evaluate(() => {
			try {
				sessionStorage.clear();
			} catch {
				// A test has blocked it.
			}
		});
		await this.page.goto(`./${link}`);
		await this.ready();
	}

	async ready() {
		await this.page.locator("html[data-ready=true]").waitFor({ timeout: 60_000 });
	}

	/** The number behind a readout. */
	async value(testId: string, attribute = "data-value"): Promise<number> {
		return Number(await this.page.getByTestId(testId).getAttribute(attribute));
	}

	steps(): Promise<number> {
		return this.value("step-count");
	}

	async stepTo(n: number) {
		await expect(this.page.getByTestId("step-count")).toHaveAttribute("data-value", String(n));
	}

	async stepBeyond(n: number) {
		await expect.poll(() => this.steps()).toBeGreaterThan(n);
	}

	/** What the main button stands for: nothing else says so clearly whether the run is going. */
	async expectRun(state: "paused" | "running" | "finished" | "failed") {
		await expect(this.toggle).toHaveAttribute("data-state", state, { timeout: 60_000 });
	}

	async press(button: Locator) {
		await expect(button).toBeEnabled();
		await button.click();
	}

	/** Presses Start and waits for the end of the run. */
	async finish() {
		await this.press(this.toggle);
		await expect(this.toggle).toHaveAttribute("data-state", "finished", { timeout: 150_000 });
	}

	history(): Promise<MetricsRow[]> {
		return this.page.evaluate(() => window.grokscope.history());
	}

	/** A setting of the config that the controls show. */
	setting(path: string): Promise<unknown> {
		return this.page.evaluate(
			(keys) =>
				keys.reduce<unknown>(
					(node, key) => (node as Record<string, unknown>)[key],
					window.grokscope.config(),
				),
			path.split("."),
		);
	}

	field(path: string): Locator {
		return this.page.getByTestId(`field-${path}`);
	}

	/** Opens the sections of settings that are not shown at once. */
	async openMore() {
		// Each that is opened leaves the list.
		const closed = this.page.locator(".more details:not([open]) > summary");
		while ((await closed.count()) > 0) await closed.first().click();
	}

	/** Dotted paths have no place in a selector without quotes; test ids quote them. */
	problem(path: string): Locator {
		return this.page.getByTestId(`field-${path}-problem`);
	}
}

type Options = {
	/** Console messages that a test provokes on purpose. */
	expected: RegExp;
};

/** What Playwright says when it keeps a service worker out, and Chromium when the debug panel asks for a GPU that is not there. */
const USUAL = /Service Worker registration blocked by Playwright|No available adapters/;

export const test = base.extend<Options & { site: Site }>({
	expected: [/(?!)/, { option: true }],
	site: async ({ page, context, baseURL, expected }, use) => {
		const complaints: string[] = [];
		page.on("console", (message) => {
			const text = `console.${message.type()}: ${message.text()}`;
			if (USUAL.test(text)) return;
			if (["error", "warning"].includes(message.type()) && !expected.test(text))
				complaints.push(`${text} (${message.location().url})`);
		});
		page.on("pageerror", (error) => {
			if (!expected.test(error.message)) complaints.push(`uncaught: ${error.message}`);
		});
		context.on("request", (request) => {
			const ours =
				request.url().startsWith(baseURL as string) || /^(data|blob|about):/.test(request.url());
			if (!ours) complaints.push(`a request to ${request.url()}`);
		});
		await use(new Site(page));
		expect(complaints).toEqual([]);
	},
});
