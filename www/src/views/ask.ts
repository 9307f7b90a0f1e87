import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { hiddenPair, readSymbol, reply } from "../ask";
import { strings as page } from "../i18n/strings";
import { watchStrings as strings } from "../i18n/watch";
import type { Run } from "../store";
import { View } from "./view";

/** Two numbers, and what the network makes of them right now. */
class Ask extends View {
	static override properties = { ...View.properties, texts: { state: true } };
	declare texts: [string, string] | null;

	constructor() {
		super();
		this.texts = null;
	}

	protected override render() {
		const { run } = this.state;
		if (!run) return html`<section class="ask"></section>`;
		const texts = this.texts ?? (hiddenPair(run, 0.5).map(String) as [string, string]);
		return html`<section class="ask" aria-labelledby="ask-title" data-testid="ask">
			<h2 id="ask-title">${strings.ask_title}</h2>
			<div class="pair">
				${this.#number(run, texts, 0)} ${this.#number(run, texts, 1)}
				<button data-testid="ask-random" @click=${() => this.#draw(run)}>
					${strings.ask_random}
				</button>
			</div>
			${this.#reply(run, texts)}
		</section>`;
	}

	#number({ facts }: Run, texts: [string, string], which: 0 | 1) {
		const most = facts.n_symbols - 1;
		const label = which === 0 ? strings.ask_a : strings.ask_b;
		const type = (event: Event) => {
			const next: [string, string] = [...texts];
			next[which] = (event.currentTarget as HTMLInputElement).value;
			this.texts = next;
		};
		return html`<label
			>${label} <small>${strings.ask_range(most)}</small>
			<input
				type="number"
				inputmode="numeric"
				min="0"
				max=${most}
				step="1"
				data-testid=${which === 0 ? "ask-a" : "ask-b"}
				.value=${live(texts[which])}
				@input=${type}
			/>
		</label>`;
	}

	#draw(run: Run) {
		this.texts = hiddenPair(run, Math.random()).map(String) as [string, string];
	}

	#reply(run: Run, texts: [string, string]) {
		const { n_symbols } = run.facts;
		const [a, b] = [
			readSymbol(strings.ask_a, texts[0], n_symbols),
			readSymbol(strings.ask_b, texts[1], n_symbols),
		];
		const problem = [a, b].find((one) => typeof one === "string");
		if (problem !== undefined) return html`<p class="hint bad" role="alert">${problem}</p>`;
		const said = reply(run, a as number, b as number);
		if (!said) return html`<p>${page.no_pair}</p>`;
		const { says, question, right, answer, seen } = said;
		if (says === null)
			return html`<p class="waiting" data-testid="reply">${strings.ask_waiting}</p>`;
		const number = says < n_symbols ? String(says) : page.no_residue;
		return html`<p data-testid="reply" data-right=${right}>
			${strings.answer_says(question, number)}
			<b class=${right ? "right" : "wrong"}
				>${right ? strings.answer_right : strings.answer_wrong(String(answer))}</b
			>. <small>${seen ? strings.answer_seen : strings.answer_hidden}</small>${nothing}
		</p>`;
	}
}
customElements.define("grok-ask", Ask);
