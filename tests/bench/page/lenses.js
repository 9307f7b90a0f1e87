// Every lens that looks on its own, at a network of our own, one after the other: as the lenses' worker does it.

/** `[lens, seconds of each look]`. */
export async function lookAtAll(config, steps, looks) {
	const bundle = await import("/pkg/study/grokscope_web.js");
	await bundle.default();
	const weights = await trained(bundle, config, steps);
	const microscope = new bundle.Microscope(config);
	const cheap = bundle.studies().lenses.filter(({ cost }) => ["weights", "table"].includes(cost));
	return cheap.map(({ id }) => [
		id,
		Array.from({ length: looks }, () => {
			// What an earlier look has worked out about these weights is forgotten.
			microscope.place(steps, weights);
			const begin = performance.now();
			microscope.look(id, null);
			return (performance.now() - begin) / 1000;
		}),
	]);
}

async function trained(bundle, config, steps) {
	const engine = await bundle.Engine.create();
	engine.send({ kind: "open", run_id: 1, config });
	engine.send({ kind: "step", steps });
	while (engine.running()) engine.advance(1);
	await engine.drain();
	const weights = await engine.weights();
	engine.free();
	return weights;
}
