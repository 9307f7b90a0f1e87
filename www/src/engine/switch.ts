// Who trains: every run begins on the CPU, which is there at once, and moves to the GPU, between two steps, when the GPU
// has shown on that very run that it computes the same, and faster. If the GPU is lost, the run goes back to the CPU from
// its last checkpoint, and a fresh GPU joins later.

import { chooseDevice } from "../device";
import { engineStrings } from "../i18n/engine";
import type { BootOptions, DeviceReport, Rewound } from "../messages";
import type { RunConfig } from "../protocol";
import type { Arrived } from "./download";
import { RemoteSeat } from "./remote";
import type { LocalSeat, Seat } from "./seat";
import type { Proof } from "./selftest";
import { type Now, Snapshots } from "./snapshots";

/** How often a lost GPU is started again. */
const MOST_LOSSES = 2;
/** A GPU that is hardly faster is not worth the move. */
const GAIN = 0.9;

export type Hooks = {
	report(report: DeviceReport): void;
	notice(text: string): void;
	/** The run has gone back to an earlier step. */
	rewound(rewound: Rewound): void;
	/** There may be something to do. */
	wake(): void;
	/** Milliseconds per step of the CPU's run as it is being trained now; 0 if it is not. */
	pace(): number;
};

export class Switch {
	seat: Seat;
	#cpu: LocalSeat;
	#gpu: RemoteSeat | null = null;
	#options: BootOptions;
	#hooks: Hooks;
	#snapshots = new Snapshots();
	#losses = 0;
	#adapter = "";
	/** Counts configs: what is proven for one is not for the next. */
	#config = 0;
	#asked = 0;
	#proven = 0;
	#booted = false;

	constructor(cpu: LocalSeat, options: BootOptions, hooks: Hooks) {
		this.seat = cpu;
		this.#cpu = cpu;
		this.#options = options;
		this.#hooks = hooks;
	}

	async begin() {
		const { device } = this.#options;
		if (device !== "cpu") this.#say({ waiting: engineStrings.gpu_looking });
		const verdict = await chooseDevice(device, (navigator as { gpu?: never }).gpu);
		this.#adapter = verdict.adapter;
		if (verdict.use === "webgpu") await this.#recruit();
		else this.#say({ reason: verdict.reason });
	}

	/** A new run begins on the CPU, while the GPU compiles what it needs. */
	opening() {
		this.#config++;
		this.seat = this.#cpu;
		if (this.#booted) this.#say({ waiting: engineStrings.gpu_testing });
	}

	/** A setting of the run has changed: it must not be lost with the GPU. */
	changed() {
		this.#snapshots.outdate();
	}

	/** At a step boundary, with nothing under way. */
	async turn(now: Now) {
		const gpu = this.#gpu;
		if (!gpu) return;
		try {
			if (gpu.failure) throw gpu.failure;
			if (this.seat === gpu) await this.#snapshots.keep(gpu, now);
			else if (this.#booted && now.config) await this.#approach(gpu, now, now.config);
		} catch (error) {
			if (!gpu.failure) throw error;
			await this.#fallBack(gpu.failure, now);
		}
	}

	/** Whether an error is the GPU's end, and not ours: then the next turn puts things right. */
	get lost(): boolean {
		return this.#gpu !== null && this.#gpu.failure !== null;
	}

	/** Loses what the run could lose: the GPU, or a worker that shares its steps. */
	lose() {
		if (this.#gpu && this.seat === this.#gpu) this.#gpu.lose();
		else this.#cpu.lose();
	}

	async #recruit() {
		const gpu = new RemoteSeat((news, text) => this.#hear(gpu, news, text));
		this.#gpu = gpu;
		this.#booted = false;
		this.#asked = this.#proven = 0;
		try {
			await gpu.boot(this.#options.debug, this.#options.failing);
			this.#booted = true;
			this.#say({ waiting: engineStrings.gpu_testing });
			this.#hooks.wake();
		} catch (error) {
			this.#dismiss(engineStrings.device_gpu_failed(String(error)));
		}
	}

	#hear(gpu: RemoteSeat, news: string, text: string) {
		if (news === "loading") this.#say({ waiting: engineStrings.gpu_loading });
		if (news === "arrived") this.#say({ waiting: engineStrings.gpu_loading, arrived: read(text) });
		if (news === "starting") this.#say({ waiting: engineStrings.gpu_starting });
		if (news !== "lost" || gpu !== this.#gpu) return;
		gpu.fail(text);
		this.#hooks.wake();
	}

	async #approach(gpu: RemoteSeat, now: Now, runConfig: RunConfig) {
		if (this.#proven === this.#config) return this.#moveOver(gpu, now);
		if (this.#asked === this.#config) return;
		this.#asked = this.#config;
		const config = this.#config;
		gpu
			.prove(runConfig)
			.then((proof) => config === this.#config && this.#judge(proof))
			.catch(
				(error) => gpu.failure ?? this.#dismiss(engineStrings.device_gpu_failed(String(error))),
			)
			.finally(() => this.#hooks.wake());
	}

	#judge({ problem, gpu_ms, cpu_ms }: Proof) {
		if (problem !== null) return this.#dismiss(problem);
		const cpu = this.#hooks.pace() || cpu_ms;
		if (this.#options.device === "auto" && gpu_ms > GAIN * cpu)
			return this.#say({ reason: engineStrings.gpu_slower(gpu_ms, cpu) });
		this.#proven = this.#config;
	}

	async #moveOver(gpu: RemoteSeat, now: Now) {
		const checkpoint = await this.#cpu.save();
		this.#snapshots.take(now, checkpoint);
		await gpu.restore(now.run_id, checkpoint, now.running);
		this.#cpu.rest();
		this.seat = gpu;
		this.#say({});
	}

	async #fallBack(failure: Error, now: Now) {
		const was = this.seat;
		const { last } = this.#snapshots;
		this.#gpu = null;
		this.#booted = false;
		this.seat = this.#cpu;
		if (was !== this.#cpu && last?.run_id === now.run_id) {
			const { run_id, step, checkpoint } = last;
			const changes = await this.#cpu.restore(run_id, checkpoint, now.running);
			this.#hooks.rewound({ run_id, step, changes });
			this.#hooks.notice(
				engineStrings.gpu_lost(failure.message, last.step, this.#losses < MOST_LOSSES),
			);
		}
		if (this.#losses++ >= MOST_LOSSES)
			return this.#say({ reason: engineStrings.gpu_lost_too_often });
		this.#say({ waiting: engineStrings.gpu_starting });
		this.#recruit();
	}

	#dismiss(reason: string) {
		this.#gpu?.fail(reason);
		this.#gpu = null;
		this.#booted = false;
		this.#say({ reason });
	}

	#say({ reason = "", waiting = "", arrived = null as Arrived | null }) {
		const { device } = this.seat;
		const name = (device.kind === "webgpu" && this.#adapter) || device.name;
		this.#hooks.report({ ...device, name, reason, waiting, arrived });
	}
}

/** What host.ts tells of its engine. */
function read(text: string): Arrived {
	const [bytes = 0, of = 0] = text.split(" ").map(Number);
	return { bytes, of };
}
