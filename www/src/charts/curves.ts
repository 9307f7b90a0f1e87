// Small curves of accuracy over steps, as SVG: recorded runs pale, runs of now strong, published bands shaded.

import { svg, type TemplateResult } from "lit";
import type { Band, MetricsRow } from "../protocol";

/** Step, train accuracy, test accuracy. */
export type Curve = [step: number, train: number, test: number][];
export const WIDTH = 280;
export const HEIGHT = 130;
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 8, 8, 20];
/** Height of a published band; it lies at the accuracy that it is about. */
const BAND = 12;

export const curveOf = (rows: MetricsRow[]): Curve =>
	rows.map(({ step, train_accuracy, test_accuracy }) => [step, train_accuracy, test_accuracy]);

export type Axis = { last: number; x(step: number): number };

/** A logarithmic axis from step 1 to the last. */
export function axisOf(curves: Curve[], bands: Band[]): Axis {
	const ends = [...curves.map((curve) => curve.at(-1)?.[0] ?? 0), ...bands.map((b) => b.steps[1])];
	const last = Math.max(10, ...ends);
	const span = WIDTH - LEFT - RIGHT;
	const share = (step: number) => Math.log10(Math.max(1, step)) / Math.log10(last);
	return { last, x: (step) => LEFT + span * Math.min(1, share(step)) };
}

export const y = (accuracy: number) => HEIGHT - BOTTOM - accuracy * (HEIGHT - TOP - BOTTOM);

export function path(curve: Curve, part: 1 | 2, { x }: Axis): string {
	return curve
		.map(
			(point, i) => `${i === 0 ? "M" : "L"}${x(point[0]).toFixed(1)} ${y(point[part]).toFixed(1)}`,
		)
		.join("");
}

export function powers({ last }: Axis): number[] {
	const all = Array.from({ length: Math.floor(Math.log10(last)) + 1 }, (_, i) => 10 ** i);
	return all.length > 5 ? all.filter((_, i) => i % 2 === 0) : all;
}

/** `bands` are those of this series. */
export function curves(
	recorded: Curve[],
	now: Curve[],
	bands: Band[],
	words: { label: string; power(step: number): string },
): TemplateResult {
	const axis = axisOf([...recorded, ...now], bands);
	const line = (kind: string, part: 1 | 2) => (curve: Curve) =>
		svg`<path class="${kind} ${part === 1 ? "train" : "test"}" d=${path(curve, part, axis)} />`;
	return svg`<svg class="curves" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words.label}>
		${bands.map(
			({ steps, test, accuracy }) =>
				svg`<rect class="band ${test ? "test" : "train"}" x=${axis.x(steps[0])} y=${y(accuracy) - BAND / 2}
					width=${Math.max(2, axis.x(steps[1]) - axis.x(steps[0]))} height=${BAND} rx="2" />`,
		)}
		${[0, 0.5, 1].map(
			(
				share,
			) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(share)} y2=${y(share)} />
				<text x=${LEFT - 4} y=${y(share) + 4} text-anchor="end">${share * 100}</text>`,
		)}
		${powers(axis).map(
			(step) =>
				svg`<text x=${axis.x(step)} y=${HEIGHT - 5} text-anchor="middle">${words.power(step)}</text>`,
		)}
		${recorded.map(line("pale", 1))} ${recorded.map(line("pale", 2))}
		${now.map(line("now", 1))} ${now.map(line("now", 2))}
	</svg>`;
}
