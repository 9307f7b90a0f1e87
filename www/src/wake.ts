// Keeps the screen on while somebody watches a run: phones would fall asleep over it. Never longer than that.

export type Lock = {
	release(): Promise<void>;
	addEventListener(kind: "release", listener: () => void): void;
};

export class Wake {
	#request: () => Promise<Lock>;
	#wanted = false;
	#lock: Lock | null = null;
	#asking = false;

	constructor(request: () => Promise<Lock>) {
		this.#request = request;
	}

	/** To be called whenever it may have changed; asks only if it has. */
	want(wanted: boolean) {
		this.#wanted = wanted;
		if (wanted && !this.#lock && !this.#asking) this.#ask();
		if (!wanted) this.#release();
	}

	async #ask() {
		this.#asking = true;
		try {
			const lock = await this.#request();
			this.#lock = lock;
			// The browser takes it back when the page is hidden.
			lock.addEventListener("release", () => {
				if (this.#lock === lock) this.#lock = null;
			});
			if (!this.#wanted) this.#release();
		} catch {
			// A low battery is a reason to refuse; the run goes on without. It is asked for again at the next start.
			this.#wanted = false;
		}
		this.#asking = false;
	}

	#release() {
		const lock = this.#lock;
		this.#lock = null;
		lock?.release().catch(() => {});
	}
}
