// A worker of its own for the GPU engine: loading it and compiling its shaders take seconds in which nothing else could
// happen here, and after a lost device or a panic it is simply thrown away.

import type { Engine } from "../messages";
import type { RunConfig } from "../protocol";
import { loadBundle } from "./bundles";
import type { Arrived } from "./download";
import { countCalls, watchDevices } from "./gpu-hooks";
import { serve, tell } from "./line";
import { LocalSeat, type Work } from "./seat";
import { prove, TOLERANCE } from "./selftest";

const end = self as unknown as Worker;
const lose = watchDevices((why) => tell(end, "lost", why));
let gpu: Engine;
let cpu: Engine;
let seat: LocalSeat;
let tolerance = TOLERANCE;

/** What is counted last may be known after the engine has begun to start: then nobody waits for it any more. */
let loading = false;
const tellArrived = ({ bytes, of }: Arrived) => loading && tell(end, "arrived", `${bytes} ${of}`);

const handlers = {
	/** `failing` makes the self-test fail, to see what happens then. */
	async boot(counting: boolean, failing: boolean) {
		if (failing) tolerance = -1;
		loading = true;
		tell(end, "loading");
		const [small, large] = await Promise.all([loadBundle("cpu"), loadBundle("gpu", tellArrived)]);
		loading = false;
		tell(end, "starting");
		cpu = await small.bundle.Engine.create();
		gpu = await large.bundle.Engine.create();
		seat = new LocalSeat(gpu, large.memory, null, counting ? countCalls() : undefined);
		return seat.device;
	},
	/** Compiles what this run needs, and compares two steps of it with the CPU's. */
	prove: (config: RunConfig) => prove(cpu, gpu, config, tolerance),
	work: (work: Work) => seat.work(work),
	weights: () => seat.weights(),
	save: () => seat.save(),
	restore: (runId: number, checkpoint: Uint8Array, start: boolean) =>
		seat.restore(runId, checkpoint, start),
	lose,
};
export type HostApi = typeof handlers;
serve(end, handlers);
