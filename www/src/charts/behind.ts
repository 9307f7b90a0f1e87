// What is drawn behind the two curves: what was to be expected, and earlier runs.

import type uPlot from "uplot";
import type { Expected } from "../expected";
import type { Sketch } from "../sketch";
import type { LineChart, Source } from "./lines";
import { STEP_OFFSET } from "./step-axis";
import type { Theme } from "./theme";

export function drawBehind(plot: uPlot, chart: LineChart, source: Source) {
	const { others, expected, sketch } = source.data();
	const { ctx, bbox } = plot;
	ctx.save();
	ctx.beginPath();
	ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
	ctx.clip();
	ctx.setLineDash([]);
	if (expected && chart.id === "accuracy") drawExpected(plot, expected, source.theme());
	for (const { rows, color, strong } of others) {
		ctx.globalAlpha = strong ? 1 : 0.45;
		ctx.lineWidth = (strong ? 2.5 : 1.25) * devicePixelRatio;
		ctx.strokeStyle = color;
		tracePath(
			plot,
			rows.map((row) => [row.step, chart.test(row)]),
		);
		ctx.stroke();
	}
	if (sketch && chart.id === "accuracy") drawSketch(plot, sketch, source.theme());
	ctx.restore();
}

/** Pale, dashed, and wider than a curve: a hand has drawn it. */
function drawSketch(plot: uPlot, sketch: Sketch, { colors, line }: Theme) {
	const { ctx } = plot;
	ctx.globalAlpha = 0.6;
	ctx.lineWidth = 2 * line * devicePixelRatio;
	ctx.lineCap = "round";
	ctx.setLineDash([2, 7].map((length) => length * devicePixelRatio));
	ctx.strokeStyle = colors.test;
	tracePath(plot, sketch);
	ctx.stroke();
}

/** Bands: from the lowest to the highest of the recorded runs. */
function drawExpected(plot: uPlot, { steps, train, test }: Expected, { colors }: Theme) {
	const { ctx } = plot;
	const bands: [Expected["train"], string][] = [
		[train, colors.train],
		[test, colors.test],
	];
	for (const [band, color] of bands) {
		const edge = (which: 0 | 1) =>
			steps.map((step, i): [number, number] => [step, band[i]?.[which] ?? 0]);
		ctx.globalAlpha = 0.16;
		ctx.fillStyle = color;
		tracePath(plot, [...edge(0), ...edge(1).reverse()]);
		ctx.fill();
	}
}

function tracePath(plot: uPlot, points: [step: number, value: number][]) {
	const { ctx } = plot;
	ctx.beginPath();
	let pen = false;
	for (const [step, value] of points) {
		if (!Number.isFinite(value) || (plot.scales.y?.distr === 3 && value <= 0)) continue;
		const [x, y] = [plot.valToPos(step + STEP_OFFSET, "x", true), plot.valToPos(value, "y", true)];
		if (pen) ctx.lineTo(x, y);
		else ctx.moveTo(x, y);
		pen = true;
	}
}
