// Pictures from data alone: where things lie, what is said of them, and what becomes of them in files.

import { inflateSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import type { Kind, Of, Picture, Point } from "../../www/src/charts/pictures/types";

// The colours are read by a browser; the pictures under test are not.
vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));

const { hit, move, pictureCsv, pictureHeight, pictureSvg, pictureTable, sayPlace } = await import(
	"../../www/src/charts/pictures"
);
const { stack } = await import("../../www/src/charts/pictures/bars");
const { reach, seriesStyle, shader } = await import("../../www/src/charts/pictures/colors");
const { bitmap, grid } = await import("../../www/src/charts/pictures/heat");
const { pieces } = await import("../../www/src/charts/pictures/lines");
const { png } = await import("../../www/src/charts/pictures/png");
const { alike } = await import("../../www/src/charts/pictures/points");
const { named, range, scale } = await import("../../www/src/charts/pictures/scale");
const { COLORS, rgb } = await import("../../www/src/charts/theme");
const { figure } = await import("../../www/src/i18n/format");

/** Every colour is another one; what is drawn in it can be found by it. */
const colors = Object.fromEntries(COLORS.map((name, i) => [name, `rgb(${i}, 0, 0)`])) as never;
const theme = { dark: false, font: "sans", colors };
const color = (name: (typeof COLORS)[number]) => `rgb(${COLORS.indexOf(name)}, 0, 0)`;
const linear = (label: string) => ({ label, log: false });
const log = (label: string) => ({ label, log: true });

const bars: Of<"bars"> = {
	kind: "bars",
	title: "Energy, by frequency",
	x: linear("frequency"),
	y: linear("share"),
	names: ["13", "14", "15"],
	series: [
		{ label: "cosine", values: [1, 1.2, -2] },
		{ label: "sine", values: [2, 0.3, Number.NaN] },
	],
	marked: [1],
};
const lines: Of<"lines"> = {
	kind: "lines",
	title: "Loss",
	x: log("step"),
	y: log("nats"),
	at: [1, 10, 100, 1000],
	series: [
		{ label: "train", values: [1, 0.1, 0, 0.001] },
		{ label: "test", values: [1, 1, 1, 0.5] },
	],
	marks: [{ at: 100, label: "memorised" }],
};
const heat: Of<"heat"> = {
	kind: "heat",
	title: "Weights",
	x: linear("b"),
	y: linear("a"),
	rows: ["0", "1"],
	columns: ["0", "1", "2"],
	values: [-1, 0, 2, Number.NaN, 0.5, 1],
	shade: "diverging",
	kinds: [],
	unit: "weight",
};
const points: Of<"points"> = {
	kind: "points",
	title: "Ring",
	x: linear("cosine"),
	y: linear("sine"),
	xs: [1, 0, -1, 0],
	ys: [0, 1, 0, -1],
	names: ["0", "1", "2", "3"],
	colour: [0, 1, 2, 3],
	colours: 4,
	path: [0, 1, 2, 3],
	square: true,
};
const ALL: Picture[] = [bars, lines, heat, points];
const EMPTY: Picture[] = [
	{ ...bars, names: [], series: [], marked: [] },
	{ ...lines, at: [], series: [], marks: [] },
	{ ...heat, rows: [], columns: [], values: [] },
	{ ...points, xs: [], ys: [], names: [], colour: [], path: [] },
];
const ONE: Picture[] = [
	{ ...bars, names: ["7"], series: [{ label: "energy", values: [0] }], marked: [] },
	{ ...lines, at: [1], series: [{ label: "loss", values: [2] }], marks: [] },
	{ ...heat, rows: ["0"], columns: ["0"], values: [3], shade: "sequential" },
	{ ...points, xs: [5], ys: [5], names: ["0"], colour: [0], path: [0], square: false },
];
/** Nothing is a number: not finite, or null as JSON has it. */
const NONE = [Number.NaN, null as unknown as number, Number.POSITIVE_INFINITY];
const MISSING: Picture[] = [
	{ ...bars, series: [{ label: "energy", values: NONE }] },
	{ ...lines, at: [1, 2, 3], series: [{ label: "loss", values: NONE }] },
	{ ...heat, values: [...NONE, ...NONE] },
	{ ...points, xs: NONE, ys: NONE, names: ["0", "1", "2"], path: [0, 1, 2] },
];

const WIDTH = 400;
/** The elements of a kind in a drawing, with their attributes. */
function elements(picture: Picture, name: string): Record<string, string>[] {
	const svg = pictureSvg(picture, theme, WIDTH);
	return [...svg.matchAll(new RegExp(`<${name} ([^>]*)>([^<]*)`, "g"))].map(
		([, all = "", words = ""]) => ({
			...Object.fromEntries(
				[...all.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
			),
			words,
		}),
	);
}
const words = (picture: Picture) => elements(picture, "text").map((text) => text.words);
const at = (picture: Picture, x: number, y: number) =>
	hit(picture, WIDTH, pictureHeight(picture, WIDTH), x, y);

describe("every picture", () => {
	it.each([...ALL, ...ONE, ...EMPTY, ...MISSING])(
		"becomes a file that stands alone: $kind",
		(picture) => {
			const svg = pictureSvg(picture, theme, WIDTH);
			expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="400"/);
			expect(svg).not.toMatch(/NaN|Infinity|undefined|null|<script|url\(/);
			expect(words(picture)).toEqual(expect.arrayContaining([picture.x.label]));
			expect(svg).toContain(`<title>${picture.title}</title>`);
		},
	);

	it.each(ALL)("stays between its edges: $kind", (picture) => {
		const height = pictureHeight(picture, WIDTH);
		for (const { cx, cy } of elements(picture, "circle")) {
			expect(Number(cx)).toBeGreaterThan(0);
			expect(Number(cx)).toBeLessThan(WIDTH);
			expect(Number(cy)).toBeLessThan(height);
		}
		for (const text of elements(picture, "text")) expect(Number(text.y)).toBeLessThan(height);
	});

	it.each([...EMPTY])("without places has none to point at: $kind", (picture) => {
		for (let x = 0; x < WIDTH; x += 20) expect(at(picture, x, 60)).toBeNull();
		expect(move(picture, null, "ArrowRight")).toBeNull();
		expect(sayPlace(picture, 0)).toBe("");
		expect(pictureTable(picture).rows).toEqual([]);
	});

	it.each([...MISSING])("says of missing numbers that they are missing: $kind", (picture) => {
		expect(sayPlace(picture, 0)).toMatch(/–|nothing here/);
		const cells = pictureCsv(picture).split("\r\n")[1]?.split(",") ?? [];
		expect(cells[1]).toBe("");
	});

	it("escapes what a name may contain", () => {
		const svg = pictureSvg({ ...bars, title: 'a < b & "c"' }, theme);
		expect(svg).toContain("<title>a &lt; b &amp; &quot;c&quot;</title>");
	});

	it("says what is at a place", () => {
		expect(ALL.map((picture) => sayPlace(picture, 1))).toEqual([
			"frequency 14: cosine 1.2, sine 0.3; marked",
			"step 10: train 0.1, test 1",
			"a 0, b 1: weight 0",
			"1: cosine 0, sine 1",
		]);
		expect(sayPlace(lines, 2)).toBe("step 100: train 0, test 1, memorised");
		expect(sayPlace(heat, 3)).toBe("a 1, b 0: nothing here");
	});

	it("is a table of words", () => {
		expect(pictureTable(bars)).toEqual({
			header: ["frequency", "cosine", "sine", "marked"],
			rows: [
				["13", "1", "2", ""],
				["14", "1.2", "0.3", "yes"],
				["15", "−2", "–", ""],
			],
		});
		expect(pictureTable(heat).rows[1]).toEqual(["1", "–", "0.5", "1"]);
		expect(pictureTable(points).header).toEqual(["point", "cosine", "sine", "colour, of 4"]);
		expect(pictureTable(lines).rows).toHaveLength(4);
	});

	it("is comma-separated values with every digit, quoted where it must be", () => {
		const tenth = Math.fround(0.1);
		const third = Math.fround(1 / 3);
		const picture: Picture = {
			...bars,
			x: linear('the "k", of the sum'),
			names: ["a, b", "c\nd", "plain"],
			series: [{ label: "energy", values: [tenth, Number.NaN, third] }],
			marked: [],
		};
		const csv = pictureCsv(picture);
		expect(csv).toBe(
			'"the ""k"", of the sum",energy\r\n"a, b",0.1\r\n"c\nd",\r\nplain,0.33333334\r\n',
		);
		expect(Math.fround(Number("0.33333334"))).toBe(third);
	});
});

describe("keys", () => {
	it("go from place to place, and stop at the ends", () => {
		expect(move(bars, null, "ArrowRight")).toBe(0);
		expect(move(bars, 0, "ArrowRight")).toBe(1);
		expect(move(bars, 2, "ArrowRight")).toBe(2);
		expect(move(bars, 2, "Home")).toBe(0);
		expect(move(points, null, "End")).toBe(3);
		expect(move(bars, 0, "Tab")).toBeNull();
	});

	it("go up and down in a heat map's column", () => {
		expect(move(heat, 1, "ArrowDown")).toBe(4);
		expect(move(heat, 4, "ArrowDown")).toBe(4);
		expect(move(heat, 4, "ArrowUp")).toBe(1);
		expect(move(heat, 1, "ArrowUp")).toBe(1);
	});
});

describe("bars", () => {
	it("stack what is positive upwards and what is negative downwards", () => {
		expect(stack(bars, 0)).toEqual([
			{ series: 0, from: 0, to: 1 },
			{ series: 1, from: 1, to: 3 },
		]);
		const mixed = { ...bars, series: [1, -2, 4].map((value) => ({ label: "", values: [value] })) };
		expect(stack(mixed, 0).map(({ from, to }) => [from, to])).toEqual([
			[0, 1],
			[0, -2],
			[1, 5],
		]);
		expect(stack(bars, 2)).toHaveLength(1);
	});

	it("are as tall as their numbers", () => {
		const single: Picture = { ...bars, series: [{ label: "energy", values: [1, 2, 4] }] };
		const height = (name: "accent" | "muted") =>
			elements(single, "rect")
				.filter(({ fill }) => (name === "accent") === (fill === color("accent")))
				.map((bar) => Number(bar.height));
		const [one, four] = height("muted")
			.filter((tall) => Number.isFinite(tall))
			.slice(-2);
		const [two, mark] = height("accent");
		expect((two as number) / (one as number)).toBeCloseTo(2, 1);
		expect((four as number) / (one as number)).toBeCloseTo(4, 1);
		// What stands out has a mark below it too.
		expect(mark).toBe(3);
	});

	it("are found at every pixel of their place, names included", () => {
		const found = Array.from({ length: WIDTH }, (_, x) => at(bars, x, 100));
		const within = found.filter((place) => place !== null);
		expect([...new Set(within)]).toEqual([0, 1, 2]);
		expect(within).toEqual([...within].sort());
		expect(at(bars, 200, pictureHeight(bars, WIDTH) - 10)).toBe(1);
		expect(at(bars, 200, 2)).toBeNull();
	});

	it("have a legend if there are several series, and none otherwise", () => {
		expect(words(bars)).toEqual(expect.arrayContaining(["cosine", "sine"]));
		expect(words(ONE[0] as Picture)).not.toContain("energy");
	});

	it("write long names aslant and become taller, so that the plot stays", () => {
		const names = ["restricted, train", "restricted, test", "excluded, train"];
		const long: Picture = { ...bars, names };
		expect(pictureHeight(long, 200)).toBeGreaterThan(pictureHeight(bars, 200));
		const svg = pictureSvg(long, theme, 200);
		for (const name of names) expect(svg).toContain(`>${name}<`);
		expect(svg.match(/rotate/g)).toHaveLength(3);
		expect(pictureSvg(long, theme, 640)).not.toContain("rotate");
	});

	it("rise from the bottom of a logarithmic axis", () => {
		const logarithmic: Picture = {
			...bars,
			y: log("energy"),
			series: [{ label: "energy", values: [0.001, 1, 0] }],
			marked: [0, 1, 2],
		};
		const tall = elements(logarithmic, "rect")
			.filter(({ fill, height }) => fill === color("accent") && height !== "3")
			.map((bar) => Number(bar.height));
		expect(tall).toHaveLength(3);
		expect(tall[0]).toBeGreaterThan(0);
		expect(tall[1]).toBeGreaterThan(5 * (tall[0] as number));
		expect(tall[2]).toBe(0);
	});
});

describe("lines", () => {
	const axis = { place: (value: number) => value, ticks: [] };

	it("break where a number is missing, and show a lone one as a point", () => {
		const broken = pieces({ x: axis, y: axis }, [0, 1, 2, 3], [5, 6, Number.NaN, 7]);
		expect(broken).toEqual([
			[
				[0, 5],
				[1, 6],
			],
			[[3, 7]],
		] satisfies Point[][]);
		expect(elements(ONE[1] as Picture, "circle")).toHaveLength(1);
	});

	it("leave a gap where a logarithm has no place", () => {
		// Two numbers of the first line, then one alone; the other line is whole.
		const drawn = elements(lines, "polyline").filter((line) => line["stroke-width"] === "2");
		expect(drawn.map((line) => line.points?.split(" ").length)).toEqual(
			expect.arrayContaining([2, 4]),
		);
		expect(elements(lines, "circle")).toHaveLength(1);
	});

	it("are found at the nearest place, evenly on a logarithmic axis", () => {
		const found = Array.from({ length: WIDTH }, (_, x) => at(lines, x, 100));
		const middle = [0, 1, 2, 3].map((place) => found.indexOf(place));
		const [, one, two, three] = middle as [number, number, number, number];
		expect(two - one).toBeCloseTo(three - two, -1);
		expect(found[WIDTH - 12]).toBe(3);
	});

	it("name their marks", () => {
		expect(words(lines)).toContain("memorised");
	});

	it("of train and test have the colours that these have everywhere", () => {
		expect([0, 1].map((i) => seriesStyle(["train", "test"], i, theme).color)).toEqual([
			color("train"),
			color("test"),
		]);
		const labels = ["a", "b", "c", "d"];
		const styles = labels.map((_, i) => seriesStyle(labels, i, theme));
		expect(new Set(styles.map((style) => style.color)).size).toBe(4);
		expect(new Set(styles.map(({ dash }) => dash.join())).size).toBe(4);
	});
});

describe("heat maps", () => {
	const table = (n: number, shade: Of<"heat">["shade"]): Of<"heat"> => ({
		...heat,
		rows: Array.from({ length: n }, (_, i) => String(i)),
		columns: Array.from({ length: n }, (_, i) => String(i)),
		values: Array.from({ length: n * n }, (_, i) => i % n),
		shade,
	});

	it("have a pixel for each cell, clear where there is nothing", () => {
		const { bytes, columns, rows } = bitmap(heat, (value) => [100 * value, 1, 2]);
		expect([columns, rows, bytes.length]).toEqual([3, 2, 24]);
		expect([...bytes.subarray(8, 16)]).toEqual([200, 1, 2, 255, 0, 0, 0, 0]);
	});

	it("have cells of whole device pixels", () => {
		for (const n of [2, 59, 97, 120])
			for (const ratio of [1, 1.5, 2]) {
				const { cell, plot } = grid(table(n, "sequential"), 330, ratio);
				expect(Number.isInteger(Math.round(cell.width * ratio * 1e6) / 1e6)).toBe(true);
				expect(cell.height).toBe(cell.width);
				expect(plot.left + plot.width).toBeLessThanOrEqual(330);
			}
	});

	it("find the cell under a pointer", () => {
		const { plot, cell } = grid(heat, WIDTH, 1);
		for (let index = 0; index < 6; index++) {
			const [row, column] = [Math.floor(index / 3), index % 3];
			const x = plot.left + (column + 0.5) * cell.width;
			expect(at(heat, x, plot.top + (row + 0.5) * cell.height)).toBe(index);
		}
		expect(at(heat, plot.left - 1, plot.top)).toBeNull();
		expect(at(heat, plot.left + plot.width, plot.top)).toBeNull();
	});

	it("show as many cells as there are, wide or square", () => {
		for (const [rows, columns] of [
			[128, 64],
			[120, 120],
			[4, 56],
			[500, 3],
		] as const) {
			const picture: Picture = {
				...heat,
				rows: Array.from({ length: rows }, (_, i) => String(i)),
				columns: Array.from({ length: columns }, (_, i) => String(i)),
				values: Array.from({ length: rows * columns }, Math.sin),
			};
			for (const width of [300, 640]) {
				const box = grid(picture, width, 1).plot;
				expect(box.left + box.width).toBeLessThanOrEqual(width);
				expect(pictureHeight(picture, width)).toBeLessThan(600);
			}
		}
	});

	it("name their kinds, and say them", () => {
		const kinds = ["wrong, unseen", "right, unseen", "wrong, trained on", "right, trained on"];
		const picture: Picture = { ...heat, shade: "kinds", kinds, values: [0, 1, 2, 3, 0, 1] };
		expect(words(picture)).toEqual(expect.arrayContaining(kinds));
		expect(sayPlace(picture, 3)).toBe("a 1, b 0: right, trained on");
		expect(pictureTable(picture).rows[0]).toEqual(["0", ...kinds.slice(0, 3)]);
		const paint = shader("kinds", [0, 3], kinds, theme);
		expect([0, 1, 2, 3].map(paint)).toEqual(
			(["test-pale", "test-cell", "train-pale", "train-cell"] as const).map((name) =>
				rgb(color(name)),
			),
		);
	});

	it("embed their cells as an image that holds every one of them", () => {
		const { href = "" } = elements(heat, "image")[0] ?? {};
		const file = Buffer.from(href.split(",")[1] ?? "", "base64");
		expect(file.subarray(1, 4).toString()).toBe("PNG");
		expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([3, 2]);
	});
});

describe("a PNG", () => {
	it("holds the bytes it was made of, in more than one block if need be", () => {
		const [columns, rows] = [150, 120];
		const bytes = Uint8ClampedArray.from({ length: 4 * columns * rows }, (_, i) => (i * 7) % 251);
		const file = Buffer.from(png({ columns, rows, bytes }));
		const length = file.readUInt32BE(33);
		expect(file.subarray(37, 41).toString()).toBe("IDAT");
		// Checks the sum too.
		const lines = inflateSync(file.subarray(41, 41 + length));
		expect(lines).toHaveLength(rows * (1 + 4 * columns));
		expect(lines.subarray(4 * columns + 2, 8 * columns + 2)).toEqual(
			Buffer.from(bytes.subarray(4 * columns, 8 * columns)),
		);
		// The end is the same in every PNG.
		expect(file.subarray(-12).toString("hex")).toBe("0000000049454e44ae426082");
	});
});

describe("points", () => {
	const centers = (picture: Picture) =>
		elements(picture, "circle").map(({ cx, cy }) => [Number(cx), Number(cy)] as const);

	it("on a circle lie on a circle, and are joined", () => {
		const [right, top, left, bottom] = centers(points) as [Point, Point, Point, Point];
		expect(right[0] - left[0]).toBeCloseTo(bottom[1] - top[1], 1);
		expect((right[0] + left[0]) / 2).toBeCloseTo(top[0], 1);
		expect(elements(points, "polygon")).toHaveLength(1);
		expect(elements({ ...points, path: [] }, "polygon")).toHaveLength(0);
	});

	it("have the same unit in both directions, whatever the box", () => {
		const [wide, tall] = alike({ width: 300, height: 100 }, [0, 1], [0, 1]);
		expect([wide, tall]).toEqual([
			[-1, 2],
			[0, 1],
		]);
	});

	it("have colours around a circle", () => {
		const fills = elements(points, "circle").map(({ fill }) => fill);
		expect(new Set(fills).size).toBe(4);
	});

	it("are found near them, and not far from them", () => {
		centers(points).forEach(([x, y], index) => {
			expect(at(points, x + 5, y - 5)).toBe(index);
		});
		const [[x] = [0], [, y] = [0, 0]] = centers(points);
		expect(at(points, (x + WIDTH / 2) / 2, y + 60)).toBeNull();
	});
});

describe("shades", () => {
	const light = (color: readonly number[]) => color.reduce((sum, part) => sum + part, 0);
	const dark = { ...theme, dark: true };
	const steps = Array.from({ length: 11 }, (_, i) => i / 10);

	it("of what grows lead away from the background, without a step back", () => {
		for (const [look, sign] of [
			[theme, -1],
			[dark, 1],
		] as const) {
			const paint = shader("sequential", [3, 4], [], look);
			const bright = steps.map((share) => sign * luminance(paint(3 + share)));
			expect(bright).toEqual([...bright].sort((a, b) => a - b));
			expect(Math.abs((bright[10] as number) - (bright[0] as number))).toBeGreaterThan(0.5);
		}
	});

	it("around 0 are white or black there, and as far on both sides", () => {
		expect(shader("diverging", [-1, 5], [], theme)(0)).toEqual([255, 255, 255]);
		expect(shader("diverging", [-1, 5], [], dark)(0)).toEqual([0, 0, 0]);
		expect(reach([-1, 5])).toEqual([-5, 5]);
		const paint = shader("diverging", [-1, 5], [], theme);
		for (const far of [1, 3, 5]) {
			expect(paint(far)).not.toEqual(paint(-far));
			expect(luminance(paint(far))).toBeCloseTo(luminance(paint(-far)), 1);
		}
		// A lone kind of sign keeps its colour: −0.5 of [−1, 5] is nearly white.
		expect(light(paint(-0.5))).toBeGreaterThan(light(paint(4)));
	});

	it("of residues close", () => {
		const paint = shader({ cyclic: { n: 59 } }, [0, 58], [], theme);
		const apart = (i: number, j: number) =>
			Math.hypot(...paint(i).map((part, k) => part - (paint(j)[k] as number)));
		const all = Array.from({ length: 59 }, (_, i) => apart(i, (i + 1) % 59));
		expect(apart(58, 0)).toBeLessThanOrEqual(Math.max(...all));
		expect(Math.max(...all)).toBeLessThan(50);
	});

	it("exist for cells that are all the same", () => {
		for (const shade of ["sequential", "diverging", "kinds"] as const)
			expect(shader(shade, [0, 0], ["only"], theme)(0).every(Number.isFinite)).toBe(true);
	});
});

/** Of sRGB, 0 to 1. */
function luminance(color: readonly number[]): number {
	const [r = 0, g = 0, b = 0] = color.map((part) => (part / 255) ** 2.2);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe("axes", () => {
	const says = (low: number, high: number, log: boolean, room = 300) =>
		scale([low, high], { label: "", log }, 0, room, 60).ticks.map(({ words }) => words);

	it("have few, round numbers", () => {
		expect(says(0, 1, false)).toEqual(["0", "0.2", "0.4", "0.6", "0.8", "1"]);
		expect(says(-0.3, 0.3, false)).toEqual(["−0.2", "0", "0.2"]);
		expect(says(1000, 1003, false)).toEqual(["1,000", "1,001", "1,002", "1,003"]);
		expect(says(0, 1e-5, false)[1]).toBe("2.0·10⁻⁶");
	});

	it("have powers of ten where they are logarithmic, 2 and 5 where these are few", () => {
		expect(says(1, 1e6, true)).toEqual(["1", "100", "10⁴", "10⁶"]);
		expect(says(1e-4, 1, true)).toEqual(["10⁻⁴", "10⁻³", "0.01", "0.1", "1"]);
		expect(says(1, 12, true)).toEqual(["1", "2", "5", "10"]);
	});

	it("put powers of ten equally far from each other, and 0 nowhere", () => {
		const { place } = scale([1, 1000], log(""), 0, 300, 60);
		expect([1, 10, 100, 1000].map((value) => Math.round(place(value)))).toEqual([0, 100, 200, 300]);
		expect(place(0)).toBeNaN();
	});

	it("have a range whatever is on them", () => {
		expect(range([], false)).toEqual([0, 1]);
		expect(range([Number.NaN, 3, 1], false)).toEqual([1, 3]);
		expect(range([2], false)).toEqual([1, 3]);
		expect(range([0, -1], true)).toEqual([1, 10]);
		expect(range([-1, 0, 5], true)).toEqual([2.5, 10]);
	});

	it("name what there is room for: round numbers where names count", () => {
		const counted = Array.from({ length: 29 }, (_, i) => String(i + 1));
		expect(named(counted, 200).map((i) => counted[i])).toEqual(["5", "10", "15", "20", "25"]);
		expect(named(["x", "y"], 200)).toEqual([0, 1]);
		expect(named(["aaaaaaaa", "bbbbbbbb", "cccccccc"], 100)).toEqual([0, 2]);
	});
});

describe("figures", () => {
	it("have three digits that count", () => {
		const said = [0, 3, 0.12345, -1.5, 1234.5, 1234567, 0.00012, Number.NaN].map(figure);
		expect(said).toEqual(["0", "3", "0.123", "−1.5", "1,235", "1,234,567", "1.2·10⁻⁴", "–"]);
	});
});

it("knows every kind", () => {
	const kinds: Record<Kind, true> = { bars: true, lines: true, heat: true, points: true };
	expect(ALL.map(({ kind }) => kind)).toEqual(Object.keys(kinds));
});
