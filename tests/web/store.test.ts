import { afterEach, describe, expect, it, vi } from "vitest";
import { write } from "../../www/src/fields";
import { canReset, canStep, isChanged, liveChanges, mainAction } from "../../www/src/possible";
import type { Event as RunEvent } from "../../www/src/protocol";
import {
	initialState,
	keepPace,
	notice,
	reduce,
	rewind,
	type State,
	Store,
} from "../../www/src/store";
import { catalogue, opened, row } from "./fixture";

const begin: State = {
	...initialState,
	catalogue,
	draft: { preset: "tiny", config: opened.config, device: "auto", workers: "auto" },
};
const stateAfter = (...events: RunEvent[]) => events.reduce(reduce, begin);
const state = (
	run_id: number,
	state: "running" | "paused" | "finished",
	step: number,
): RunEvent => ({
	kind: "state",
	run_id,
	state,
	step,
});
const problem = { message: "p is 1", field: "task.p", value: "1", allowed: "2 to 200" };

describe("the store", () => {
	it("collects rows, milestones and the table of the run on screen", () => {
		const { run } = stateAfter(
			opened,
			{ kind: "metrics", run_id: 1, rows: [row(0, 0, 0)] },
			{ kind: "metrics", run_id: 1, rows: [row(1, 1, 0)] },
			{ kind: "milestone", run_id: 1, milestone: "memorised", step: 1 },
			{ kind: "table", run_id: 1, step: 1, predictions: Uint16Array.of(1) },
		);
		expect(run?.history.map(({ step }) => step)).toEqual([0, 1]);
		expect(run).toMatchObject({ step: 1, milestones: { memorised: 1 }, table: { step: 1 } });
	});

	it("ignores what an older run still sends", () => {
		const second = stateAfter(opened, { ...opened, run_id: 2 });
		expect(reduce(second, { kind: "metrics", run_id: 1, rows: [row(9, 1, 1)] })).toBe(second);
		expect(reduce(second, opened)).toBe(second);
	});

	it("forgets what came after the step to which a run goes back", () => {
		const run = stateAfter(
			opened,
			{ kind: "metrics", run_id: 1, rows: [row(0, 0, 0), row(4, 1, 0), row(9, 1, 1)] },
			{ kind: "milestone", run_id: 1, milestone: "memorised", step: 4 },
			{ kind: "milestone", run_id: 1, milestone: "generalised", step: 9 },
			state(1, "running", 9),
		);
		const back = rewind(run, { run_id: 1, step: 6, changes: [] });
		expect(back.run?.history.map(({ step }) => step)).toEqual([0, 4]);
		expect(back.run).toMatchObject({ step: 6, state: "running" });
		expect(back.run?.milestones).toEqual({ memorised: 4 });
		expect(rewind(run, { run_id: 2, step: 6, changes: [] })).toBe(run);
	});

	it("knows what was changed on the way, until the run goes back or starts over", () => {
		const change = { step: 4, path: "optimizer.weight_decay", value: 0.5 };
		const run = stateAfter(opened, state(1, "running", 4), { kind: "changed", run_id: 1, change });
		expect(run.run?.current.optimizer.weight_decay).toBe(0.5);
		expect(run.run?.config.optimizer.weight_decay).toBe(1);
		expect(rewind(run, { run_id: 1, step: 2, changes: [] }).run?.current).toEqual(opened.config);
		expect(rewind(run, { run_id: 1, step: 4, changes: [change] }).run).toMatchObject({
			changes: [change],
			current: { optimizer: { weight_decay: 0.5 } },
		});
		expect(reduce(run, opened).run).toMatchObject({ changes: [], current: opened.config });
		expect(reduce(run, { ...opened, changes: [change] }).run?.current).toEqual(run.run?.current);
	});

	it("tells why a change was refused, and the run goes on", () => {
		const run = stateAfter(opened, state(1, "running", 4), { kind: "refused", run_id: 1, problem });
		expect(run).toMatchObject({ notices: ["p is 1"], failure: null, run: { state: "running" } });
	});

	it("empties the curves when the same run is opened again by a reset", () => {
		const run = stateAfter(
			opened,
			{ kind: "metrics", run_id: 1, rows: [row(5, 1, 0)] },
			opened,
		).run;
		expect(run).toMatchObject({ step: 0, history: [], milestones: {} });
	});

	it("keeps the run on screen when a newer config is refused", () => {
		const refused = stateAfter(opened, state(1, "running", 3), {
			kind: "failed",
			run_id: 2,
			problem,
		});
		expect(refused.problem).toEqual(problem);
		expect(refused.run?.state).toBe("running");
	});

	it("stops the run on screen when that run fails", () => {
		const failed = stateAfter(opened, { kind: "failed", run_id: 1, problem });
		expect(failed).toMatchObject({ failure: "p is 1", run: { state: "failed" } });
		expect(mainAction(failed)).toBe("start_again");
	});

	it("says a thing once, and not at any length", () => {
		const twice = notice(notice(begin, "x".repeat(9999)), "x".repeat(9999));
		expect(twice.notices.map((text) => text.length)).toEqual([1000]);
	});
});

describe("the main button", () => {
	const changed = (state: State): State => ({
		...state,
		runEngine: { device: "cpu", workers: "auto" },
	});

	it.each([
		["none", begin],
		["start", stateAfter(opened)],
		["pause", stateAfter(opened, state(1, "running", 1))],
		["resume", stateAfter(opened, state(1, "paused", 4))],
		["start_again", stateAfter(opened, state(1, "finished", 9))],
		["start_new", changed(stateAfter(opened, state(1, "running", 1)))],
	])("offers %s", (action, at) => expect(mainAction(at)).toBe(action));

	it("offers to change what can change, in a run that goes on", () => {
		const draft = (path: string, value: number, at: State): State => ({
			...at,
			draft: at.draft && { ...at.draft, config: write(at.draft.config, path, value) },
		});
		const going = stateAfter(opened, state(1, "running", 3));
		const paths = (at: State) => liveChanges(at).map(({ path }) => path);
		expect(paths(draft("optimizer.lr_peak", 0.5, going))).toEqual(["optimizer.lr_peak"]);
		expect(paths(draft("task.p", 5, going))).toEqual([]);
		expect(paths(draft("optimizer.lr_peak", 0.5, stateAfter(opened)))).toEqual([]);
		const over = stateAfter(opened, state(1, "finished", 9));
		expect(paths(draft("optimizer.lr_peak", 0.5, over))).toEqual([]);
		const change = { step: 3, path: "optimizer.lr_peak", value: 0.5 };
		const changed = reduce(draft("optimizer.lr_peak", 0.5, going), {
			kind: "changed",
			run_id: 1,
			change,
		});
		expect([paths(changed), mainAction(changed)]).toEqual([[], "pause"]);
	});

	it("enables only what works", () => {
		expect([canStep(begin), canReset(begin)]).toEqual([false, false]);
		expect([canStep(stateAfter(opened)), canReset(stateAfter(opened))]).toEqual([true, false]);
		const running = stateAfter(opened, state(1, "running", 2));
		expect([canStep(running), canReset(running), isChanged(running)]).toEqual([false, true, false]);
	});
});

describe("whoever listens", () => {
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	it("hears of numbers that run on a dozen times a second, and of anything else at the next frame", () => {
		vi.useFakeTimers();
		vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 16));
		const store = new Store();
		let told = 0;
		store.listen(() => told++);
		for (const event of [opened, state(1, "running", 0)])
			store.update((before) => reduce(before, event));
		vi.advanceTimersByTime(16);
		expect(told).toBe(1);
		for (let step = 1; step <= 100; step++) {
			const pace = { run_id: 1, step, steps_per_second: 100, elapsed_ms: 10 * step };
			store.update((before) => keepPace(before, pace));
			vi.advanceTimersByTime(10);
		}
		expect(told).toBeGreaterThan(8);
		expect(told).toBeLessThan(14);
		vi.advanceTimersByTime(100);
		const before = told;
		store.update((now) =>
			keepPace(now, { run_id: 1, step: 101, steps_per_second: 1, elapsed_ms: 1 }),
		);
		store.patch({ problem });
		vi.advanceTimersByTime(16);
		expect(told).toBe(before + 1);
	});
});
