// Numbers from repeated measurements. Medians: a machine that is disturbed is only ever slower.

export function median(values) {
	if (values.length === 0) return Number.NaN;
	const sorted = values.toSorted((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median and extremes of the repetitions. */
export function summary(values) {
	return {
		median: median(values),
		low: Math.min(...values),
		high: Math.max(...values),
		n: values.length,
	};
}

/** Seconds that `work` takes, and what it returns. */
export async function timed(work) {
	const begin = performance.now();
	const result = await work();
	return [(performance.now() - begin) / 1000, result];
}
