// The speed of a training step as an SVG: bars of steps per second, one panel per workload, for light and dark pages.

import { WORKLOADS } from "./workloads.mjs";

const WIDTH = 760;
const LABELS = 270;
const BAR = 18;
const GAP = 6;
const TITLE = 34;
const VALUES = 80;

/** Colours are chosen by the reader's setting: an image cannot ask the page around it. */
const STYLE = `
	text { font: 13px system-ui, sans-serif; fill: #1f2328; }
	.title { font-weight: 600; }
	.note { fill: #59636e; }
	.bar { fill: #8c959f; }
	.ours { fill: #0969da; }
	@media (prefers-color-scheme: dark) {
		text { fill: #f0f6fc; }
		.note { fill: #9198a1; }
		.bar { fill: #656c76; }
		.ours { fill: #4493f8; }
	}`;

export function plot(result) {
	let y = 0;
	const panels = WORKLOADS.filter(({ id }) => result.steps?.[id]).map(({ id, label }) => {
		const panel = drawPanel(`${id}: ${label}`, Object.entries(result.steps[id]), y);
		y += panel.height;
		return panel.svg;
	});
	const note = `<text class="note" x="0" y="${y + 16}">Training steps per second, median of one run: ${escaped(result.machine)}, ${escaped(result.browser)}</text>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 24}" role="img" aria-label="Training steps per second">
<style>${STYLE}
</style>
${[...panels, note].join("\n")}
</svg>
`;
}

function drawPanel(title, entries, top) {
	const measured = entries.filter(([, { seconds }]) => seconds);
	const speed = ({ seconds }) => 1 / seconds.median;
	const fastest = Math.max(...measured.map(([, row]) => speed(row)));
	const bars = measured.map(([id, row], i) => {
		const y = top + TITLE + i * (BAR + GAP);
		const length = ((WIDTH - LABELS - VALUES) * speed(row)) / fastest;
		const kind = id === "wasm" ? "bar ours" : "bar";
		return [
			`<text x="${LABELS - 8}" y="${y + 14}" text-anchor="end">${escaped(row.label)}</text>`,
			`<rect class="${kind}" x="${LABELS}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" rx="2"/>`,
			`<text x="${(LABELS + length + 6).toFixed(1)}" y="${y + 14}">${Number(speed(row).toPrecision(3))}</text>`,
		].join("");
	});
	const heading = `<text class="title" x="0" y="${top + 20}">${escaped(title)}</text>`;
	return {
		svg: [heading, ...bars].join("\n"),
		height: TITLE + measured.length * (BAR + GAP) + 10,
	};
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
