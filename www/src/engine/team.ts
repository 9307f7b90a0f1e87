// The leader's side of a run shared by several workers: brings its peers to its own step, and has them go along.

import { language } from "../i18n/language";
import type { Engine } from "../messages";
import { Helper, Lane, LaneLost } from "./line";
import { Lockstep } from "./lockstep";
import type { PeerApi } from "./peer";

export type Timing = { ms: number; shards: number };

export class Team {
	#engine: Engine;
	#peers: Helper<PeerApi>[];
	#lanes: (Lane | null)[];
	#lockstep: Lockstep | undefined;
	/** The run and the step at which the peers are. */
	#at = "";

	private constructor(engine: Engine, peers: Helper<PeerApi>[], lanes: (Lane | null)[]) {
		this.#engine = engine;
		this.#peers = peers;
		this.#lanes = lanes;
	}

	get size(): number {
		return this.#lanes.length;
	}

	/** Starts the others. The leader goes on alone meanwhile. */
	static async gather(engine: Engine, size: number): Promise<Team> {
		const ports = connect(size);
		const peers = Array.from({ length: size - 1 }, () => new Helper<PeerApi>(newWorker()));
		const lanes = (ports[0] ?? []).map((port) => port && new Lane(port));
		const team = new Team(engine, peers, lanes);
		const booted = peers.map((peer, i) => {
			const own = ports[i + 1] ?? [];
			return peer.call("boot", [i + 1, own], { transfer: own.filter((port) => port !== null) });
		});
		await Promise.all(booted).catch((error) => team.#dissolve(error));
		return team;
	}

	/** Does at most so many steps, telling how long each took; a peer that is lost ends it early, between two steps. */
	async advance(runId: number, size: number, steps: number, record: (timing: Timing) => void) {
		const engine = this.#engine;
		await this.#catchUp(runId, size);
		for (const peer of this.#peers) peer.call("go", [steps]).catch((error) => this.#lose(error));
		for (let done = 0; done < steps && engine.running(); done++)
			record(await (this.#lockstep as Lockstep).step());
		this.#at = at(runId, engine);
	}

	async #catchUp(runId: number, size: number) {
		if (this.#at === at(runId, this.#engine)) return;
		const checkpoint = await this.#engine.save();
		const joined = this.#peers.map((peer) => peer.call("join", [runId, checkpoint, size]));
		await Promise.all(joined).catch((error) => this.#dissolve(error));
		this.#lockstep = new Lockstep(this.#engine, 0, this.#lanes, size);
	}

	/** The run is no longer what the peers have. */
	forget() {
		this.#at = "";
	}

	#dissolve(error: unknown): never {
		this.#lose(error);
		throw new LaneLost(String(error));
	}

	#lose(error: unknown) {
		for (const lane of this.#lanes) lane?.lose(String(error));
		this.dismiss();
	}

	/** One of them is gone, and nobody says so. */
	loseOne() {
		this.#peers[0]?.vanish();
	}

	dismiss() {
		for (const peer of this.#peers) peer.fail("dismissed");
	}
}

const at = (runId: number, engine: Engine) => `${runId} ${engine.step_count()}`;

const newWorker = () =>
	new Worker(new URL("./peer.ts", import.meta.url), { type: "module", name: language });

/** A channel between any two: row i holds worker i's ports, by rank. */
function connect(size: number): (MessagePort | null)[][] {
	const ports: (MessagePort | null)[][] = Array.from({ length: size }, () =>
		new Array<MessagePort | null>(size).fill(null),
	);
	for (let a = 0; a < size; a++)
		for (let b = a + 1; b < size; b++) {
			const { port1, port2 } = new MessageChannel();
			(ports[a] as (MessagePort | null)[])[b] = port1;
			(ports[b] as (MessagePort | null)[])[a] = port2;
		}
	return ports;
}
