// Fetches an engine, and counts what has arrived of it where that takes long enough to be looked at.

/** Bytes of an engine as they are after unpacking: of what travels, a page is told neither how much there is nor how much has come. */
export type Arrived = { bytes: number; of: number };

/** Who waits less has nothing to read. */
const SOON_MS = 500;
const EVERY_MS = 100;

/**
 * It is a copy that is counted: the answer itself goes to the compiler as it came, while it is still coming, and browsers
 * keep compiled code only of answers that nobody has wrapped.
 */
export async function download(
	url: URL,
	of: number,
	hear?: (arrived: Arrived) => void,
): Promise<Response> {
	const due = performance.now() + SOON_MS;
	const response = await fetch(url);
	if (hear && response.ok) follow(response.clone(), of, due, hear).catch(() => {});
	return response;
}

/** An answer that breaks off is the compiler's to complain about. */
async function follow(
	{ body }: Response,
	of: number,
	first: number,
	hear: (arrived: Arrived) => void,
) {
	const reader = body?.getReader();
	let [bytes, due, told] = [0, first, false];
	for (;;) {
		const { done, value } = (await reader?.read()) ?? { done: true };
		bytes += value?.byteLength ?? 0;
		const now = performance.now();
		if (done ? told : now >= due) {
			hear({ bytes, of });
			[due, told] = [now + EVERY_MS, true];
		}
		if (done) return;
	}
}
