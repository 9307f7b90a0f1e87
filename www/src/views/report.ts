// The run as one page of paper. It is not shown; it is printed instead of the page, in light colours whatever the theme.

import { html, nothing } from "lit";
import "./save.css";
import { LINE_CHARTS } from "../charts/lines";
import { readTheme } from "../charts/theme";
import { nearest } from "../export/command";
import { type Dossier, dossier } from "../export/dossier";
import { curvePicture, posterCanvas, tablePicture } from "../export/pictures";
import { day } from "../export/provenance";
import { qrPath } from "../export/qr";
import { differing, format, read } from "../fields";
import { happenings } from "../happenings";
import { labStrings } from "../i18n/lab";
import { save as s } from "../i18n/save";
import { strings } from "../i18n/strings";
import type { Catalogue } from "../protocol";
import type { Run } from "../store";
import { findPreset, VIEWS } from "../url";
import { code } from "./save-parts";
import { ended, sentence } from "./sentence";
import { View } from "./view";

/** More would not leave the page one page. */
const MOST_SETTINGS = 14;
/** As sharp as paper. */
const SIZE = { width: 420, scale: 4 };

class Report extends View {
	static override properties = { ...View.properties, idle: { state: true } };
	/** Settings without effect in the run on screen. */
	declare idle: string[];
	#judged: unknown;
	#printing = false;

	constructor() {
		super();
		this.idle = [];
	}

	override connectedCallback() {
		super.connectedCallback();
		addEventListener("beforeprint", this.#begin);
		addEventListener("afterprint", this.#end);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		removeEventListener("beforeprint", this.#begin);
		removeEventListener("afterprint", this.#end);
	}

	/** A browser prints what is there when this returns. */
	#begin = () => {
		this.#printing = true;
		this.requestUpdate();
		this.performUpdate();
	};

	#end = () => {
		this.#printing = false;
		this.requestUpdate();
	};

	/** Drawn for paper alone; the other views print what they show. */
	protected override render() {
		const { run, catalogue, place } = this.state;
		const wanted = this.#printing && place.view === VIEWS[0];
		if (!run || !catalogue || !wanted) return nothing;
		const date = new Date();
		const browser = navigator.userAgent;
		const all = dossier(this.state, run, catalogue, this.idle, {
			page: location.href,
			browser,
			date,
		});
		return html`<article class="report" data-testid="report">
			<h1>${s.report_title}</h1>
			<p>${ended(strings.sentence(run.facts))} ${strings.split(run.facts.n_train, run.facts.n_test)}</p>
			<p>${sentence(run, this.state.failure).text}</p>
			<div class="report-pictures">${this.#pictures(run)}</div>
			<div class="report-words">${this.#words(run, catalogue, all)} ${this.#link(all, date)}</div>
		</article>`;
	}

	/** Which settings have an effect is the core's to say. */
	protected override async updated() {
		const config = this.state.run?.config;
		if (!config || config === this.#judged) return;
		this.#judged = config;
		const verdict = await this.app.settings.judge(config);
		if (config === this.#judged) this.idle = verdict?.idle ?? [];
	}

	/** The page itself says where they come from. */
	#pictures(run: Run) {
		const theme = { ...readTheme(this), dark: false };
		const table = this.state.past ?? run.table;
		const pictures = [
			...(table ? [tablePicture(run, table)] : []),
			...LINE_CHARTS.map((chart) => curvePicture(chart, run)),
		];
		return pictures.map((picture) => {
			const canvas = posterCanvas(picture, "", theme, SIZE);
			canvas.role = "img";
			canvas.ariaLabel = picture.title;
			return html`<div>${canvas}</div>`;
		});
	}

	#words(run: Run, catalogue: Catalogue, { preset, seeds }: Dossier) {
		const happened = happenings(run).map(({ kind, step }) => labStrings.event_says[kind](step));
		const settings = this.#settings(run, catalogue);
		return html`<div>
			<h2>${s.report_settings}</h2>
			<p>${s.report_preset(preset)} ${settings.length === 0 ? s.report_same : nothing}</p>
			<ul class="settings">
				${settings.map((setting) => html`<li>${setting}</li>`)}
			</ul>
			<h2>${s.report_happened}</h2>
			<ul>
				${(happened.length > 0 ? happened : [s.report_nothing]).map((said) => html`<li>${said}</li>`)}
			</ul>
			<h2>${s.report_seeds}</h2>
			<p>${seeds}</p>
		</div>`;
	}

	#settings({ config }: Run, catalogue: Catalogue): string[] {
		const id = nearest(config, catalogue, this.state.draft?.preset).id;
		const base = findPreset(catalogue, id).config;
		const changed = differing(config, base, catalogue.fields)
			.filter(({ path, kind }) => !this.idle.includes(path) && kind.type !== "seed")
			.map(({ label, path }) =>
				s.report_setting(label, clipped(read(config, path)), clipped(read(base, path))),
			);
		if (changed.length <= MOST_SETTINGS) return changed;
		return [...changed.slice(0, MOST_SETTINGS), s.report_more(changed.length - MOST_SETTINGS)];
	}

	#link({ link, version }: Dossier, date: Date) {
		const found = qrPath(link);
		return html`<div>
			<h2>${s.report_link}</h2>
			<p class="address">${clip(link, MOST_LINK)}</p>
			${found ? code(found, s.qr_says(link)) : nothing}
			<p>${s.report_version(version, day(date))}</p>
		</div>`;
	}
}
customElements.define("grok-report", Report);

const MOST_VALUE = 40;
const MOST_LINK = 600;
const clip = (text: string, most: number) =>
	text.length > most ? `${text.slice(0, most - 1)}…` : text;
const clipped = (value: Parameters<typeof format>[0]) => clip(format(value), MOST_VALUE);
