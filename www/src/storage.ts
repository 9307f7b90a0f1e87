// What the browser keeps of a few words. Blocked storage throws at the first touch, and private windows may take nothing:
// then nothing is kept, and nothing fails.

export type Keeper = {
	get(key: string): string | null;
	/** Null removes it. False where nothing can be kept. */
	set(key: string, value: string | null): boolean;
};

const keeper = (storage: () => Storage): Keeper => ({
	get(key) {
		try {
			return storage().getItem(key);
		} catch {
			return null;
		}
	},
	set(key, value) {
		try {
			if (value === null) storage().removeItem(key);
			else storage().setItem(key, value);
			return true;
		} catch {
			return false;
		}
	},
});

/** From visit to visit. */
export const lasting = keeper(() => localStorage);
/** Of this tab, until it is closed. */
export const ofTab = keeper(() => sessionStorage);

/** What a visitor has chosen from a list. It holds for this visit even where nothing can be kept. */
export class Choice<T extends string> {
	#chosen: string | null = null;

	constructor(
		private readonly key: string,
		readonly all: readonly T[],
		private readonly unchosen: () => T,
	) {}

	/** What is kept may be from another version of the page: only what is on the list counts. */
	get value(): T {
		this.#chosen ??= lasting.get(this.key);
		return this.all.find((one) => one === this.#chosen) ?? this.unchosen();
	}

	choose(choice: T) {
		this.#chosen = choice;
		lasting.set(this.key, choice);
	}
}
