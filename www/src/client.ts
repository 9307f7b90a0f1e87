// The page's side of the worker: sends commands, hands back what arrives. Knows nothing of views.

import type { BootOptions, FromWorker, ToWorker } from "./messages";
import type { Command, Problem } from "./protocol";

export class Client {
	#worker: Worker | null = null;
	#receive: (message: FromWorker) => void;
	#requests = new Map<number, (problem: Problem | null) => void>();
	#lastRequest = 0;
	#tableVisible = true;

	constructor(receive: (message: FromWorker) => void) {
		this.#receive = receive;
	}

	get alive(): boolean {
		return this.#worker !== null;
	}

	/** Starts a fresh worker in place of any old one: an engine's device is chosen once, at its birth. */
	boot(options: BootOptions) {
		this.stop();
		const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
		this.#worker = worker;
		worker.onmessage = ({ data }) => this.#onMessage(worker, data);
		worker.onerror = (event) => {
			event.preventDefault();
			this.#onMessage(worker, { kind: "crashed", message: event.message || "worker error" });
		};
		this.#post({ kind: "boot", options });
		this.#post({ kind: "watch", table: this.#tableVisible });
	}

	stop() {
		this.#worker?.terminate();
		this.#worker = null;
		for (const resolve of this.#requests.values()) resolve(null);
		this.#requests.clear();
	}

	send(command: Command) {
		this.#post({ kind: "command", command });
	}

	lose() {
		this.#post({ kind: "lose" });
	}

	/** The core's judgement. A worker that dies meanwhile has none: the config is judged again at `open`. */
	validate(config: unknown): Promise<Problem | null> {
		if (!this.#worker) return Promise.resolve(null);
		const request = ++this.#lastRequest;
		return new Promise((resolve) => {
			this.#requests.set(request, resolve);
			this.#post({ kind: "validate", request, config });
		});
	}

	watchTable(visible: boolean) {
		if (visible === this.#tableVisible) return;
		this.#tableVisible = visible;
		this.#post({ kind: "watch", table: visible });
	}

	#post(message: ToWorker) {
		this.#worker?.postMessage(message);
	}

	#onMessage(worker: Worker, message: FromWorker) {
		if (worker !== this.#worker) return;
		if (message.kind === "crashed") this.stop();
		if (message.kind === "validated") {
			this.#requests.get(message.request)?.(message.problem);
			this.#requests.delete(message.request);
		} else this.#receive(message);
	}
}
