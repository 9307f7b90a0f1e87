// What another page may say to this one.

import { describe, expect, it } from "vitest";
import { readOrder } from "../../www/src/embedding";

describe("an order from the page around this one", () => {
	it("is one of four", () => {
		for (const kind of ["start", "pause", "reset"])
			expect(readOrder({ grokscope: 1, kind, extra: 1 })).toEqual({ kind });
		const link = "preset=tiny&seed=2";
		for (const text of [link, `#${link}`])
			expect(readOrder({ grokscope: 1, kind: "open", link: text })).toEqual({ kind: "open", link });
	});

	it("is refused with what is allowed", () => {
		expect(readOrder({ grokscope: 1, kind: "erase" })).toMatch(/erase.*start, pause, reset, open/);
		expect(readOrder({ grokscope: 1 })).toMatch(/undefined.*start, pause, reset, open/);
		expect(readOrder({ grokscope: 2, kind: "start" })).toMatch(/2.*version 1/);
		for (const link of [undefined, 7, "", "x".repeat(100_001), { toString: () => "preset=tiny" }])
			expect(readOrder({ grokscope: 1, kind: "open", link })).toMatch(/“link” is/);
	});

	it("quotes no more of a stranger's novel than it must", () => {
		const refused = readOrder({ grokscope: 1, kind: "novel ".repeat(10_000) });
		expect(String(refused).length).toBeLessThan(200);
	});

	it("is nothing if it is not meant for this page", () => {
		for (const other of [null, undefined, "start", 7, [], {}, { kind: "start" }])
			expect(readOrder(other)).toBe(null);
	});
});
