// Bytes of an engine are counted beside the compiler, for those who wait long enough to look.

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Arrived, download } from "../../www/src/engine/download";

const URL_OF_IT = new URL("https://example.org/engine.wasm");
const TYPE = { "content-type": "application/wasm" };

/** An answer of so many parts of ten bytes, one every so many milliseconds. */
function answering(parts: number, everyMs: number, status = 200) {
	let left = parts;
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			if (left-- === 0) return controller.close();
			await new Promise((resolve) => setTimeout(resolve, everyMs));
			controller.enqueue(new Uint8Array(10));
		},
	});
	const response = new Response(body, { status, headers: TYPE });
	vi.stubGlobal("fetch", async () => response);
	return response;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

async function heard(parts: number, everyMs: number, status = 200): Promise<Arrived[]> {
	const answer = answering(parts, everyMs, status);
	const all: Arrived[] = [];
	const response = await download(URL_OF_IT, 10 * parts, (arrived) => all.push(arrived));
	// What the compiler gets is the very answer that has come, whole and with its type.
	expect(response).toBe(answer);
	expect(response.headers.get("content-type")).toBe(TYPE["content-type"]);
	const whole = response.arrayBuffer();
	await vi.runAllTimersAsync();
	expect((await whole).byteLength).toBe(10 * parts);
	return all;
}

it("says nothing of an engine that is there at once", async () => {
	expect(await heard(20, 10)).toEqual([]);
});

it("counts one that takes long, now and then, up to its end", async () => {
	const all = await heard(20, 50);
	expect(all[0]).toEqual({ bytes: 100, of: 200 });
	expect(all.at(-1)).toEqual({ bytes: 200, of: 200 });
	expect(all.length).toBeLessThan(9);
	expect(all.map(({ bytes }) => bytes)).toEqual(
		all.map(({ bytes }) => bytes).sort((a, b) => a - b),
	);
});

it("says nothing of an answer that is no engine", async () => {
	expect(await heard(20, 50, 404)).toEqual([]);
});
