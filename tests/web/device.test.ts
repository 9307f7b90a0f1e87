import { describe, expect, it } from "vitest";
import { chooseDevice } from "../../www/src/device";
import { Pace } from "../../www/src/pace";

const gpu = (info: object | null) => ({
	requestAdapter: async () => info && { info },
});
const hardware = gpu({ vendor: "nvidia", architecture: "ampere" });
const software = gpu({ vendor: "google", architecture: "swiftshader", isFallbackAdapter: true });

describe("the choice of device", () => {
	it("is the GPU where there is one, and says which", async () => {
		expect(await chooseDevice("auto", hardware)).toEqual({
			use: "webgpu",
			reason: "",
			adapter: "nvidia ampere",
		});
	});

	it.each([
		["auto", software, /software one \(google swiftshader\)/],
		["auto", gpu({ description: "llvmpipe (LLVM 15)" }), /software/],
		["auto", gpu({ description: "Microsoft Basic Render Driver" }), /software/],
		["auto", gpu(null), /no adapter/],
		["webgpu", undefined, /no WebGPU/],
		["cpu", hardware, /you chose/],
	] as const)("%s falls back to the CPU with its reason", async (choice, adapter, reason) => {
		const verdict = await chooseDevice(choice, adapter);
		expect(verdict.use).toBe("cpu");
		expect(verdict.reason).toMatch(reason);
	});

	it("takes a software adapter only when asked for the GPU by name", async () => {
		expect((await chooseDevice("webgpu", software)).use).toBe("webgpu");
	});

	it("survives a browser that throws", async () => {
		const broken = { requestAdapter: () => Promise.reject(new Error("blocked")) };
		expect((await chooseDevice("auto", broken)).reason).toContain("blocked");
	});
});

describe("the pace", () => {
	/** Slices as an engine would do them that takes so long per slice and per step. */
	function settle(perSlice: number, perStep: number) {
		const pace = new Pace();
		for (let i = 0; i < 30; i++) pace.record(pace.slice, perSlice + pace.slice * perStep);
		return pace.slice * perStep + perSlice;
	}

	it("fills a slice, at most doubling", () => {
		const pace = new Pace();
		const slices = Array.from({ length: 6 }, () => {
			pace.record(pace.slice, pace.slice * 2);
			return pace.slice;
		});
		expect(slices).toEqual([2, 4, 8, 15, 15, 15]);
		pace.record(15, 10_000);
		expect(pace.slice).toBe(1);
	});

	it.each([
		[0, 1, 20, 30],
		[3, 0.5, 20, 30],
		[15, 2, 45, 60],
		[60, 5, 70, 100],
	])("costs of %d ms a slice and %d ms a step: slices of %d to %d ms", (slice, step, from, to) => {
		const ms = settle(slice, step);
		expect(ms).toBeGreaterThanOrEqual(from);
		expect(ms).toBeLessThanOrEqual(to);
	});

	it("adds up training time and forgets it on reset", () => {
		const pace = new Pace();
		pace.record(1, 20);
		pace.record(1, 20);
		expect([pace.elapsedMs, Math.round(pace.stepsPerSecond)]).toEqual([40, 50]);
		pace.reset();
		expect([pace.elapsedMs, pace.stepsPerSecond]).toEqual([0, 0]);
	});

	it("is slowed down on demand, and not measured slower for that", () => {
		const pace = new Pace();
		for (let i = 0; i < 8; i++) pace.record(pace.steps, pace.steps * 2);
		const full = pace.slice;
		expect([pace.steps, pace.rest(0)]).toEqual([full, 0]);
		pace.limit = 10;
		expect(pace.steps).toBe(1);
		let now = 0;
		for (let i = 0; i < 100; i++) {
			now += 2;
			pace.record(pace.steps, 2, now);
			const rest = pace.rest(now);
			expect(rest).toBe(98);
			expect(pace.rest(now + 60)).toBe(38);
			now += rest;
		}
		expect(pace.stepsPerSecond).toBeCloseTo(10, 1);
		expect(pace.msPerStep).toBeCloseTo(2, 5);
		expect(pace.elapsedMs).toBeLessThan(1000);
		pace.limit = 200;
		expect(pace.steps).toBe(6);
		pace.limit = null;
		expect([pace.steps, pace.rest(now)]).toEqual([pace.slice, 0]);
	});

	it("does not wait where steps are slower than that", () => {
		const pace = new Pace();
		pace.limit = 10;
		pace.record(1, 300, 300);
		expect(pace.rest(300)).toBe(0);
	});

	it("begins anew with another engine", () => {
		const pace = new Pace();
		for (let i = 0; i < 8; i++) pace.record(pace.slice, 1);
		pace.forget();
		expect(pace.slice).toBe(1);
	});
});
