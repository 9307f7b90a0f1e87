// A run's measurements and targets as tables: of text for the terminal, of Markdown for docs/performance.md.

import { WORKLOADS } from "./workloads.mjs";

const number = (value) =>
	(Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value)).toString();
const ms = (seconds) => `${number(1000 * seconds)} ms`;
const s = (seconds) => `${number(seconds)} s`;
const orDash = (value, form = number) =>
	value === undefined || value === null ? "–" : form(value);

/** `{title, rows}` of everything that was measured; the first row is the header. */
export function sections(result) {
	const steps = WORKLOADS.filter(({ id }) => result.steps?.[id]).map(({ id, label }) => ({
		title: `${id}: ${label}; one training step`,
		rows: stepRows(result.steps[id]),
	}));
	const growth = Object.entries(result.growth ?? {}).map(([axis, points]) => ({
		title: `grokscope, wasm in Chromium, by ${axis}`,
		rows: growthRows(axis, points),
	}));
	const optional = [
		["The matrix products of a step alone, wasm in Chromium", result.gemm, gemmRows],
		["On the page, by number of workers; one training step", result.workers, workerRows],
		["On the page: presets", result.presets, presetRows],
		["On the page: small, with its first lenses", result.lenses?.training, lensTrainingRows],
		["A look of the lenses that look on their own", result.lenses?.looks, lookRows],
		["What a visitor downloads", result.size, sizeRows],
		["SOFTWARE WebGPU (a CPU plays the GPU), small", result.gpu, gpuRows],
		["WebGPU, networks of two layers", result.deep, deepRows],
	];
	const others = optional
		.filter(([, part]) => part)
		.map(([title, part, rows]) => ({ title, rows: rows(part) }));
	const targets = { title: "Targets", rows: targetRows(result.targets) };
	return [...steps, ...others, ...growth, targets];
}

/** Columns as wide as needed, the first to the left, the others to the right. A row of one cell is a remark. */
export function text({ title, rows }) {
	const full = rows.filter((row) => row.length > 1);
	const widths = full[0].map((_, column) => Math.max(...full.map((row) => row[column].length)));
	const pad = (cell, column) =>
		column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
	const line = (row) => `  ${(row.length > 1 ? row.map(pad) : row).join("   ")}`.trimEnd();
	return `\n${title}\n${rows.map(line).join("\n")}`;
}

export function markdown({ title, rows }) {
	const [header] = rows;
	const line = (cells) => `| ${cells.join(" | ")} |`;
	const full = (row) => [...row, ...header.slice(row.length).map(() => "")];
	const rule = header.map((_, column) => (column === 0 ? "---" : "---:"));
	return [
		`**${title}**`,
		"",
		line(header),
		line(rule),
		...rows.slice(1).map((row) => line(full(row))),
	].join("\n");
}

function stepRows(rows) {
	const wasm = rows.wasm?.seconds?.median;
	const header = [
		"",
		"median",
		"fastest",
		"slowest",
		"steps/s",
		"GFLOP/s",
		"our wasm is",
		"loss 0",
		"loss 20",
	];
	const body = Object.values(rows).map(({ label, seconds, gflops, losses, error }) => {
		if (error) return [`${label}: not measured: ${error}`];
		const { median, low, high } = seconds;
		const relation = orDash(wasm && median / wasm, (times) =>
			times === 1 ? "" : `${number(times)} × as fast`,
		);
		const speed = [number(1 / median), number(gflops), relation];
		return [
			label,
			ms(median),
			ms(low),
			ms(high),
			...speed,
			losses[0].toFixed(4),
			losses[20].toFixed(4),
		];
	});
	return [header, ...body];
}

function gemmRows(gemm) {
	const body = Object.entries(gemm).map(([id, { seconds, gflops, error }]) =>
		error ? [`${id}: ${error}`] : [id, ms(seconds), number(gflops)],
	);
	return [["", "all products", "GFLOP/s"], ...body];
}

function workerRows(workers) {
	const body = Object.entries(workers).flatMap(([id, counts]) =>
		Object.entries(counts).map(([count, { median, error }]) =>
			error
				? [`${id}, ${count}: not measured: ${error}`]
				: [`${id}, ${count}`, ms(median), number(1 / median)],
		),
	);
	return [["", "median", "steps/s"], ...body];
}

function presetRows(presets) {
	const percent = (share) => `${number(100 * share)} %`;
	const body = Object.entries(presets).flatMap(([name, runs]) =>
		runs.map(({ seed, seconds, step, memorised_at, test_at_memorised }) => [
			`${name}, seed ${seed}`,
			orDash(memorised_at),
			percent(test_at_memorised),
			orDash(step),
			seconds === null ? "given up" : s(seconds),
		]),
	);
	return [
		["", "memorises at step", "test accuracy then", "understands at step", "after Start"],
		...body,
	];
}

function lensTrainingRows({ error, ...states }) {
	const header = ["", "steps/s", "slowest", "fastest", "frames/s"];
	if (error) return [header, [`not measured: ${error}`]];
	const body = Object.entries(states).map(([state, row]) => {
		const { median, low, high } = row.steps_per_second;
		return [state, ...[median, low, high, row.frames_per_second].map((value) => number(value))];
	});
	return [header, ...body];
}

function lookRows(looks) {
	const networks = Object.keys(looks);
	const lenses = Object.keys(Object.values(looks)[0]);
	const body = lenses.map((lens) => [
		lens,
		...networks.map((id) => orDash(looks[id][lens]?.median, ms)),
	]);
	return [["", ...networks], ...body];
}

function sizeRows(parts) {
	const kb = (bytes) => `${number(bytes / 1000)} kB`;
	const body = parts.map(({ name, raw, gzip, budget }) => [name, kb(raw), kb(gzip), kb(budget)]);
	return [["", "raw", "gzip", "budget"], ...body];
}

function gpuRows(gpu) {
	const header = [
		"",
		"dispatches/step",
		"submits/step",
		"to enqueue",
		"a step",
		"first step",
		"and its losses",
		"loss 0",
		"loss 4",
	];
	const body = Object.values(gpu).map(({ label, error, losses, ...row }) => {
		if (error) return [`${label}: not measured: ${error}`];
		const loss = (step) => orDash(losses?.[step], (value) => value.toFixed(4));
		return [
			label,
			number(row.dispatches_per_step),
			number(row.submits_per_step),
			ms(row.enqueue_seconds_per_step),
			s(row.seconds_per_step),
			s(row.first_seconds),
			orDash(row.told_seconds, s),
			loss(0),
			loss(4),
		];
	});
	return [header, ...body];
}

function deepRows(deep) {
	const body = deep.map(({ label, error, ...row }) =>
		error
			? [`${label}: not measured: ${error}`]
			: [label, number(row.dispatches_per_step), ms(row.enqueue_seconds_per_step)],
	);
	return [["", "dispatches/step", "to enqueue"], ...body];
}

function growthRows(axis, points) {
	const body = points.map(({ value, steps_per_second, gflops }) => [
		`${axis} = ${value}`,
		number(steps_per_second),
		number(gflops),
	]);
	return [["", "steps/s", "GFLOP/s"], ...body];
}

function targetRows(targets) {
	const body = targets.map(
		({ text, better, threshold, stretch, unit, value, met, met_stretch }) => {
			const sign = better === "higher" ? "≥" : "≤";
			const most = stretch === undefined ? "" : ` (${stretch})`;
			const found = orDash(value === null ? undefined : value, (value) =>
				`${number(value)} ${unit}`.trim(),
			);
			return [text, `${sign} ${threshold}${most} ${unit}`.trim(), found, verdict(met, met_stretch)];
		},
	);
	return [["", "target (stretch)", "measured", ""], ...body];
}

function verdict(met, stretch) {
	if (met === null) return "not measured";
	if (!met) return "NOT MET";
	return stretch ? "met, stretch too" : "met";
}
