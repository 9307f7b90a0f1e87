import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { findCodes, LENGTH, type Report } from "../class/codes";
import { classHash } from "../class/form";
import type { ClassPlan } from "../class/plan";
import { csv, gather, judgeCode, type Refused, type Results } from "../class/results";
import { shorten } from "../fields";
import { count } from "../i18n/format";
import { teach } from "../i18n/teach";
import "./class-diagram";
import "./share-link";
import { View } from "./view";

const words = teach.class;
/** Longer lists of numbers help nobody. */
const MOST_NAMED = 12;

/** What a class has sent: codes to be pasted, and what they say together. */
class ClassResults extends View {
	static override properties = {
		...View.properties,
		plan: { attribute: false },
		hash: { attribute: false },
		codes: { attribute: false },
		keep: { attribute: false },
		text: { state: true },
		said: { state: true },
	};
	declare plan: ClassPlan;
	declare hash: string;
	declare codes: string[];
	/** Keeps the codes; null forgets the class. */
	declare keep: (codes: string[] | null) => void;
	declare text: string;
	declare said: string;

	constructor() {
		super();
		this.text = "";
		this.said = "";
	}

	#add = (event: Event) => {
		event.preventDefault();
		const found = findCodes(this.text);
		if (found.length === 0) {
			this.said = words.nothing;
			return;
		}
		const refused = found.filter((code) => typeof judgeCode(this.plan, code) === "string").length;
		this.said = words.added(found.length - refused, refused);
		this.text = "";
		this.keep([...this.codes, ...found]);
	};

	protected override render() {
		const results = gather(this.plan, this.codes);
		return html`<section class="results" aria-labelledby="collect-title">
				<h3 id="collect-title">${words.collect}</h3>
				<form class="collect" @submit=${this.#add}>
					<label for="codes">${words.paste}</label>
					<textarea
						id="codes"
						data-testid="codes"
						rows="4"
						spellcheck="false"
						autocomplete="off"
						aria-describedby="codes-help"
						.value=${live(this.text)}
						@input=${(event: Event) => {
							this.text = (event.target as HTMLTextAreaElement).value;
						}}
					></textarea>
					<p class="hint" id="codes-help">${words.paste_help}</p>
					<button data-testid="codes-add">${words.add}</button>
					<p role="status" data-testid="codes-said">${this.said}</p>
				</form>
				${results.refused.length > 0 ? this.#refused(results.refused) : nothing}
			</section>
			<section class="results" aria-labelledby="class-results-title">
				<h3 id="class-results-title">${words.results}</h3>
				${this.#news(results)}
				<grok-class-diagram .app=${this.app} .plan=${this.plan} .results=${results}></grok-class-diagram>
				${this.#actions(results)}
			</section>`;
	}

	#refused(refused: Refused[]): TemplateResult {
		return html`<div class="refused" data-testid="codes-refused">
			<h4>${words.refused}</h4>
			<ul>
				${refused.map(
					({ text, reason }) => html`<li>
						${words.reasons[reason](shorten(text), text.replace(/[^0-9A-Za-z]/g, "").length, LENGTH)}
						<button class="link" @click=${() => this.#remove(text)} aria-label=${words.remove(shorten(text))}>
							✕
						</button>
					</li>`,
				)}
			</ul>
		</div>`;
	}

	#remove(text: string) {
		this.keep(this.codes.filter((code) => code !== text));
	}

	/** What is missing and what is odd, each in a sentence. */
	#news(results: Results): TemplateResult {
		const { missing, doubles, contradictions, unfinished } = results;
		const all = this.plan.cells.length;
		const first = missing[0];
		return html`<ul class="news" data-testid="class-news">
			<li data-testid="class-received" data-value=${all - missing.length}>
				${missing.length === 0 ? words.complete : words.received(all - missing.length, all)}
			</li>
			${
				first === undefined
					? nothing
					: html`<li data-testid="class-missing">
						${missing.length === 1 ? words.missing_one(count(first)) : words.missing(list(missing))}
						<a href=${this.#cellLink(first)} target="_blank" data-testid="class-fill">${words.fill(first)}</a>
					</li>`
			}
			${contradictions.map(
				({ student, reports }) =>
					html`<li class="bad">${words.differ(student, reports.map(said).join("; "))}</li>`,
			)}
			${doubles.map(({ student, times }) => html`<li>${words.doubles(student, times)}</li>`)}
			${unfinished.length > 0 ? html`<li>${words.unfinished(list(unfinished))}</li>` : nothing}
		</ul>`;
	}

	#cellLink(student: number): string {
		const { hash, plan } = this;
		return classHash(hash, plan.axes, student);
	}

	#actions(results: Results): TemplateResult {
		const file = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(this.plan, results))}`;
		return html`<p class="actions">
				<a class="button" href=${file} download="class.csv" data-testid="class-csv">${words.csv}</a>
				<a class="button" href=${this.app.linkTo({ view: "stage", figure: null })}>${words.stage}</a>
			</p>
			<details>
				<summary>${words.forget}</summary>
				<p class="hint">${words.forget_help}</p>
				<button data-testid="class-forget" @click=${() => this.keep(null)}>${words.forget}</button>
			</details>`;
	}
}
customElements.define("grok-class-results", ClassResults);

const list = (numbers: number[]) =>
	numbers.length > MOST_NAMED
		? words.and_more(
				numbers.slice(0, MOST_NAMED).map(count).join(", "),
				numbers.length - MOST_NAMED,
			)
		: numbers.map(count).join(", ");

const step = (n: number | null) => (n === null ? words.never : count(n));
const said = ({ memorised, generalised }: Report) =>
	words.report(step(memorised), step(generalised));
