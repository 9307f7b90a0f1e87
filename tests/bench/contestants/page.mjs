// A contestant that runs in a page of the browser: a module of tests/bench/page.

import { fileURLToPath } from "node:url";

/** `module` is the file; `options` go to its `create`; `examines` if it computes the loss with its first step unasked. */
export function inPage({ id, label, module, options, examines = false }) {
	let page;
	const call = (method, argument) =>
		page.evaluate(([method, argument]) => window.contestant[method](argument), [method, argument]);
	return {
		id,
		label,
		examines,
		async setup({ id: problem }, { browser, base }) {
			page = await browser.newPage();
			await page.addInitScript({
				path: fileURLToPath(new URL("../page/counters.js", import.meta.url)),
			});
			await page.goto(base);
			return page.evaluate(
				async ([base, module, problem, options]) => {
					const answer = await fetch(`${base}problems/${problem}`);
					const { create } = await import(`${base}page/${module}.js`);
					window.contestant = await create(await answer.json(), options);
					return { setup_seconds: window.contestant.setup_seconds };
				},
				[base, module, problem, options],
			);
		},
		/** Seconds of each of `n` steps, waited for one by one. */
		train: (n) => call("train", n),
		/** `n` steps at a go, waited for at the end, and what the page asked of the GPU meanwhile. */
		burst: (n) => call("burst", n),
		/** Loss on all training pairs. */
		loss: () => call("loss"),
		close: () => page?.close(),
	};
}
