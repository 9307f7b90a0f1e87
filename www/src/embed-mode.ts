// Whether this page is a part of another one. `#embed=1` says so; it moves into the query string, where it stays, because
// what comes after the # is rewritten with every setting. Pure but for what `enter` is given.

const EMBED = "embed";
const AUTOPLAY = "autoplay";

/** The address with the words about embedding in its query string; null if it may stay as it is. */
export function settled(search: string, hash: string): string | null {
	const [query, parts] = [new URLSearchParams(search), new URLSearchParams(hash.slice(1))];
	const moved = [EMBED, AUTOPLAY].filter((key) => parts.has(key));
	if (moved.length === 0) return null;
	for (const key of moved) {
		query.set(key, parts.get(key) as string);
		parts.delete(key);
	}
	return `?${query}${parts.size > 0 ? `#${parts}` : ""}`;
}

/** The same page by itself: without the words about embedding. */
export function whole(search: string, hash: string): string {
	const query = new URLSearchParams(search);
	for (const key of [EMBED, AUTOPLAY]) query.delete(key);
	return `./${query.size > 0 ? `?${query}` : ""}${hash}`;
}

const says = (key: string) => new URLSearchParams(location.search).get(key) === "1";

function enter() {
	const address = settled(location.search, location.hash);
	if (address !== null) history.replaceState(null, "", address);
	if (says(EMBED)) document.documentElement.dataset.embed = "";
}
if (typeof document !== "undefined") enter();

export const embedded = typeof document !== "undefined" && says(EMBED);
/** Whether the page around it wants the run to start by itself. */
export const autoplay = embedded && says(AUTOPLAY);
