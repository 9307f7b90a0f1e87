// What changes faster than it can be followed, by ear or by an eye that wants rest: it is followed now and then.

export class Calm<T> {
	#held: { key: unknown; value: T; at: number } | null = null;

	/** The value; or, until so long after the last one that had the same key, that one. */
	hold(key: unknown, value: T, ms: number, now = performance.now()): T {
		const held = this.#held;
		if (held && held.key === key && now - held.at < ms) return held.value;
		this.#held = { key, value, at: now };
		return value;
	}
}

/** Somebody wants nothing to move. */
const still = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)");
export const wantsCalm = () => still?.matches ?? false;
/** Twice a second can be followed. */
export const CALM_MS = 500;
