// A worker that shares the steps of another one's run: it has a copy of the run, and no curve, no clock, no will.

import type { Engine } from "../messages";
import { loadBundle } from "./bundles";
import { Lane, serve } from "./line";
import { Lockstep } from "./lockstep";

let engine: Engine;
let lanes: (Lane | null)[] = [];
let rank = 0;
let lockstep: Lockstep | undefined;

const handlers = {
	/** Ports to every worker, by rank; none to oneself. */
	async boot(place: number, ports: (MessagePort | null)[]) {
		rank = place;
		lanes = ports.map((port) => port && new Lane(port));
		engine = await (await loadBundle("cpu")).bundle.Engine.create();
	},
	/** Takes over the leader's run at its step. */
	async join(runId: number, checkpoint: Uint8Array, size: number) {
		engine.restore(runId, checkpoint);
		engine.send({ kind: "start" });
		await engine.drain();
		lockstep = new Lockstep(engine, rank, lanes, size);
	},
	async go(steps: number) {
		for (let done = 0; done < steps && engine.shards() > 0; done++) await lockstep?.step();
	},
};
export type PeerApi = typeof handlers;
serve(self as unknown as Worker, handlers);
