// How workers talk to each other: calls with one answer each, and lanes of arrays between workers that go in step.
// The one place beside worker.ts and client.ts that knows postMessage.

type End = {
	postMessage(message: unknown, transfer: Transferable[]): void;
	onmessage: ((event: MessageEvent) => void) | null;
};
type Call = { id: number; name: string; args: unknown[] };
type Answer = { id: number; value?: unknown; error?: string };
type News = { news: string; text: string };
// biome-ignore lint/suspicious/noExplicitAny: the arguments of any function.
type Handlers = Record<string, (...args: any[]) => unknown>;

/** Answers calls one after the other: an engine is borrowed while it waits for its device. */
export function serve(end: End, handlers: Handlers) {
	let last: Promise<void> = Promise.resolve();
	end.onmessage = ({ data }: MessageEvent<Call>) => {
		last = last.then(() => answer(end, handlers, data));
	};
}

async function answer(end: End, handlers: Handlers, { id, name, args }: Call) {
	try {
		const value = await handlers[name]?.(...args);
		end.postMessage({ id, value } satisfies Answer, buffersIn(value));
	} catch (error) {
		end.postMessage({ id, error: words(error) } satisfies Answer, []);
	}
}

/** From a worker to its owner, unasked. */
export function tell(end: End, news: string, text = "") {
	end.postMessage({ news, text } satisfies News, []);
}

/** What arrays a value holds; they are moved, not copied. */
function buffersIn(value: unknown): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
	if (Array.isArray(value)) return value.flatMap(buffersIn);
	return value instanceof Object ? Object.values(value).flatMap(buffersIn) : [];
}

export const words = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A worker that is called, and that may be lost: then every call to it fails, those under way too. */
export class Helper<Api extends Handlers> {
	failure: Error | null = null;
	#worker: Worker;
	#calls = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
	#last = 0;

	constructor(worker: Worker, hear: (news: string, text: string) => void = () => {}) {
		this.#worker = worker;
		worker.onmessage = ({ data }: MessageEvent<Answer | News>) =>
			"news" in data ? hear(data.news, data.text) : this.#settle(data);
		worker.onerror = (event) => {
			event.preventDefault();
			this.fail(event.message || "worker error");
		};
	}

	call<Name extends keyof Api & string>(
		name: Name,
		args: Parameters<Api[Name]>,
		{ transfer = [], timeout }: { transfer?: Transferable[]; timeout?: number } = {},
	): Promise<Awaited<ReturnType<Api[Name]>>> {
		if (this.failure) return Promise.reject(this.failure);
		const id = ++this.#last;
		const alarm = timeout && setTimeout(() => this.fail("it no longer answers"), timeout);
		return new Promise<never>((resolve, reject) => {
			this.#calls.set(id, { resolve, reject });
			this.#worker.postMessage({ id, name, args } satisfies Call, transfer);
		}).finally(() => clearTimeout(alarm));
	}

	fail(why: string) {
		this.failure ??= new Error(why);
		this.#worker.terminate();
		for (const { reject } of this.#calls.values()) reject(this.failure);
		this.#calls.clear();
	}

	/** Stops without a word, as a browser would that needs the memory. */
	vanish() {
		this.#worker.terminate();
	}

	#settle({ id, value, error }: Answer) {
		const call = this.#calls.get(id);
		this.#calls.delete(id);
		if (error === undefined) call?.resolve(value as never);
		else call?.reject(new Error(error));
	}
}

/** The other end of a lane is gone, or silent for too long. */
export class LaneLost extends Error {}

/** Arrays between two workers, in order. What has been read can be filled again and sent back. */
export class Lane {
	#port: MessagePort;
	#arrived: Float32Array[][] = [];
	#wanted: { resolve: (arrays: Float32Array[]) => void; reject: (error: Error) => void } | null =
		null;
	#lost: LaneLost | null = null;
	#spare: Float32Array[] = [];

	constructor(port: MessagePort) {
		this.#port = port;
		port.onmessage = ({ data }: MessageEvent<Float32Array[]>) => {
			const wanted = this.#wanted;
			this.#wanted = null;
			if (wanted) wanted.resolve(data);
			else this.#arrived.push(data);
		};
	}

	send(arrays: Float32Array[]) {
		this.#port.postMessage(
			arrays,
			arrays.map(({ buffer }) => buffer),
		);
	}

	/** Sends a copy, in an array that came from the other side if there is one. Those of another run have another size. */
	sendCopy(numbers: Float32Array) {
		const spare = this.#spare.pop();
		const block = spare?.length === numbers.length ? spare : new Float32Array(numbers.length);
		block.set(numbers);
		this.send([block]);
	}

	reuse(block: Float32Array) {
		this.#spare.push(block);
	}

	receive(patience: number): Promise<Float32Array[]> {
		if (this.#lost) return Promise.reject(this.#lost);
		const ready = this.#arrived.shift();
		if (ready) return Promise.resolve(ready);
		const alarm = setTimeout(() => this.lose("it is silent"), patience);
		return new Promise<Float32Array[]>((resolve, reject) => {
			this.#wanted = { resolve, reject };
		}).finally(() => clearTimeout(alarm));
	}

	lose(why: string) {
		this.#lost ??= new LaneLost(why);
		this.#wanted?.reject(this.#lost);
		this.#wanted = null;
		this.#port.close();
	}
}
