import { html, nothing, svg } from "lit";
import { layOut, tick } from "../charts/phase";
import { apart, type Point, places, points, type Scale, scale } from "../charts/times";
import { count } from "../i18n/format";
import { studies as s } from "../i18n/studies";
import type { Axis } from "../protocol";
import type { Study } from "../studies";
import type { CellInfo } from "../sweep-messages";
import { View } from "./view";

const HEIGHT = 260;
const [LEFT, RIGHT, TOP, BOTTOM] = [56, 64, 12, 40];
/** Lines differ in their dashes too. */
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "4 4", "1 4"];
type Line = { label: string; cells: (CellInfo | null)[] };

/** Medians and quartiles of the step of generalising, over one axis, a line for each value of the other. */
class TimesChart extends View {
	static override properties = {
		...View.properties,
		study: { attribute: false },
		width: { state: true },
		other: { state: true },
	};
	declare study: Study;
	declare width: number;
	/** Whether the second axis lies across, or the first. */
	declare other: boolean;
	#watch = new ResizeObserver(([entry]) => {
		this.width = Math.round(entry?.contentRect.width ?? 600);
	});

	constructor() {
		super();
		this.width = 600;
		this.other = true;
	}

	override connectedCallback() {
		super.connectedCallback();
		this.#watch.observe(this);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		this.#watch.disconnect();
	}

	protected override render() {
		const { axes, cells } = this.study;
		if (axes.length === 0 || cells.every(({ runs }) => runs === 0)) return nothing;
		const [down, across] = axes.length < 2 ? [-1, 0] : this.other ? [0, 1] : [1, 0];
		const layout = layOut(axes, cells, down, across);
		const lines = layout.planes
			.flatMap(({ rows }) => rows)
			.slice(0, DASHES.length)
			.map(({ value, cells }) => ({ label: value === null ? "" : tick(value), cells }));
		const axis = axes[across] as Axis;
		return html`<section class="times" aria-labelledby="times-title">
			<header>
				<h4 id="times-title">${s.times_title}</h4>
				${
					axes.length < 2
						? nothing
						: html`<button
								@click=${() => {
									this.other = !this.other;
								}}
							>
								${s.swap}
							</button>`
				}
			</header>
			<p class="hint">
				${s.times_help} ${layout.down ? s.times_lines(this.#label(layout.down)) : nothing}
			</p>
			${this.#chart(axis, lines)}
		</section>`;
	}

	#label(axis: Axis | null): string {
		const field = this.state.catalogue?.fields.find(({ path }) => path === axis?.path);
		return field?.label ?? axis?.path ?? "";
	}

	#chart(axis: Axis, lines: Line[]) {
		const steps = scale(lines);
		const [right, bottom] = [this.width - RIGHT, HEIGHT - BOTTOM];
		const x = (share: number) => LEFT + 12 + share * (right - LEFT - 24);
		const y = (share: number) => bottom - share * (bottom - TOP);
		const drawn = lines.map(({ cells }) => points(axis, cells, steps));
		const ends = drawn.map((all) => y(all.at(-1)?.median ?? 0));
		const labels = apart(ends, 14);
		return html`<svg
			role="img"
			data-testid="times"
			width=${this.width}
			height=${HEIGHT}
			viewBox="0 0 ${this.width} ${HEIGHT}"
			aria-label=${s.times_summary(this.#label(axis), lines.length)}
		>
			${grid(steps, right, y)} ${ticks(axis, x, bottom)}
			<text class="name" x=${(LEFT + right) / 2} y=${HEIGHT - 4} text-anchor="middle">${this.#label(axis)}</text>
			${lines.map((line, i) => draw(drawn[i] ?? [], line.label, labels[i] ?? 0, i, x, y))}
		</svg>`;
	}
}
customElements.define("grok-times", TimesChart);

type Place = (share: number) => number;

function grid({ ticks, place }: Scale, right: number, y: Place) {
	return ticks.map((step) => {
		const at = y(place(step));
		return svg`<line class="grid" x1=${LEFT} x2=${right} y1=${at} y2=${at} />
			<text x=${LEFT - 6} y=${at + 4} text-anchor="end">${count(step)}</text>`;
	});
}

function ticks(axis: Axis, x: Place, bottom: number) {
	const n = axis.values.length;
	const every = Math.ceil(n / 8);
	const shares = places(axis);
	return axis.values.map((value, i) => {
		if (i % every !== 0) return nothing;
		const at = x(shares[i] ?? 0);
		return svg`<text x=${at} y=${bottom + 16} text-anchor="middle">${tick(value)}</text>`;
	});
}

function draw(all: Point[], label: string, at: number, index: number, x: Place, y: Place) {
	const last = all.at(-1);
	if (!last) return nothing;
	const line = (of: (point: Point) => number) => (point: Point) =>
		`${x(point.x).toFixed(1)} ${y(of(point)).toFixed(1)}`;
	const band = [
		...all.map(line(({ upper }) => upper)),
		...all.map(line(({ lower }) => lower)).reverse(),
	];
	return svg`<g class="line" .style=${`--turn:${index}`}>
		<path class="band" d="M${band.join("L")}Z" />
		<path class="median" d="M${all.map(line(({ median }) => median)).join("L")}"
			stroke-dasharray=${DASHES[index % DASHES.length] || "none"} />
		${all.map((point) => (point.open && !point.notBy ? later(x(point.x), y(point.upper)) : nothing))}
		${all.map((point) => mark(point, x(point.x), y(point.median)))}
		<text x=${x(last.x) + 10} y=${at + 4}>${label}</text>
	</g>`;
}

/** A dot, or a triangle where it had not happened yet. */
function mark({ notBy, spread, cell }: Point, x: number, y: number) {
	const { median } = spread;
	const title = `${cell.label}: ${"at" in median ? s.at(median.at) : s.not_by(median.not_by)}`;
	return notBy
		? svg`<path class="not-by" d=${triangle(x, y, 5)}><title>${title}</title></path>`
		: svg`<circle cx=${x} cy=${y} r="3.5"><title>${title}</title></circle>`;
}

/** The upper quartile is known to be later than this. */
const later = (x: number, y: number) => svg`<path class="not-by" d=${triangle(x, y, 3)} />`;

const triangle = (x: number, y: number, half: number) =>
	`M${x - half} ${y + half}L${x + half} ${y + half}L${x} ${y - half}Z`;
