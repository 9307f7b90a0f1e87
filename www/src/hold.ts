// Which tab a run belongs to. A tab that was duplicated remembers what its parent remembers, and so does one to which
// somebody comes back: the run stays with the one that holds it.

export class Hold {
	#id: string | null = null;
	#held = false;
	#release = () => {};
	/** Hears that the run has been taken by another tab while this one was put aside. */
	#lost: () => void;

	constructor(lost: () => void) {
		this.#lost = lost;
		// A page that is kept for the way back holds nothing back from others, and browsers keep none that does.
		addEventListener("pagehide", ({ persisted }) => persisted && this.#drop());
		addEventListener("pageshow", ({ persisted }) => persisted && this.#takeAgain());
	}

	/** Whether the run is this tab's now, and no longer the one before; null for none. */
	async take(id: string | null): Promise<boolean> {
		if (id === this.#id && this.#held) return true;
		this.#drop();
		this.#id = id;
		if (id === null || !navigator.locks) return true;
		const granted = await this.#request(id);
		if (id === this.#id) this.#held = granted;
		return granted;
	}

	#drop() {
		this.#release();
		this.#release = () => {};
		this.#held = false;
	}

	async #takeAgain() {
		if (this.#id !== null && !(await this.take(this.#id))) this.#lost();
	}

	#request(id: string): Promise<boolean> {
		return new Promise((resolve) => {
			navigator.locks
				.request(`grokscope-run ${id}`, { ifAvailable: true }, (lock) => {
					resolve(lock !== null);
					// Held until it is given back, or the page is left.
					return lock
						? new Promise<void>((release) => {
								this.#release = release;
							})
						: undefined;
				})
				// Where storage is blocked there are no other tabs to share it with.
				.catch(() => resolve(true));
		});
	}
}
