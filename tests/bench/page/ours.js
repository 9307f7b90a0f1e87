// grokscope's own bundles, driven as the page's worker drives them.

import { burst } from "./contestant.js";

export async function create({ config }, { bundle }) {
	const module = await import(`/pkg/${bundle}/grokscope_web.js`);
	await module.default();
	const engine = await module.Engine.create();
	const begin = performance.now();
	engine.send({ kind: "open", run_id: 1, config });
	let latest;
	/** Waits for the device and says whether the table was examined meanwhile. */
	const drain = async () => {
		const rows = (await engine.drain()).flatMap((event) => event.rows ?? []);
		latest = rows.at(-1)?.train_loss ?? latest;
		return rows.length > 0;
	};
	await drain();
	const setup_seconds = (performance.now() - begin) / 1000;
	return {
		setup_seconds,
		/** Steps after which the table was examined take longer, and are left out. */
		async train(n) {
			const seconds = [];
			engine.send({ kind: "start" });
			for (let i = 0; i < n; i++) {
				const begin = performance.now();
				engine.advance(1);
				const examined = await drain();
				if (!examined) seconds.push((performance.now() - begin) / 1000);
			}
			return seconds;
		},
		burst(n) {
			engine.send({ kind: "start" });
			return burst(1, () => engine.advance(n), drain).then((result) => ({ ...result, steps: n }));
		},
		/** Stopping examines the table. */
		async loss() {
			engine.send({ kind: "pause" });
			await drain();
			return latest;
		},
	};
}
