import { html, nothing, type TemplateResult } from "lit";
import "../controls/panel";
import type { App } from "../app";
import { LINE_CHARTS } from "../charts/lines";
import { renderField } from "../controls/field";
import { fixedNote } from "../controls/fixed";
import { format, read, write } from "../fields";
import { arrived as sayArrived } from "../i18n/format";
import { linkStrings } from "../i18n/link";
import { strings } from "../i18n/strings";
import { watchStrings } from "../i18n/watch";
import { type Control, judge, stricter } from "../lesson";
import { sayPending } from "../planned";
import type { Catalogue } from "../protocol";
import type { State } from "../store";
import { asksPrediction, lessonAt, mayEdit } from "../teaching";
import "./answer-table";
import "./ask";
import "./footer";
import "./happened";
import "./inside";
import "./lesson-head";
import "./line-chart";
import "./other";
import "./predict";
import "./questions";
import "./recorded-only";
import "./rows-table";
import "./runs";
import "./save-door";
import "./status-line";
import "./transport";
import { LEVELS, type Level, RECORDED_VIEWS, RUN_VIEWS, VIEWS, type ViewName } from "../url";
import { progress } from "./progress";
import { ended } from "./sentence";
import { View } from "./view";

/** The projector is for those who look for it: its door is in the teacher’s view. */
const NAMED = VIEWS.filter((name) => name !== "stage");

class Page extends View {
	static override properties = { ...View.properties, inspected: { state: true } };
	/** The debug panel, which hardly anybody wants, has been loaded. */
	declare inspected: boolean;

	protected override render() {
		const { fatal, place } = this.state;
		return html`<button class="skip" data-testid="skip" @click=${this.#skip}>${strings.skip}</button>
			<header class="top">
				<h1>${strings.name}</h1>
				<p>${strings.lead}</p>
				${fatal === null ? this.#levels() : nothing}
				${fatal === null && place.level === "lab" ? this.#places() : nothing}
			</header>
			${fatal === null ? this.#instrument() : stopped(this.app, fatal)}
			<grok-footer .app=${this.app}></grok-footer>`;
	}

	protected override async firstUpdated() {
		if (!this.app.debug) return;
		await import("./debug-panel");
		this.inspected = true;
	}

	protected override updated() {
		const { view } = this.state.place;
		const title = view === VIEWS[0] ? strings.name : strings.title_of(strings.places[view]);
		// The same title again is told to the whole browser, many times a second.
		if (document.title !== title) document.title = title;
	}

	/** Not a link: what comes after the # is the experiment. */
	#skip = () => this.querySelector("main")?.focus();

	#levels() {
		const { level } = this.state.place;
		const rule = judge(lessonAt(this.state.place), "level");
		if (rule === "hidden") return nothing;
		const to = (name: Level) => ({ level: name, view: VIEWS[0], figure: null, lenses: [] });
		return html`<nav class="places levels" aria-label=${watchStrings.levels_label}>
			${LEVELS.map(
				(name) =>
					html`<a
						href=${rule === "free" ? this.app.linkTo(to(name)) : nothing}
						aria-current=${name === level ? "page" : nothing}
						aria-disabled=${rule === "free" ? nothing : "true"}
						title=${watchStrings.level_hints[name]}
						data-testid="level-${name}"
						>${watchStrings.levels[name]}</a
					>`,
			)}
			${fixedNote(rule)}
		</nav>`;
	}

	#places() {
		const { view } = this.state.place;
		const lesson = lessonAt(this.state.place);
		const [views, sweep] = [judge(lesson, "views"), judge(lesson, "sweep")];
		if (views === "hidden") return nothing;
		const rule = (name: ViewName) => (name === "sweep" ? stricter(views, sweep) : views);
		const shown = NAMED.filter((name) => rule(name) !== "hidden");
		return html`<nav class="places" aria-label=${strings.places_label}>
			${shown.map(
				(name) =>
					html`<a
						href=${rule(name) === "free" ? this.app.linkTo({ level: "lab", view: name, figure: null }) : nothing}
						aria-current=${name === view ? "page" : nothing}
						aria-disabled=${rule(name) === "free" ? nothing : "true"}
						data-testid="to-${name}"
						>${strings.places[name]}</a
					>`,
			)}
			${fixedNote(stricter(views, sweep))}
		</nav>`;
	}

	/** The other views are loaded when somebody first wants one; the run goes on whatever is shown. */
	#instrument(): TemplateResult {
		const { app } = this;
		const { view, level } = this.state.place;
		return html`<main
			class="layout"
			tabindex="-1"
			data-view=${view}
			data-level=${level}
			?data-loading=${!this.state.ready}
		>
			${view === "train" ? nothing : html`<grok-other .app=${app}></grok-other>`}
			<div class="run" ?hidden=${!RUN_VIEWS.includes(view)}>
				${notices(app)} ${news(app)} <grok-lesson-head .app=${app}></grok-lesson-head>
				${facts(this.state)}
				<grok-status .app=${app}></grok-status>
				${cure(app)}
				${level === "watch" ? watching(app) : this.#working()}
				${readouts(app)("save", html`<grok-save-door .app=${app}></grok-save-door>`)}
				${this.inspected ? html`<grok-debug .app=${app}></grok-debug>` : nothing}
			</div>
			${
				level === "watch"
					? nothing
					: html`<grok-controls .app=${app} ?hidden=${RECORDED_VIEWS.includes(view)}></grok-controls>`
			}
		</main>`;
	}

	#working() {
		const { app } = this;
		const shows = readouts(app);
		return html`<grok-transport .app=${app}></grok-transport>
			${asksPrediction(this.state.place) || this.state.run?.sketch ? html`<grok-predict .app=${app}></grok-predict>` : nothing}
			${changes(this.state)} ${planned(this.state, this.app)}
			<div class="pictures">
				${shows("answers", html`<grok-answer-table .app=${app}></grok-answer-table>`)}
				<div class="charts">
					${LINE_CHARTS.map((chart) =>
						shows("curves", html`<grok-line-chart .app=${app} .chart=${chart}></grok-line-chart>`),
					)}
				</div>
			</div>
			${shows("happened", html`<grok-happened .app=${app}></grok-happened>`)}
			${shows("runs", html`<grok-runs .app=${app} ?whole=${this.state.place.level === "lab"}></grok-runs>`)}
			${shows("lenses", html`<grok-inside .app=${app}></grok-inside>`)}
			<grok-rows .app=${app}></grok-rows>`;
	}
}
customElements.define("grok-page", Page);

/** A lesson may leave something out. */
const readouts = (app: App) => (name: Control, part: TemplateResult) =>
	judge(lessonAt(app.state.place), name) === "hidden" ? nothing : part;

/** For those who came to watch: the table, one curve, one button, one slider; then questions. */
function watching(app: App) {
	const { catalogue } = app.state;
	const [accuracy] = LINE_CHARTS;
	const shows = readouts(app);
	const first = catalogue?.fields.filter(({ level }) => level === "first") ?? [];
	return html`<div class="start">
			<grok-transport .app=${app} simple></grok-transport>
			<div class="first">${first.map((field) => renderField(field, app))}</div>
		</div>
		<div class="pictures">
			${shows("answers", html`<grok-answer-table .app=${app}></grok-answer-table>`)}
			<div class="charts">
				${shows("predict", html`<grok-predict .app=${app}></grok-predict>`)}
				${shows("curves", html`<grok-line-chart .app=${app} .chart=${accuracy}></grok-line-chart>`)}
				${shows("ask", html`<grok-ask .app=${app}></grok-ask>`)}
				<grok-questions .app=${app}></grok-questions>
				${shows("happened", html`<grok-happened .app=${app}></grok-happened>`)}
			</div>
		</div>
		<grok-rows .app=${app}></grok-rows>`;
}

function facts({ run, ready, catalogue, arrived }: State) {
	const waiting = ready ? "" : catalogue ? strings.preparing : loading(arrived);
	return html`<p class="facts" data-testid="facts">
		${run ? html`<b>${ended(strings.sentence(run.facts))}</b> ${strings.split(run.facts.n_train, run.facts.n_test)}` : waiting}
	</p>`;
}

/** Nobody is told of every hundred kilobytes: who listens has heard that it loads, and can look here. */
function loading(arrived: State["arrived"]) {
	if (!arrived) return strings.loading;
	return html`${strings.loading_some(sayArrived(arrived))} ${progress(arrived)}`;
}

/** What was changed while the run went on, in words; the curves have a wedge there. */
function changes({ run, catalogue }: State) {
	if (!run || run.changes.length === 0) return nothing;
	let config = run.config;
	const said = run.changes.map(({ path, value, step }) => {
		const [from, label] = [read(config, path), labelOf(catalogue, path)];
		config = write(config, path, value);
		return strings.changed_at(label, format(from), format(value), step);
	});
	return html`<p class="facts" data-testid="changes">${strings.changed_live(said.join("; "))}</p>`;
}

/** What the link has in store for it. */
function planned(state: State, app: App) {
	const said = sayPending(state);
	if (said.length === 0) return nothing;
	return html`<p class="facts" data-testid="planned">
		${linkStrings.planned(said.join("; "))}
		<button class="link" @click=${() => app.settings.unplan()}>${linkStrings.unplan}</button>
	</p>`;
}

const labelOf = (catalogue: Catalogue | null, path: string) =>
	catalogue?.fields.find((field) => field.path === path)?.label ?? path;

function news(app: App) {
	return html`<div role="status" data-testid="news">
		${
			app.state.news &&
			html`<p class="news">
				${app.state.news}
				<button class="link" @click=${() => app.store.patch({ news: null })}>
					${strings.error_dismiss}
				</button>
			</p>`
		}
	</div>`;
}

/** A run that diverged can go on from before that, more gently. */
function cure(app: App) {
	const { run, culprit, catalogue } = app.state;
	if (run?.state !== "failed" || !culprit || !mayEdit(app.state, culprit)) return nothing;
	return html`<p>
		<button data-testid="rewind" @click=${() => app.rewindGently()}>
			${strings.rewind(labelOf(catalogue, culprit))}
		</button>
	</p>`;
}

/** Problems that belong to no field on the page: links, engines, and what the core cannot place. */
function notices(app: App) {
	const { problem, catalogue, notices } = app.state;
	const lesson = lessonAt(app.state.place);
	const placed = catalogue?.fields.some(
		(field) => field.path === problem?.field && judge(lesson, field) !== "hidden",
	);
	const all = problem && !placed ? [...notices, strings.problem(problem)] : notices;
	if (all.length === 0) return nothing;
	return html`<div class="error" role="alert" data-testid="error">
		<strong>${strings.error_title}</strong>
		<ul>
			${all.map((message) => html`<li>${message}</li>`)}
		</ul>
		<button @click=${() => app.settings.dismissNotices()}>${strings.error_dismiss}</button>
	</div>`;
}

function stopped(app: App, why: string) {
	return html`<main class="fatal" tabindex="-1" data-testid="fatal">
		<div role="alert">
			<h2>${strings.fatal_title}</h2>
			<p>${why}</p>
			<button @click=${() => location.reload()}>${strings.reload}</button>
		</div>
		<grok-recorded-only .app=${app}></grok-recorded-only>
	</main>`;
}
