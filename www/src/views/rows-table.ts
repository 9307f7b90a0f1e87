import { html } from "lit";
import { LINE_CHARTS, sampleRows } from "../charts/lines";
import { count } from "../i18n/format";
import { strings } from "../i18n/strings";
import { View } from "./view";

const PARTS = ["train", "test"] as const;
const COLUMNS = LINE_CHARTS.flatMap((chart) =>
	PARTS.map((part) => ({ chart, part, title: `${chart.label} (${strings[part]})` })),
);

/** The curves for those who would rather read them. */
class RowsTable extends View {
	static override properties = { ...View.properties, open: { state: true } };
	declare open: boolean;

	protected override render() {
		return html`<details class="rows" @toggle=${this.#toggle}>
			<summary>${strings.rows_title}</summary>
			${this.open ? this.#table() : ""}
		</details>`;
	}

	#toggle = (event: Event) => {
		this.open = (event.currentTarget as HTMLDetailsElement).open;
	};

	#table() {
		const rows = sampleRows(this.state.run?.history ?? []);
		return html`<table data-testid="rows">
			<thead>
				<tr>
					<th scope="col">${strings.step_label}</th>
					${COLUMNS.map(({ title }) => html`<th scope="col">${title}</th>`)}
				</tr>
			</thead>
			<tbody>
				${rows.map(
					(row) =>
						html`<tr>
							<th scope="row">${count(row.step)}</th>
							${COLUMNS.map(({ chart, part }) => html`<td>${chart.format(chart[part](row))}</td>`)}
						</tr>`,
				)}
			</tbody>
		</table>`;
	}
}
customElements.define("grok-rows", RowsTable);
