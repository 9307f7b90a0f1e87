// The pool with workers that are made of promises: no result may depend on who does what, or on what goes wrong.

import { describe, expect, it } from "vitest";
import { type Hand, Pool, type Shelf } from "../../www/src/engine/sweep-pool";
import type { JobInfo, Lines } from "../../www/src/sweep-messages";

const STEPS = 5;
const jobs = (n: number): JobInfo[] =>
	Array.from({ length: n }, (_, i) => ({
		cell: i,
		label: `cell ${i}`,
		seed: 0,
		key: `key${i}`,
		flop: 10 * (i + 1),
		max_steps: STEPS,
	}));

class MemoryShelf implements Shelf {
	results = new Map<string, string>();
	bytes = new Map<string, Uint8Array>();
	async putResult(key: string, line: string) {
		this.results.set(key, line);
	}
	async kept(key: string) {
		return this.bytes.get(key) ?? null;
	}
	async putKept(key: string, bytes: Uint8Array) {
		this.bytes.set(key, bytes);
	}
	async dropKept(key: string) {
		this.bytes.delete(key);
	}
}

/** A deterministic choice of how long things take. */
function dice(seed: number) {
	let state = seed;
	return () => {
		state = (state * 1103515245 + 12345) % 2147483648;
		return state / 2147483648;
	};
}
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type World = {
	shelf: MemoryShelf;
	/** Runs begun, with the step that they began at. */
	begun: [job: number, step: number][];
	hired: number;
	let_go: number;
	most: number;
};

/** A run is its steps counted up; its result says which run it is and nothing else. */
function world(crashes: (job: number, step: number, time: number) => boolean, seed = 1) {
	const made: World = { shelf: new MemoryShelf(), begun: [], hired: 0, let_go: 0, most: 0 };
	const chance = dice(seed);
	const hire = async (): Promise<Hand> => {
		made.hired++;
		made.most = Math.max(made.most, made.hired - made.let_go);
		let [job, step, dead] = [-1, 0, false];
		const alive = async () => {
			await later(chance() * 4);
			if (dead) throw new Error("lost");
		};
		return {
			async begin(index, kept) {
				await alive();
				[job, step] = [index, kept?.[0] ?? 0];
				made.begun.push([job, step]);
				return step;
			},
			async advance() {
				await alive();
				step++;
				const times = made.begun.filter(([other]) => other === job).length;
				dead = crashes(job, step, times);
				await alive();
				return { step, going: step < STEPS };
			},
			async keep() {
				await alive();
				return Uint8Array.of(step);
			},
			async finish() {
				await alive();
				return `result ${job} at ${step}`;
			},
			end() {
				if (!dead) made.let_go++;
				dead = true;
			},
		};
	};
	return { made, hire };
}

const never = () => false;
const expected = (n: number) => jobs(n).map((_, job) => `result ${job} at ${STEPS}`);

async function until(check: () => boolean) {
	for (let i = 0; i < 2000 && !check(); i++) await later(1);
	expect(check()).toBe(true);
}

function pool(
	n: number,
	{ made, hire }: ReturnType<typeof world>,
	{ known = [], size = 3 }: { known?: Lines; size?: number } = {},
) {
	const finished: number[] = [];
	const tell = (job?: number) => {
		if (job !== undefined) finished.push(job);
	};
	return { pool: new Pool(jobs(n), known, size, hire, made.shelf, tell), finished };
}

describe("a pool", () => {
	it.each([1, 2, 3, 8])(
		"gives the same results with %i workers, in whatever order they end",
		async (size) => {
			const orders = new Set<string>();
			for (const seed of [1, 2, 3]) {
				const here = world(never, seed);
				const { pool: one, finished } = pool(7, here, { size });
				one.start();
				await until(() => one.state === "done");
				expect(one.results).toEqual(expected(7));
				expect(finished.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
				expect(here.made.most).toBeLessThanOrEqual(size);
				expect([...here.made.shelf.results.values()].toSorted()).toEqual(expected(7));
				orders.add(finished.join());
			}
			// Otherwise nothing was tried.
			if (size === 3) expect(orders.size).toBeGreaterThan(1);
		},
	);

	it("pauses where it is and goes on from there", async () => {
		const here = world(never);
		const { pool: one } = pool(6, here);
		one.start();
		await until(() => one.done >= 2);
		await one.pause();
		expect(one.state).toBe("paused");
		const [done, begun] = [one.done, here.made.begun.length];
		expect(here.made.shelf.bytes.size).toBe(begun - done);
		await later(20);
		expect(one.done).toBe(done);
		one.start();
		await until(() => one.state === "done");
		expect(one.results).toEqual(expected(6));
		const resumed = here.made.begun.slice(begun).filter(([, step]) => step > 0);
		expect(resumed.length).toBe(begun - done);
		expect(here.made.shelf.bytes.size).toBe(0);
	});

	it("starts again at once after a pause without doing a run twice", async () => {
		const here = world(never);
		const { pool: one, finished } = pool(5, here);
		one.start();
		await until(() => one.steps.size > 0);
		one.pause();
		one.start();
		await until(() => one.state === "done");
		expect(one.results).toEqual(expected(5));
		expect(finished.toSorted()).toEqual([0, 1, 2, 3, 4]);
	});

	it("resumes after a reload: what is known is not run, what was under way goes on", async () => {
		const here = world(never);
		const before = pool(4, here, { size: 1 });
		before.pool.start();
		await until(() => before.pool.done >= 2);
		await before.pool.pause();
		const known = jobs(4).map(({ key }) => here.made.shelf.results.get(key));
		here.made.begun.length = 0;
		const after = pool(4, here, { known, size: 1 });
		expect(after.pool.state).toBe("paused");
		expect(after.pool.done).toBe(before.pool.done);
		after.pool.start();
		await until(() => after.pool.state === "done");
		expect(after.pool.results).toEqual(expected(4));
		expect(here.made.begun.map(([job]) => job)).toEqual([2, 3].slice(before.pool.done - 2));
	});

	it("is done at once when everything is known", () => {
		expect(pool(2, world(never), { known: expected(2) }).pool.state).toBe("done");
	});

	it("repeats a run once whose worker crashed", async () => {
		const here = world((job, step, time) => job === 1 && step === 3 && time === 1);
		const { pool: one } = pool(3, here, { size: 2 });
		one.start();
		await until(() => one.state === "done");
		expect(one.results).toEqual(expected(3));
		expect(one.failed.size).toBe(0);
		expect(here.made.begun.filter(([job]) => job === 1)).toHaveLength(2);
	});

	it("marks a run failed that crashes twice, goes on with the others, and tries it again on request", async () => {
		const here = world((job, step, time) => job === 1 && step === 3 && time <= 2);
		const { pool: one } = pool(3, here, { size: 2 });
		one.start();
		await until(() => one.state === "done");
		expect([...one.failed]).toEqual([[1, "lost"]]);
		expect(one.results).toEqual([expected(3)[0], undefined, expected(3)[2]]);
		one.retry();
		await until(() => one.state === "done");
		expect(one.results).toEqual(expected(3));
	});

	it("tells nothing after it was cancelled, and lets every worker go", async () => {
		const here = world(never);
		const { pool: one, finished } = pool(6, here);
		one.start();
		await until(() => one.done >= 1);
		one.cancel();
		const told = finished.length;
		await later(30);
		expect(finished.length).toBe(told);
		expect(here.made.let_go).toBe(here.made.hired);
	});

	it("counts operations: runs that are over as whole, those under way by their steps", async () => {
		const here = world(never);
		const { pool: one } = pool(3, here, { size: 1 });
		expect(one.flop).toEqual({ done: 0, all: 60 });
		one.steps.set(1, 2);
		expect(one.flop.done).toBeCloseTo(8);
		one.start();
		await until(() => one.state === "done");
		expect(one.flop).toEqual({ done: 60, all: 60 });
	});
});
