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
