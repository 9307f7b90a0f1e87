// The screen's lock and hidden tabs, with clocks and browsers that do as they are told.

import { describe, expect, it } from "vitest";
import { Away } from "../../www/src/away";
import { Calm } from "../../www/src/calm";
import { settled, whole } from "../../www/src/embed-mode";
import { Stopping } from "../../www/src/stopping";
import { Wake } from "../../www/src/wake";

/** A browser that counts the locks it has given and not got back. */
class Screen {
	held = 0;
	asked = 0;
	#waiting: (() => void)[] = [];
	#listeners: (() => void)[] = [];

	request = () => {
		this.asked++;
		return new Promise<ReturnType<Screen["lock"]>>((resolve) => {
			this.#waiting.push(() => resolve(this.lock()));
		});
	};

	lock() {
		this.held++;
		const give = async () => {
			this.held--;
		};
		const addEventListener = (_: "release", listener: () => void) => {
			this.#listeners.push(listener);
		};
		return { release: give, addEventListener };
	}

	async grant() {
		for (const resolve of this.#waiting.splice(0)) resolve();
		await new Promise((resolve) => setTimeout(resolve));
	}

	/** What a browser does when the page is hidden. */
	takeBack() {
		this.held = 0;
		for (const listener of this.#listeners.splice(0)) listener();
	}
}

describe("the screen", () => {
	it("stays on once, for as long as somebody watches a run", async () => {
		const screen = new Screen();
		const wake = new Wake(screen.request);
		for (let frame = 0; frame < 3; frame++) wake.want(true);
		await screen.grant();
		wake.want(true);
		expect([screen.asked, screen.held]).toEqual([1, 1]);
		wake.want(false);
		expect(screen.held).toBe(0);
	});

	it("is let go if the run has stopped before the lock came", async () => {
		const screen = new Screen();
		const wake = new Wake(screen.request);
		wake.want(true);
		wake.want(false);
		await screen.grant();
		expect(screen.held).toBe(0);
	});

	it("is asked for again after the browser took the lock back", async () => {
		const screen = new Screen();
		const wake = new Wake(screen.request);
		wake.want(true);
		await screen.grant();
		screen.takeBack();
		wake.want(true);
		await screen.grant();
		expect([screen.asked, screen.held]).toEqual([2, 1]);
	});

	it("may be refused", async () => {
		let asked = 0;
		const wake = new Wake(async () => {
			asked++;
			throw new Error("low battery");
		});
		wake.want(true);
		await new Promise((resolve) => setTimeout(resolve));
		wake.want(false);
		wake.want(true);
		expect(asked).toBe(2);
	});
});

describe("a hidden tab", () => {
	const run = (step: number, state: "running" | "paused" | "finished" = "running", run_id = 1) => ({
		run_id,
		step,
		state,
	});

	it("goes on, and says how far it came", () => {
		const away = new Away();
		expect(away.leave(run(100), "keep", 0)).toBe(false);
		expect(away.comeBack(run(12_500), 60_000)).toEqual({ resume: false, steps: 12_400 });
	});

	it("says nothing of a short look elsewhere, of a run that stood still, or of another one", () => {
		const cases = [
			{ later: run(200), now: 2000 },
			{ later: run(100, "paused"), now: 60_000 },
			{ later: run(500, "running", 2), now: 60_000 },
		];
		for (const { later, now } of cases) {
			const away = new Away();
			away.leave(run(100), "keep", 0);
			expect(away.comeBack(later, now)).toEqual({ resume: false, steps: 0 });
		}
	});

	it("is paused if the visitor wants it, and goes on with the visitor", () => {
		const away = new Away();
		expect(away.leave(run(100), "pause", 0)).toBe(true);
		expect(away.leave(run(110), "pause", 5)).toBe(false);
		expect(away.comeBack(run(110, "paused"), 60_000)).toEqual({ resume: true, steps: 0 });
		// Once: who pauses it now has paused it.
		expect(away.comeBack(run(110, "paused"), 70_000).resume).toBe(false);
	});

	it("does not start what the visitor had paused, nor what has ended", () => {
		const away = new Away();
		expect(away.leave(run(100, "paused"), "pause", 0)).toBe(false);
		expect(away.comeBack(run(100, "paused"), 60_000).resume).toBe(false);
		expect(away.leave(run(100), "pause", 0)).toBe(true);
		expect(away.comeBack(run(120, "finished"), 60_000).resume).toBe(false);
	});
});

describe("the words about embedding", () => {
	it("move from the hash into the query string, and nothing else does", () => {
		expect(settled("", "#embed=1&preset=tiny&seed=2")).toBe("?embed=1#preset=tiny&seed=2");
		expect(settled("?debug", "#autoplay=1&embed=1")).toBe("?debug=&embed=1&autoplay=1");
		expect(settled("?embed=1", "#preset=tiny")).toBe(null);
	});

	it("are left out of the link to the whole page", () => {
		expect(whole("?embed=1&autoplay=1", "#preset=tiny")).toBe("./#preset=tiny");
		expect(whole("?embed=1&debug=", "")).toBe("./?debug=");
	});
});

describe("a run that pauses by itself", () => {
	const run = (step: number, generalised?: number) => ({
		run_id: 1,
		step,
		state: "running" as const,
		milestones: generalised === undefined ? {} : { generalised },
	});

	it("does so a fifth after it has generalised, and only once", () => {
		const stopping = new Stopping();
		expect(stopping.isDue(run(5000), 1e9, "generalised")).toBe(false);
		expect(stopping.isDue(run(1199, 1000), 1e9, "generalised")).toBe(false);
		expect(stopping.isDue({ ...run(1200, 1000), state: "paused" as never }, 0, "generalised")).toBe(
			false,
		);
		expect(stopping.isDue(run(1200, 1000), 0, "generalised")).toBe(true);
		// Whoever presses Continue wants it to go on.
		expect(stopping.isDue(run(1300, 1000), 0, "generalised")).toBe(false);
		expect(stopping.isDue({ ...run(1300, 1000), run_id: 2 }, 0, "generalised")).toBe(true);
	});

	it("does so after so much training, and never if nobody has asked for it", () => {
		const stopping = new Stopping();
		expect(stopping.isDue(run(5000, 10), 1e9, "end")).toBe(false);
		expect(stopping.isDue(run(5000), 59_999, "minute")).toBe(false);
		expect(stopping.isDue(run(5000), 60_000, "minute")).toBe(true);
		// Another choice is another promise.
		expect(stopping.isDue(run(5000), 60_000, "ten_minutes")).toBe(false);
		expect(stopping.isDue(run(6000), 600_000, "ten_minutes")).toBe(true);
	});
});

describe("what changes too often", () => {
	it("is followed now and then, and at once where something new begins", () => {
		const calm = new Calm<string>();
		expect(calm.hold("running", "1 %", 500, 0)).toBe("1 %");
		expect(calm.hold("running", "2 %", 500, 499)).toBe("1 %");
		expect(calm.hold("running", "3 %", 500, 500)).toBe("3 %");
		expect(calm.hold("paused", "4 %", 500, 501)).toBe("4 %");
		expect(calm.hold("paused", "5 %", 0, 502)).toBe("5 %");
	});
});
