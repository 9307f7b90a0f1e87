// A seat in another worker: the GPU's.

import { language } from "../i18n/language";
import type { Change, DeviceInfo, RunConfig } from "../protocol";
import type { HostApi } from "./host";
import { Helper, words } from "./line";
import type { Seat, Work, Worked } from "./seat";
import type { Proof } from "./selftest";

/** A slice is planned to take a tenth of a second; a device that takes so long does not come back. */
const PATIENCE = { timeout: 60_000 };

export class RemoteSeat implements Seat {
	device: DeviceInfo = { kind: "webgpu", name: "", no_fma: false };
	#host: Helper<HostApi>;

	constructor(hear: (news: string, text: string) => void) {
		const worker = new Worker(new URL("./host.ts", import.meta.url), {
			type: "module",
			name: language,
		});
		this.#host = new Helper(worker, hear);
	}

	get failure(): Error | null {
		return this.#host.failure;
	}

	async boot(counting: boolean, failing: boolean) {
		this.device = await this.#host.call("boot", [counting, failing]);
	}

	prove(config: RunConfig): Promise<Proof> {
		return this.#host.call("prove", [config]);
	}

	work(work: Work): Promise<Worked> {
		return this.#trust(this.#host.call("work", [work], PATIENCE));
	}

	weights(): Promise<Float32Array> {
		return this.#trust(this.#host.call("weights", [], PATIENCE));
	}

	save(): Promise<Uint8Array> {
		return this.#trust(this.#host.call("save", [], PATIENCE));
	}

	restore(runId: number, checkpoint: Uint8Array, start: boolean): Promise<Change[]> {
		return this.#trust(this.#host.call("restore", [runId, checkpoint, start], PATIENCE));
	}

	/** After an error, of whatever kind, wasm is not to be called again. */
	#trust<T>(answer: Promise<T>): Promise<T> {
		return answer.catch((error) => {
			this.fail(words(error));
			throw error;
		});
	}

	/** As if the device had been lost: for tests, and for those who want to see it. */
	lose() {
		this.#host.call("lose", []).catch(() => {});
	}

	fail(why: string) {
		this.#host.fail(why);
	}
}
