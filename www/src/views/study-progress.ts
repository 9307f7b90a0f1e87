import { html, nothing } from "lit";
import { roughly } from "../i18n/format";
import { studies as s } from "../i18n/studies";
import { type Study, studiesOf } from "../studies";
import { View } from "./view";

/** How far a study is, and what can be done with it. */
class StudyProgress extends View {
	static override properties = {
		...View.properties,
		study: { attribute: false },
		discard: { attribute: false },
	};
	declare study: Study;
	/** What the discard button does; without, there is none. */
	declare discard: (() => void) | undefined;

	protected override render() {
		const { pool } = this.study;
		if (!pool) return nothing;
		const { done, all } = pool.flop;
		const left = this.study.timeLeft;
		const why = [...pool.failed.values()][0];
		return html`<div class="progress" data-testid="study-progress" data-state=${pool.state}>
			<div class="line">
				<b>${s.states[pool.state]}</b>
				<span data-testid="study-done" data-value=${pool.done}>${s.progress(pool.done, pool.jobs.length)}</span>
				<span class="left">${left === null ? nothing : s.left(roughly(left))}</span>
			</div>
			<progress aria-label=${s.progress(pool.done, pool.jobs.length)} max="1" .value=${all > 0 ? done / all : 1}></progress>
			<div class="buttons">
				${this.#buttons()}
				${this.discard ? html`<button data-testid="study-discard" title=${s.discard_hint} @click=${this.discard}>${s.discard}</button>` : nothing}
			</div>
			${why === undefined ? nothing : html`<p class="hint bad" role="alert">${s.failed(pool.failed.size, why)}</p>`}
			<p class="hint">${studiesOf(this.app).shelf.lasting ? s.resumable : s.not_lasting}</p>
		</div>`;
	}

	#buttons() {
		const { pool } = this.study;
		if (!pool) return nothing;
		const retry = html`<button data-testid="study-retry" @click=${() => this.study.retry()}>
			${s.retry(pool.failed.size)}
		</button>`;
		if (pool.state === "done") return pool.failed.size > 0 ? retry : nothing;
		const running = pool.state === "running";
		return html`<button
			class="primary"
			data-testid="study-toggle"
			@click=${() => (running ? this.study.pause() : studiesOf(this.app).start(this.study))}
		>
			${running ? s.pause : s.resume}
		</button>`;
	}
}
customElements.define("grok-study-progress", StudyProgress);
