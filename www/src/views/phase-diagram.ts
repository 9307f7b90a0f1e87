import { html, nothing, type TemplateResult } from "lit";
import "../controls/number-box";
import { agreeing, type Layout, layOut, type Plane, tick } from "../charts/phase";
import { isOpen, stepOf } from "../charts/times";
import { percent } from "../i18n/format";
import { studies as s } from "../i18n/studies";
import type { Limits, Reached } from "../protocol";
import type { Study } from "../studies";
import type { CellInfo } from "../sweep-messages";
import { View } from "./view";

const MOVES: Record<string, [number, number]> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1],
};

/** What a diagram shows; the accuracy that counts as learnt may be beyond the reader's choice. */
type Shown = Pick<Study, "axes" | "cells" | "limits" | "setLimits"> & { fixedAccuracy?: boolean };

/** What the cells of a sweep did: a letter and a colour each, words on demand, and all of it as a table. */
class PhaseDiagram extends View {
	static override properties = {
		...View.properties,
		study: { attribute: false },
		swapped: { state: true },
		pointed: { state: true },
	};
	declare study: Shown;
	declare swapped: boolean;
	/** The cell that is read out, by its label: what it says changes as runs end. */
	declare pointed: string | null;

	protected override render() {
		const { axes, cells } = this.study;
		if (cells.length === 0) return nothing;
		const [down, across] = axes.length < 2 ? [-1, 0] : this.swapped ? [1, 0] : [0, 1];
		const layout = layOut(axes, cells, down, across);
		const pointed = cells.find(({ label }) => label === this.pointed);
		return html`<section class="phases" aria-labelledby="phases-title">
			<header>
				<h4 id="phases-title">${s.phase_diagram}</h4>
				<small>${this.#axes(layout)}</small>
				${
					axes.length < 2
						? nothing
						: html`<button
								@click=${() => {
									this.swapped = !this.swapped;
								}}
							>
								${s.swap}
							</button>`
				}
			</header>
			<div class="planes">${layout.planes.map((plane, i) => this.#plane(layout, plane, i))}</div>
			<p class="readout" aria-live="polite" data-testid="phase-readout">
				${pointed ? this.#say(pointed) : `${s.pointed} ${s.diagram_help}`}
			</p>
			${this.#legend()} ${this.#thresholds()} ${this.#table()}
		</section>`;
	}

	#label(path: string): string {
		return this.state.catalogue?.fields.find((field) => field.path === path)?.label ?? path;
	}

	#axes({ down, across }: Layout): string {
		if (!across) return "";
		const over = this.#label(across.path);
		return down ? s.down_across(this.#label(down.path), over) : s.across_only(over);
	}

	#plane({ across }: Layout, { settings, rows }: Plane, index: number): TemplateResult {
		const where = settings.map(([path, value]) => `${this.#label(path)} = ${tick(value)}`);
		const columns = across?.values ?? [null];
		return html`<div class="scroll">
			<table class="grid" role="grid" data-testid="phases" data-plane=${index} @keydown=${this.#move}>
				${where.length > 0 ? html`<caption>${where.join(", ")}</caption>` : nothing}
				<thead>
					<tr>
						<td></td>
						${columns.map((value) => (across ? html`<th scope="col">${tick(value)}</th>` : html`<td></td>`))}
					</tr>
				</thead>
				<tbody>
					${rows.map(
						(row, y) => html`<tr>
							${row.value === null ? html`<td></td>` : html`<th scope="row">${tick(row.value)}</th>`}
							${row.cells.map((cell, x) => this.#cell(cell, index + y + x === 0))}
						</tr>`,
					)}
				</tbody>
			</table>
		</div>`;
	}

	/** One cell is in the order of Tab; arrow keys lead to the others. */
	#cell(cell: CellInfo | null, first: boolean): TemplateResult {
		const kind = cell?.phase?.kind ?? "none";
		const show = () => {
			this.pointed = cell?.label ?? null;
		};
		const of = cell?.runs ?? 0;
		return html`<td
			class="cell ${kind}"
			tabindex=${first ? 0 : -1}
			data-phase=${kind}
			aria-label=${cell ? this.#say(cell) : s.not_run}
			@focus=${show}
			@pointerenter=${show}
			@click=${show}
		>
			<b aria-hidden="true">${s.letters[kind] ?? cell?.letter ?? ""}</b>
			${cell && of > 1 ? html`<small aria-hidden="true">${s.agree(agreeing(cell), of)}</small>` : nothing}
		</td>`;
	}

	#move = (event: KeyboardEvent) => {
		const move = MOVES[event.key];
		const from = event.target as HTMLTableCellElement;
		const row = from.closest("tr");
		if (!move || !row || !from.matches(".cell")) return;
		event.preventDefault();
		const body = row.parentElement as HTMLTableSectionElement;
		const next = body.rows[row.sectionRowIndex + move[0]]?.cells[from.cellIndex + move[1]];
		if (next?.matches(".cell")) next.focus();
	};

	#say(cell: CellInfo): string {
		const where = cell.settings
			.map(([path, value]) => `${this.#label(path)} ${tick(value)}`)
			.join(", ");
		const { phase, memorised, generalised, best_test, runs } = cell;
		if (!phase) return s.cell(where, s.not_run);
		const parts = [
			`${s.phases[phase.kind] ?? phase.kind} (${s.cell_runs(agreeing(cell), runs)})`,
			memorised ? s.memorised(reached(memorised.median), isOpen(memorised.median)) : "",
			generalised ? s.generalised(reached(generalised.median), isOpen(generalised.median)) : "",
			best_test ? s.best_test(percent(stepOf(best_test.median))) : "",
		];
		return s.cell(where, parts.filter(Boolean).join(", "));
	}

	#legend(): TemplateResult {
		return html`<p class="legend">
			${Object.entries(s.phases).map(
				([kind, words]) =>
					html`<span
						><i class="key cell ${kind}" aria-hidden="true">${s.letters[kind]}</i>${words}</span
					>`,
			)}
			<span><i class="key cell none" aria-hidden="true"></i>${s.not_run}</span>
		</p>`;
	}

	#thresholds(): TemplateResult {
		const { limits, fixedAccuracy } = this.study;
		return html`<fieldset class="thresholds">
			<legend>${s.thresholds}</legend>
			${fixedAccuracy ? nothing : this.#limit("limit-accuracy", `${s.learnt_at} (${s.percent})`, Math.round(limits.accuracy * 1000) / 10, 100, (percent) => ({ accuracy: percent / 100 }))}
			${this.#limit("limit-delay", `${s.delay} (${s.times})`, limits.delay, 1e6, (delay) => ({ delay }))}
			<small>${s.thresholds_help}</small>
		</fieldset>`;
	}

	#limit(
		name: string,
		label: string,
		value: number,
		max: number,
		change: (value: number) => Partial<Limits>,
	): TemplateResult {
		return html`<grok-number
			.name=${name}
			.label=${label}
			.value=${value}
			min="1"
			.max=${max}
			step="any"
			.set=${(value: number) => this.study.setLimits({ ...this.study.limits, ...change(value) })}
		></grok-number>`;
	}

	#table(): TemplateResult {
		const { axes, cells } = this.study;
		const { columns } = s;
		return html`<details class="rows">
			<summary>${s.table_title}</summary>
			<table data-testid="cells-table">
				<thead>
					<tr>
						${axes.map(({ path }) => html`<th scope="col">${this.#label(path)}</th>`)}
						${Object.values(columns).map((title) => html`<th scope="col">${title}</th>`)}
					</tr>
				</thead>
				<tbody>
					${cells.map(
						(cell) =>
							html`<tr>
								${cell.settings.map(([, value]) => html`<td>${tick(value)}</td>`)}
								<td>${cell.runs}</td>
								<td>${cell.phase ? (s.phases[cell.phase.kind] ?? cell.phase.kind) : s.not_run}</td>
								<td>${quartiles(cell.memorised)}</td>
								<td>${quartiles(cell.generalised)}</td>
								<td>${cell.generalised?.reached ?? 0}</td>
								<td>${cell.best_test ? percent(stepOf(cell.best_test.median)) : ""}</td>
							</tr>`,
					)}
				</tbody>
			</table>
		</details>`;
	}
}
customElements.define("grok-phases", PhaseDiagram);

const reached = (when: Reached) => (isOpen(when) ? s.not_by(stepOf(when)) : s.at(stepOf(when)));

function quartiles(spread: CellInfo["generalised"]): string {
	if (!spread) return "";
	if (spread.of === 1) return reached(spread.median);
	return s.quartiles(reached(spread.median), reached(spread.lower), reached(spread.upper));
}
