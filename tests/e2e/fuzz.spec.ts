// Whatever is pressed, typed, dragged and linked, in whatever order: the page stays whole. Every seed is another visitor;
// FUZZ_SEEDS=7,8,9 chooses them, FUZZ_ACTIONS how long each stays.

import type { Page } from "@playwright/test";
import { expect, type Site, test } from "./site";

const SEEDS = (process.env.FUZZ_SEEDS ?? "1").split(",").map(Number);
const ACTIONS = Number(process.env.FUZZ_ACTIONS ?? 500);
/** After so many actions the page has to answer. */
const LOOK_EVERY = 25;

/** Numbers from 0 to 1 (mulberry32). */
function generator(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const TEXTS = [
	"",
	"-1",
	"0",
	"1",
	"7",
	"11",
	"0.5",
	"0.9",
	"1e-3",
	"abc",
	"NaN",
	"1e99",
	"<b>x</b>",
	"🦊",
];
const KEYS = [
	"Space",
	"s",
	"r",
	"ArrowLeft",
	"ArrowRight",
	"Escape",
	"Tab",
	"Enter",
	"Home",
	"q",
	"l",
	"?",
];
const LINKS = [
	"#preset=tiny",
	"#preset=tiny&p=11&level=watch",
	"#level=lab&preset=tiny&seed=3",
	"#preset=tiny&lenses=spectrum,logits",
	"#view=sweep&preset=tiny",
	"#view=figures",
	"#preset=nothing&p=-1",
	"#p=0&&&=&level=boss&view=attic&lenses=%00",
];

/** Presses or changes the control with that number, of those that can be used; a download is none. */
function useControl(page: Page, chance: number, text: string): Promise<string> {
	return page.evaluate(
		([chance, text]) => {
			const all = [
				...document.querySelectorAll<HTMLElement>(
					"button, summary, select, input, textarea, nav a",
				),
			];
			const usable = all.filter(
				(one) =>
					one.checkVisibility() &&
					!(one as HTMLButtonElement).disabled &&
					(one as HTMLInputElement).type !== "file" &&
					!one.matches(
						"[download], [data-testid^=save-], [data-testid^=bench], [data-testid=look-inside-all]",
					),
			);
			const one = usable[Math.floor((chance as number) * usable.length)];
			if (!one) return "nothing";
			const tell = (kind: string) => one.dispatchEvent(new Event(kind, { bubbles: true }));
			if (one instanceof HTMLSelectElement) {
				one.selectedIndex = Math.floor(((chance as number) * 7919) % one.options.length);
				tell("change");
			} else if (one instanceof HTMLInputElement && !["checkbox", "radio"].includes(one.type)) {
				one.focus();
				one.value = text as string;
				tell("input");
				tell("change");
				one.blur();
			} else one.click();
			return `${one.localName} ${one.dataset.testid ?? one.textContent?.trim().slice(0, 30)}`;
		},
		[chance, text],
	);
}

async function act(page: Page, random: () => number): Promise<string> {
	const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)] as T;
	const kind = random();
	if (kind < 0.68) return useControl(page, random(), pick(TEXTS));
	if (kind < 0.78) {
		const key = pick(KEYS);
		await page.keyboard.press(key);
		return `key ${key}`;
	}
	if (kind < 0.9) {
		const point = (): [number, number] => [random() * 1280, random() * 800];
		await page.mouse.move(...point());
		await page.mouse.down();
		await page.mouse.move(...point(), { steps: 3 });
		await page.mouse.up();
		return "a drag";
	}
	if (kind < 0.98) {
		const link = pick(LINKS);
		await page.evaluate((hash) => {
			location.hash = hash;
		}, link);
		return `link ${link}`;
	}
	await page.reload();
	return "reload";
}

async function expectWhole(site: Site, page: Page, history: string[]) {
	const said = history.slice(-LOOK_EVERY).join("\n");
	await site.ready();
	const state = await page.evaluate(() => ({
		over: document.documentElement.scrollWidth - innerWidth,
		config: window.grokscope.config() !== null,
	}));
	expect(state.config, said).toBe(true);
	expect(state.over, said).toBeLessThanOrEqual(0);
}

// What the test itself forces into fields for numbers, Chromium complains of; of printing sooner than any visitor could; and of
// what a page still draws while it is being left.
const COMPLAINTS =
	/cannot be parsed, or is out of range|too frequent calls to print|callback is no longer runnable/;
test.use({ expected: COMPLAINTS });

/** Another language is another page: what was to be done meanwhile is not. */
async function ofNavigation(error: Error): Promise<string> {
	if (!/context was destroyed|navigat/i.test(error.message)) throw error;
	return "the page was being loaded";
}

for (const seed of SEEDS)
	test(`${ACTIONS} random actions, seed ${seed}`, async ({ site, page, context }) => {
		test.setTimeout(ACTIONS * 1500);
		page.on("dialog", (dialog) => dialog.dismiss());
		context.on("page", (other) => other !== page && other.close());
		const random = generator(seed);
		const history: string[] = [];
		await site.open("#preset=tiny&max_steps=3000");
		for (let i = 1; i <= ACTIONS; i++) {
			history.push(await act(page, random).catch(ofNavigation));
			if (i % LOOK_EVERY === 0) await expectWhole(site, page, history);
		}
		// And after all that it does what it is for.
		await site.open("#preset=tiny&max_steps=60&device=cpu&workers=1");
		if ((await site.toggle.getAttribute("data-state")) === "finished") await site.press(site.reset);
		await site.finish();
		expect((await site.history()).at(-1)?.step).toBe(60);
	});
