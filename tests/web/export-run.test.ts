// What is made of a run: citation, pictures, film, melody. Pure parts.

import { describe, expect, it, vi } from "vitest";
import { LINE_CHARTS, type LineChart } from "../../www/src/charts/lines";
import { svgPen } from "../../www/src/charts/pictures/svg";
import { TABLE_VIEWS } from "../../www/src/charts/table";
import { COLORS, type Theme } from "../../www/src/charts/theme";
import { dossier, type Surroundings } from "../../www/src/export/dossier";
import { encodeGif } from "../../www/src/export/gif";
import { melody, pitch, SECONDS } from "../../www/src/export/melody";
import { curvePicture, posterSvg, tablePicture } from "../../www/src/export/pictures";
import { qrPath } from "../../www/src/export/qr";
import { chosen, drawScene, momentAt, stepAt } from "../../www/src/export/replay";
import type { Event as RunEvent } from "../../www/src/protocol";
import { initialState, type Run, reduce, type State } from "../../www/src/store";
import { readLink } from "../../www/src/url";
import { catalogue, opened, row } from "./fixture";

// The colours are read by a browser; what is made of them is not.
vi.hoisted(() => {
	vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
});

const events: RunEvent[] = [
	opened,
	{
		kind: "metrics",
		run_id: 1,
		rows: [row(0, 0.1, 0.1), row(10, 1, 0.2), row(100, 1, 1)],
	},
	{ kind: "milestone", run_id: 1, milestone: "memorised", step: 10 },
	{ kind: "milestone", run_id: 1, milestone: "generalised", step: 100 },
	{
		kind: "table",
		run_id: 1,
		step: 100,
		predictions: Uint16Array.of(0, 1, 2, 0, 2, 0, 2, 0, 65535),
	},
];
const state = events.reduce<State>(reduce, initialState);
const run = state.run as Run;
const colors = Object.fromEntries(COLORS.map((name, i) => [name, `rgb(${i}, 2, 3)`]));
const theme = { dark: false, font: "sans", colors } as Theme;
const around: Surroundings = {
	page: "https://example.org/lab/?utm=1#p=5",
	browser: "a browser",
	date: new Date("2026-03-04T05:06:07Z"),
};
const all = dossier(state, run, catalogue, [], around);

describe("what is said of a run", () => {
	it("its link opens its own settings, not those beside it", () => {
		const { origin, pathname, search, hash } = new URL(all.link);
		expect(origin + pathname + search).toBe("https://example.org/lab/");
		expect(readLink("", hash, catalogue).link?.config).toEqual(run.config);
	});

	it("its story has all that repeats it", () => {
		expect(JSON.parse(all.files.story())).toMatchObject({
			burn: expect.stringMatching(/^\d+\.\d+\.\d+/),
			...{ program: "grokscope", version: "0", browser: "a browser", link: all.link, step: 100 },
			...{ config: run.config, seeds: run.config.seeds, saved: "2026-03-04T05:06:07.000Z" },
			...{ wall_clock_seconds: 0, changes: [] },
		});
	});

	it("its citation names version, seeds, day and link", () => {
		for (const part of ["version 0", "init_seed 0", "step 100", "2026-03-04", all.link])
			expect(all.citation).toContain(part);
	});

	it("BibTeX of a strange sentence is one entry with balanced braces", () => {
		const facts = { ...run.facts, sentence: "a_b % {c} \\ ^ #1 & $x~ }" };
		const { bibtex } = dossier(state, { ...run, facts }, catalogue, [], around);
		expect(bibtex).toMatch(/^@software\{grokscope_run_20260304,\n/);
		const bare = bibtex.replace(/\\[{}]/g, "");
		expect(bare.split("{").length).toBe(bare.split("}").length);
		expect(bibtex).toContain(
			"a\\_b \\% \\{c\\} \\textbackslash{} \\textasciicircum{} \\#1 \\& \\$x",
		);
	});

	it("its link as a QR code is square; a novel is refused", () => {
		const code = qrPath(all.link);
		expect(code?.size).toBeGreaterThan(20);
		// The finder in the corner, after the border.
		expect(code?.path).toMatch(/^M4 4h1v1h-1zM5 4h/);
		expect(qrPath("x".repeat(5000))).toBeNull();
	});
});

describe("pictures", () => {
	it("the table tells right from wrong and shown from hidden", () => {
		const picture = tablePicture(run, run.table as NonNullable<Run["table"]>);
		// Cell 3 is hidden and wrong, the last is no pair.
		expect(picture.values).toEqual([3, 1, 3, 0, 3, 1, 3, 1, Number.NaN]);
		expect(picture.title).toBe("Answer table: a + b mod 3, step 100");
	});

	it("a curve ends where it is told to, with its milestones", () => {
		const [accuracy] = LINE_CHARTS as [LineChart];
		const picture = curvePicture(accuracy, run, 10);
		expect(picture.at).toEqual([1, 11, 101]);
		expect(picture.series[1]?.values).toEqual([10, 20, Number.NaN]);
		expect(picture.marks).toEqual([{ at: 11, label: "memorised 10" }]);
	});

	it("a file has title, axes, legend, and where it comes from", () => {
		const [accuracy, loss] = LINE_CHARTS as [LineChart, LineChart];
		const svg = posterSvg(curvePicture(loss, run), all.origin, theme);
		const words = ["Loss: a + b mod 3", "Loss (nats)", "step (log)", "train", "test"];
		for (const part of [...words, "grokscope 0", "init_seed 0"]) expect(svg).toContain(part);
		expect(svg).not.toContain("memorised");
		const named = posterSvg(curvePicture(accuracy, run), all.origin, theme);
		expect(named).toContain("memorised 10");
	});
});

describe("the film", () => {
	it("goes evenly along the axis, and holds its end", () => {
		expect(stepAt(0, 0, 999)).toBe(0);
		expect(stepAt(0.44, 0, 999)).toBe(31);
		expect([0.88, 0.95, 1].map((share) => stepAt(share, 0, 999))).toEqual([999, 999, 999]);
	});

	it("shows at every step the latest moment that is known", () => {
		const moments = [0, 10, 50].map((step) => ({ step, predictions: new Uint16Array(9) }));
		expect([0, 9, 10, 49, 50, 900].map((step) => momentAt(moments, step)?.step)).toEqual([
			0, 0, 10, 10, 50, 50,
		]);
	});

	it("takes first and last of many moments", () => {
		const steps = Array.from({ length: 500 }, (_, i) => i);
		const some = chosen(steps, 80);
		expect([some.length, some[0], some.at(-1)]).toEqual([80, 0, 499]);
		expect(chosen([1, 2], 80)).toEqual([1, 2]);
	});

	it("a scene says its step and what is right by then", () => {
		const { pen, lines } = svgPen();
		const predictions = (run.table as NonNullable<Run["table"]>).predictions;
		const [chart, view] = [LINE_CHARTS[0] as LineChart, TABLE_VIEWS[0] as (typeof TABLE_VIEWS)[0]];
		const moments = [{ step: 0, predictions }];
		drawScene(pen, { run, moments, chart, view, theme, origin: all.origin }, 42);
		const svg = lines.join("");
		for (const part of ["step 42", "a + b mod 3", "train 4 of 4 right", "test 3 of 4 right"])
			expect(svg).toContain(part);
	});

	const noise = (share: number) => {
		let seed = 1 + Math.round(share * 1000);
		return Uint8ClampedArray.from({ length: 4 * 24 * 24 }, () => {
			seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
			return seed >>> 24;
		});
	};
	const watch = (signal = new AbortController().signal) => {
		const frames: number[] = [];
		return {
			frames,
			signal,
			progress: (_: number, all: number) => frames.push(all),
			pause: () => Promise.resolve(),
		};
	};
	const film = { width: 24, height: 24, seconds: 8, picture: noise };

	it("is a GIF that repeats, with all its frames and eight seconds", async () => {
		const gif = (await encodeGif(film, 1e9, watch())) as Uint8Array;
		expect(new TextDecoder().decode(gif.subarray(0, 6))).toBe("GIF89a");
		expect([gif[6], gif[8], gif.at(-1)]).toEqual([24, 24, 0x3b]);
		const delays = controls(gif).map(({ delay }) => delay);
		expect(delays).toHaveLength(80);
		expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(800);
	});

	it("stores of a picture that stands still almost nothing", async () => {
		const still = await encodeGif({ ...film, picture: () => noise(0) }, 1e9, watch());
		const moving = await encodeGif(film, 1e9, watch());
		expect(still?.length).toBeLessThan((moving?.length ?? 0) / 5);
	});

	it("has fewer frames where it would be too large, and none where even those are", async () => {
		const whole = (await encodeGif(film, 1e9, watch()))?.length ?? 0;
		const { frames, ...half } = watch();
		const smaller = await encodeGif(film, whole * 0.6, half);
		expect(smaller?.length).toBeLessThan(whole * 0.6);
		expect(frames.at(-1)).toBe(40);
		expect(await encodeGif(film, 1000, watch())).toBeNull();
	});

	it("stops when it is told to", async () => {
		const abort = new AbortController();
		const { frames, ...rest } = watch(abort.signal);
		const progress = (done: number) => {
			frames.push(done);
			if (done === 3) abort.abort();
		};
		await expect(encodeGif(film, 1e9, { ...rest, progress })).rejects.toThrow();
		expect(frames).toEqual([1, 2, 3]);
	});
});

/** The graphic controls of a GIF: one before each frame. */
function controls(gif: Uint8Array): { delay: number }[] {
	const found: { delay: number }[] = [];
	gif.forEach((byte, i) => {
		if (byte !== 0x21 || gif[i + 1] !== 0xf9 || gif[i + 2] !== 4 || gif[i + 7] !== 0) return;
		if (gif[i + 8] === 0x2c) found.push({ delay: (gif[i + 4] ?? 0) + 256 * (gif[i + 5] ?? 0) });
	});
	return found;
}

describe("the melody", () => {
	it("is two octaves high, and knows nothing above all or below nothing", () => {
		expect([0, 0.5, 1].map(pitch)).toEqual([220, 440, 880]);
		expect([-1, 2, Number.NaN].map(pitch)).toEqual([220, 880, 220]);
	});

	it("takes four seconds from the first step to the last, evenly along the axis", () => {
		const notes = melody(run.history);
		expect([notes[0]?.at, notes.at(-1)?.at]).toEqual([0, SECONDS]);
		expect([notes[0]?.step, notes.at(-1)?.step]).toEqual([0, 100]);
		// ln 11 / ln 101 of the time has passed when it memorises.
		const memorised = notes.find(({ train }) => train === 880);
		expect(memorised?.at).toBeCloseTo((SECONDS * Math.log(11)) / Math.log(101), 0);
		expect(memorised?.test).toBeCloseTo(pitch(0.2));
		expect(notes.at(-1)).toMatchObject({ test: 880, train: 880 });
	});

	it("is silent where there is no curve", () => {
		expect(melody([])).toEqual([]);
		expect(melody([row(0, 0, 0)])).toEqual([]);
	});
});
