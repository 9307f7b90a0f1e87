// At which steps a run is examined: after step s at max(s + 1, ⌈s · (1 + spacing)⌉), as the core does it
// (src/core/train/metrics.rs).

export const nextExamination = (step: number, spacing: number) =>
	Math.max(step + 1, Math.ceil(step * (1 + spacing)));

/** How often up to that step, the beginning included. */
export function examinations(until: number, spacing: number): number {
	let n = 0;
	for (let step = 0; step <= until; step = nextExamination(step, spacing)) n++;
	return n;
}
