// The matrix products of a step by themselves, in wasm: how fast a step could be if it were nothing else.
//
// The CPU bundle offers `matmul(m, k, n, repetitions)`: products of those sizes by the engine's own kernel.

import { operations, products } from "../arithmetic.mjs";
import { median } from "../stats.mjs";
import { WORKLOADS } from "../workloads.mjs";

export async function measureGemm(env) {
	const page = await env.browser.newPage();
	await page.goto(env.base);
	const gemm = {};
	for (const { id } of WORKLOADS) {
		env.say(`${id}: matrix products alone`);
		const { config, batch } = await env.problem(id);
		const all = [];
		for (let round = 0; round < env.rounds; round++)
			all.push(await inPage(page, products(config, batch)));
		const seconds = median(all.filter((value) => value !== null));
		gemm[id] = Number.isNaN(seconds)
			? { error: "not measured: the bundle does not offer its products alone" }
			: { seconds, gflops: operations(config, batch) / seconds / 1e9 };
	}
	await page.close();
	return gemm;
}

/** Seconds of all the products together, or null. */
function inPage(page, products) {
	return page.evaluate(async (products) => {
		const module = await import("/pkg/cpu/grokscope_web.js");
		await module.default();
		if (!module.matmul) return null;
		const REPETITIONS = 5;
		const seconds = ([m, k, n]) => {
			module.matmul(m, k, n, 1);
			const begin = performance.now();
			module.matmul(m, k, n, REPETITIONS);
			return (performance.now() - begin) / 1000 / REPETITIONS;
		};
		return products.reduce((sum, product) => sum + seconds(product), 0);
	}, products);
}
