import { describe, expect, it } from "vitest";
import { duration, nats, percent, roundPercent } from "../../www/src/i18n/format";
import type { Run } from "../../www/src/store";
import { sentence } from "../../www/src/views/sentence";
import { opened, row } from "./fixture";

const run = (change: Partial<Run>): Run => ({
	...opened,
	current: opened.config,
	state: "running",
	step: 1,
	history: [],
	milestones: {},
	table: null,
	parent: null,
	prediction: null,
	sketch: null,
	...change,
});
const say = (change: Partial<Run>) => sentence(run(change), null).text;

describe("the plain-words line", () => {
	it("tells the story of a run in order", () => {
		expect(say({ state: "paused", step: 0 })).toBe(
			"Ready. It will see 50\u00a0% of the answers. Before training it can only guess: about 33.3\u00a0% right.",
		);
		expect(say({ history: [row(9, 0.34, 0.1)] })).toBe(
			"Training… it knows 34\u00a0% of the answers it has seen and guesses the others.",
		);
		expect(say({ milestones: { memorised: 50 }, history: [row(60, 1, 0.04)] })).toBe(
			"Memorised at step 50: every answer it was shown is right, the hidden ones are still guesses (4\u00a0%).",
		);
		expect(say({ milestones: { memorised: 50 }, history: [row(300, 1, 0.04)] })).toMatch(
			/^Nothing to see from outside, for 6× as long as memorising took/,
		);
		expect(say({ milestones: { memorised: 50 }, history: [row(400, 1, 0.6)] })).toContain(
			"60\u00a0%",
		);
		const milestones = { memorised: 50, generalised: 612 };
		expect(say({ milestones, history: [row(612, 1, 0.992)] })).toBe(
			"Generalised at step 612: it now answers 99\u00a0% of the pairs it has never seen, 12× later than it memorised.",
		);
	});

	it("does not divide by a memorising that never was, or was at step 0", () => {
		const history = [row(9, 1, 1)];
		expect(say({ milestones: { generalised: 9 }, history })).toMatch(/never seen\.$/);
		expect(say({ milestones: { memorised: 0, generalised: 9 }, history })).toMatch(/never seen\.$/);
	});

	it("says that it is paused, has ended or failed", () => {
		const history = [row(9, 0.5, 0.1)];
		expect(say({ state: "paused", history })).toMatch(/^Paused\. It answers 50\u00a0%/);
		expect(say({ state: "finished", step: 9, history })).toMatch(/^The run ended at step 9\./);
		const memorised = { step: 9, milestones: { memorised: 5 }, history: [row(9, 1, 0.3)] };
		expect(say({ state: "finished", ...memorised })).toBe(
			"The run ended at step 9. Memorised at step 5, but it never generalised: it answers 30\u00a0% of the pairs it has never seen.",
		);
		expect(sentence(run({ state: "failed", step: 3 }), "loss became NaN").text).toBe(
			"The run stopped at step 3: loss became NaN. Change a setting or press Start again.",
		);
	});

	it("changes its phase only when something happens", () => {
		const phase = (train: number) => sentence(run({ history: [row(1, train, 0)] }), null).phase;
		expect(phase(0.1)).toBe(phase(0.2));
	});
});

describe("numbers", () => {
	it("are never rounded up to all or down to nothing", () => {
		expect([percent(0.9999), percent(1), percent(0), percent(0.00001)]).toEqual([
			"99.9\u00a0%",
			"100.0\u00a0%",
			"0.0\u00a0%",
			"0.1\u00a0%",
		]);
		expect([roundPercent(0.999), roundPercent(0.3999), roundPercent(0.001)]).toEqual([
			"99\u00a0%",
			"40\u00a0%",
			"under 1\u00a0%",
		]);
	});

	it("keep three figures, and powers of ten where they are small", () => {
		expect([nats(4.0775), nats(0.123), nats(0.00083), nats(Number.NaN)]).toEqual([
			"4.08",
			"0.123",
			"8.3·10⁻⁴",
			"NaN",
		]);
		expect([duration(12_340), duration(125_000)]).toEqual(["12.3\u00a0s", "2 min 05 s"]);
	});
});
