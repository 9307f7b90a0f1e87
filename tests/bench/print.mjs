// The measurements and targets as tables of text.

import { WORKLOADS } from "./workloads.mjs";

const ms = (seconds) => `${(1000 * seconds).toPrecision(3)} ms`;
const number = (value) =>
	(Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value)).toString();

/** Rows of cells with columns as wide as needed; the first column to the left, the others to the right. */
export function table(rows) {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	const pad = (cell, column) =>
		column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
	return rows.map((row) => `  ${row.map(pad).join("   ")}`.trimEnd()).join("\n");
}

export function printResult(result) {
	for (const { id, label } of WORKLOADS) {
		const rows = result.steps?.[id];
		if (rows) section(`${id}: ${label}: a training step`, stepRows(rows));
	}
	if (result.gemm) section("matrix products of a step alone, wasm", gemmRows(result.gemm));
	if (result.workers) section("a step on the page, by workers", workerRows(result.workers));
	if (result.gpu) section("SOFTWARE WebGPU (a CPU plays the GPU), small", gpuRows(result.gpu));
	for (const [axis, points] of Object.entries(result.growth ?? {}))
		section(`steps per second of wasm by ${axis}`, growthRows(points));
	section("targets", targetRows(result.targets));
}

function section(title, rows) {
	console.log(`\n${title}`);
	console.log(table(rows));
}

function stepRows(rows) {
	const wasm = rows.wasm?.seconds?.median;
	const header = [
		"",
		"median",
		"fastest",
		"slowest",
		"steps/s",
		"GFLOP/s*",
		"wasm is",
		"loss 0",
		"loss 20",
	];
	const body = Object.values(rows).map(({ label, seconds, gflops, losses, error }) => {
		if (error) return [label, `not measured: ${error}`, "", "", "", "", "", "", ""];
		const { median, low, high } = seconds;
		const relation = wasm ? `${number(median / wasm)} ×` : "";
		const times = [ms(median), ms(low), ms(high), number(1 / median), number(gflops), relation];
		return [label, ...times, losses[0].toFixed(4), losses[20].toFixed(4)];
	});
	return wrapErrors([header, ...body]);
}

/** A reason is longer than a number; it must not widen the column. */
function wrapErrors(rows) {
	return rows.map((row) =>
		row[1].startsWith("not measured")
			? [`${row[0]}: ${row[1]}`, ...row.slice(1).map(() => "")]
			: row,
	);
}

function gemmRows(gemm) {
	const body = Object.entries(gemm).map(([id, { seconds, gflops, error }]) =>
		error ? [`${id}: ${error}`, "", ""] : [id, ms(seconds), number(gflops)],
	);
	return [["", "all products", "GFLOP/s"], ...body];
}

function workerRows(workers) {
	const body = Object.entries(workers).flatMap(([id, counts]) =>
		Object.entries(counts).map(([count, { median, error }]) =>
			error
				? [`${id}, ${count}: ${error}`, "", ""]
				: [`${id}, ${count}`, ms(median), number(1 / median)],
		),
	);
	return [["", "median", "steps/s"], ...body];
}

function gpuRows(gpu) {
	const header = [
		"",
		"dispatches/step",
		"enqueue",
		"a step",
		"first step",
		"steps/submit",
		"loss 0",
		"loss 4",
	];
	const shown = (value, form = number) => (value === undefined ? "–" : form(value));
	const s = (value) => `${number(value)} s`;
	const body = Object.values(gpu).map((row) => {
		if (row.error) return [`${row.label}: not measured: ${row.error}`, "", "", "", "", "", "", ""];
		return [
			row.label,
			shown(row.dispatches_per_step),
			shown(row.enqueue_seconds_per_step, ms),
			shown(row.seconds_per_step, s),
			shown(row.first_seconds, s),
			shown(row.steps_per_submit),
			shown(row.losses[0], (loss) => loss.toFixed(4)),
			shown(row.losses[4], (loss) => loss.toFixed(4)),
		];
	});
	return [header, ...body];
}

function growthRows(points) {
	return [
		["", "steps/s", "GFLOP/s*"],
		...points.map(({ value, steps_per_second, gflops }) => [
			String(value),
			number(steps_per_second),
			number(gflops),
		]),
	];
}

function targetRows(targets) {
	const body = targets.map(
		({ text, better, threshold, stretch, unit, value, met, met_stretch }) => {
			const sign = better === "higher" ? "≥" : "≤";
			const wanted =
				`${sign} ${threshold}${stretch === undefined ? "" : ` (${stretch})`} ${unit}`.trim();
			const found = value === null ? "–" : `${number(value)} ${unit}`.trim();
			return [text, wanted, found, verdict(met, met_stretch)];
		},
	);
	return [["", "target (stretch)", "measured", ""], ...body];
}

function verdict(met, stretch) {
	if (met === null) return "not measured";
	if (!met) return "NOT MET";
	return stretch ? "met, stretch too" : "met";
}
