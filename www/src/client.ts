// The page's side of the worker: sends commands, hands back what arrives. Knows nothing of views.

import { language } from "./i18n/language";
import type { Answers, BootOptions, FromWorker, Question, ToWorker } from "./messages";
import type { Command } from "./protocol";

export class Client {
	#worker: Worker | null = null;
	#receive: (message: FromWorker) => void;
	#requests = new Map<number, (answer: never) => void>();
	#lastRequest = 0;
	#watched = { table: true, lenses: false };
	#limit: number | null = null;

	constructor(receive: (message: FromWorker) => void) {
		this.#receive = receive;
	}

	get alive(): boolean {
		return this.#worker !== null;
	}

	/** Starts a fresh worker in place of any old one: an engine's device is chosen once, at its birth. */
	boot(options: BootOptions) {
		this.stop();
		const worker = new Worker(new URL("./worker.ts", import.meta.url), {
			type: "module",
			name: language,
		});
		this.#worker = worker;
		worker.onmessage = ({ data }) => this.#onMessage(worker, data);
		worker.onerror = (event) => {
			event.preventDefault();
			this.#onMessage(worker, { kind: "crashed", message: event.message || "worker error" });
		};
		this.#post({ kind: "boot", options });
		this.#post({ kind: "watch", ...this.#watched });
		this.#post({ kind: "limit", steps_per_second: this.#limit });
	}

	stop() {
		this.#worker?.terminate();
		this.#worker = null;
		for (const resolve of this.#requests.values()) resolve(null as never);
		this.#requests.clear();
	}

	send(command: Command) {
		this.#post({ kind: "command", command });
	}

	lose() {
		this.#post({ kind: "lose" });
	}

	/** What the core says. A worker that dies meanwhile says nothing, which is null: a config is judged again at `open`. */
	ask<About extends Question["about"]>(
		about: About,
		what: Extract<Question, { about: About }>["what"],
	): Promise<Answers[About] | null> {
		if (!this.#worker) return Promise.resolve(null);
		const request = ++this.#lastRequest;
		return new Promise((resolve) => {
			this.#requests.set(request, resolve);
			this.#post({ kind: "ask", request, about, what } as ToWorker);
		});
	}

	limit(steps_per_second: number | null) {
		this.#limit = steps_per_second;
		this.#post({ kind: "limit", steps_per_second });
	}

	/** A new run that goes on from a checkpoint. */
	fork(run_id: number, checkpoint: Uint8Array) {
		this.#post({ kind: "fork", run_id, checkpoint });
	}

	/** Says who looks; nobody pays for what nobody sees. */
	watch(who: Partial<{ table: boolean; lenses: boolean }>) {
		const next = { ...this.#watched, ...who };
		const same = next.table === this.#watched.table && next.lenses === this.#watched.lenses;
		this.#watched = next;
		if (!same) this.#post({ kind: "watch", ...next });
	}

	#post(message: ToWorker) {
		this.#worker?.postMessage(message);
	}

	#onMessage(worker: Worker, message: FromWorker) {
		if (worker !== this.#worker) return;
		if (message.kind === "crashed") this.stop();
		if (message.kind === "answer") {
			this.#requests.get(message.request)?.(message.answer as never);
			this.#requests.delete(message.request);
		} else this.#receive(message);
	}
}
