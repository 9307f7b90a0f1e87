import { html, nothing } from "lit";
import { figure } from "../i18n/format";
import { ENGINE_LANGUAGE } from "../i18n/language";
import { scoreboardStrings as strings } from "../i18n/scoreboard";
import { type SignalWords, signalWords } from "../i18n/signals";
import { RECORDS, rowInWords, type Scoreboard, type ScoreRow, scoreRows } from "../scoreboard";
import { View } from "./view";
import "./scoreboard.css";

/** Which signs announced the jump, how early, and how often falsely: recorded with the command-line tool. */
class ScoreboardView extends View {
	static override properties = {
		...View.properties,
		records: { state: true },
		words: { state: true },
		failure: { state: true },
	};
	declare records: Scoreboard[];
	declare words: SignalWords | null;
	declare failure: string | null;

	constructor() {
		super();
		this.records = [];
		this.words = null;
		this.failure = null;
	}

	protected override async firstUpdated() {
		try {
			this.words = await signalWords();
			this.records = await Promise.all(RECORDS.map((load) => load()));
		} catch (error) {
			this.failure = String(error);
		}
	}

	protected override render() {
		return html`<section class="scoreboard" data-testid="scoreboard" aria-labelledby="scoreboard-title">
			<h2 id="scoreboard-title">${strings.title}</h2>
			<p>${strings.lead}</p>
			${this.failure === null ? nothing : html`<p role="alert">${strings.failed(this.failure)}</p>`}
			${this.records.map((record) => board(record, this.words))}
			<p>${strings.command} <code>grokscope scoreboard --preset …</code></p>
		</section>`;
	}
}
customElements.define("grok-scoreboard", ScoreboardView);

function board(record: Scoreboard, words: SignalWords | null) {
	const { task } = record.config;
	const runs = record.runs.filter(({ kind }) => kind === "run").length;
	const what = `${task.operation}, p = ${task.p}, ${figure(task.train_fraction)}`;
	const { columns } = strings;
	return html`<div class="scroll" tabindex="0" role="region" aria-label=${what}>
		<table class="listing">
			<caption>
				${strings.recorded(what, runs, record.runs.length - runs, record.version)}
			</caption>
			<thead>
				<tr>
					${Object.values(columns).map((column) => html`<th scope="col">${column}</th>`)}
				</tr>
			</thead>
			<tbody>
				${scoreRows(record)
					.map((one) => rowInWords(one, words))
					.map(row)}
			</tbody>
		</table>
	</div>`;
}

function row({
	label,
	help,
	source,
	rule,
	median_lead,
	leads,
	misses,
	falseAlarms,
	controls,
}: ScoreRow) {
	const say = (lead: number | null) => (lead === null ? strings.missed : figure(lead));
	return html`<tr>
		<th scope="row" title=${help}>${label} <small lang=${ENGINE_LANGUAGE}>${source}</small></th>
		<td>${rule}</td>
		<td>${say(median_lead)}</td>
		<td>${leads.map(say).join(", ")}</td>
		<td>${strings.of(misses, leads.length)}</td>
		<td>${strings.of(falseAlarms, controls)}</td>
	</tr>`;
}
