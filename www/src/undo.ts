// What a visitor has done, so that it can be taken back: changes of settings, runs deleted or reset. The list and what
// becomes of it are pure; whoever keeps one carries a deed out.

/** Something that can be taken back, and done again where `again` says how. */
export type Deed = {
	/** In words, such as “Settings changed”. */
	says: string;
	back: () => void;
	again?: () => void;
	/** Of a change of settings: which. One after the other of the same kind, in one go, is one deed. */
	about?: string;
	/** When, in milliseconds. */
	at: number;
};
export type Deeds = { done: Deed[]; undone: Deed[] };

export const noDeeds: Deeds = { done: [], undone: [] };

const MOST = 50;
/** Letters typed, and places of a slider, follow one another faster than this. */
const ONE_GO_MS = 1500;

/** What was taken back before is no longer to come. */
export function did({ done }: Deeds, deed: Deed): Deeds {
	const last = done.at(-1);
	const same = last?.about !== undefined && last.about === deed.about;
	const one = same && deed.at - last.at <= ONE_GO_MS ? { ...deed, back: last.back } : null;
	return { done: [...(one ? done.slice(0, -1) : done), one ?? deed].slice(-MOST), undone: [] };
}

export function takeBack({ done, undone }: Deeds, deed: Deed): Deeds {
	const rest = done.filter((one) => one !== deed);
	// What cannot be done again is not waited for.
	return { done: rest, undone: deed.again ? [...undone, deed] : undone };
}

export function doAgain({ done, undone }: Deeds): Deeds {
	const last = undone.at(-1);
	return last ? { done: [...done, last], undone: undone.slice(0, -1) } : { done, undone };
}

export class Undo {
	#deeds = noDeeds;
	#changed: () => void;

	/** `changed` hears whenever there is more or less to take back. */
	constructor(changed: () => void) {
		this.#changed = changed;
	}

	/** What would be taken back next. */
	get next(): Deed | null {
		return this.#deeds.done.at(-1) ?? null;
	}

	/** As it stands in the list: it may have become one with the deed before. */
	did(deed: Omit<Deed, "at">): Deed {
		const whole = { ...deed, at: performance.now() };
		this.#set(did(this.#deeds, whole));
		return this.next ?? whole;
	}

	/** What would be done again next. */
	get following(): Deed | null {
		return this.#deeds.undone.at(-1) ?? null;
	}

	/** Whether it can still be taken back. */
	has(deed: Deed): boolean {
		return this.#deeds.done.includes(deed);
	}

	/** The latest deed, or this one, whatever has been done since. */
	back(deed = this.next) {
		if (!deed || !this.has(deed)) return;
		this.#set(takeBack(this.#deeds, deed));
		deed.back();
	}

	again() {
		const { following } = this;
		this.#set(doAgain(this.#deeds));
		following?.again?.();
	}

	#set(deeds: Deeds) {
		this.#deeds = deeds;
		this.#changed();
	}
}
