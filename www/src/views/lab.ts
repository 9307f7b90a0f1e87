import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { fixedNote } from "../controls/fixed";
import { labStrings as strings } from "../i18n/lab";
import { isDear, type Options, type Panel } from "../lens-open";
import { type Lenses, lensesOf } from "../lenses";
import { judge } from "../lesson";
import type { Picked } from "../picks";
import type { LensInfo } from "../protocol";
import { lenses } from "../study-catalogue";
import { lessonAt } from "../teaching";
import "./lab.css";
import "./lens-panel";
import "./time-bar";
import { View } from "./view";

const NEARLY = { rootMargin: "50% 0px" };

/** The lenses that are open, and the step that they show. */
class Lab extends View {
	#lenses: Lenses | undefined;
	#observer: IntersectionObserver | undefined;
	#seen: ReadonlySet<string> = new Set();

	get #own(): Lenses {
		this.#lenses ??= lensesOf(this.app);
		return this.#lenses;
	}

	override connectedCallback() {
		super.connectedCallback();
		this.#seen = new Set();
		this.#observer = new IntersectionObserver((entries) => this.#see(entries), NEARLY);
		this.app.addEventListener("pair", this.#choose);
		this.onLeave(() => this.app.removeEventListener("pair", this.#choose));
	}

	/** Looking begins a little before a lens is on the screen. */
	#see(entries: IntersectionObserverEntry[]) {
		const seen = new Set(this.#seen);
		for (const { target, isIntersecting } of entries) {
			const id = (target as HTMLElement).dataset.lens ?? "";
			if (isIntersecting) seen.add(id);
			else seen.delete(id);
		}
		this.#seen = seen;
		this.#own.watch(seen);
	}

	/** Observing what is observed already does nothing; what has left the page is reported as out of sight. */
	protected override updated() {
		for (const place of this.querySelectorAll(".lens-place")) this.#observer?.observe(place);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		this.#observer?.disconnect();
		this.#own.close();
	}

	protected override willUpdate() {
		const wanted = this.state.place.lenses ?? [];
		const open = this.#own.panels.map(({ info }) => info.id);
		const known = wanted.filter((id) => lenses.some((lens) => lens.id === id));
		if (known.join() !== open.join()) this.#own.open(known);
	}

	protected override render() {
		const { panels, failure } = this.#own;
		const free = judge(lessonAt(this.state.place), "lenses") === "free";
		return html`<section class="lab" aria-labelledby="lab-title" data-testid="lab">
			<header>
				<h2 id="lab-title">${strings.title}</h2>
				${this.#keys(panels)}
				${
					free
						? html`${this.#add(panels)}
							<button @click=${() => this.app.openLenses([])}>${strings.close}</button>`
						: fixedNote("locked")
				}
			</header>
			<grok-time-bar .app=${this.app}></grok-time-bar>
			${
				failure === null
					? nothing
					: html`<p role="alert">
						${strings.failed(failure)}
						<button @click=${() => this.#own.retry()}>${strings.again}</button>
					</p>`
			}
			<div class="panels">
				${repeat(
					panels,
					({ info }) => info.id,
					(panel) => this.#panel(panel),
				)}
			</div>
		</section>`;
	}

	#panel(panel: Panel) {
		const { info } = panel;
		const { sight, trends } = this.#own.pictured(panel);
		return html`<div class="lens-place" data-lens=${info.id}>
			<grok-lens-panel
				.app=${this.app}
				.info=${info}
				.sight=${sight}
				.trends=${trends}
				.options=${panel.options}
				.busy=${this.#own.busy(panel)}
				.awaits=${this.#own.awaits(panel)}
				.ms=${panel.ms}
				.problem=${panel.problem}
				@pick=${(event: CustomEvent<Picked>) => this.#pick(event.detail)}
				@options=${(event: CustomEvent<Options>) => this.#own.setOptions(panel, event.detail)}
				@close=${() => this.app.openLenses(this.#others(info))}
			></grok-lens-panel>
			${isDear(info) ? this.#compute(panel) : nothing}
		</div>`;
	}

	/** A cell of the answer table goes into every lens that asks for a pair. */
	#choose = (event: Event) => {
		const { a, b } = (event as CustomEvent<{ a: number; b: number }>).detail;
		for (const panel of this.#own.panels)
			if (asksForPair(panel.info)) this.#own.setOptions(panel, { ...panel.options, a, b });
	};

	/** A bar goes into its lens, which opens if it may. */
	#pick(picked: Picked) {
		const open = this.#own.panels.map(({ info }) => info.id);
		if (!open.includes(picked.lens)) {
			if (judge(lessonAt(this.state.place), "lenses") !== "free") return;
			this.#own.open([...open, picked.lens]);
			this.app.openLenses([...open, picked.lens]);
		}
		this.#own.pick(picked);
	}

	#compute(panel: Panel) {
		const { time } = this.app;
		const step = panel.info.cost === "checkpoint" ? time.forkable : time.shown;
		return html`<p class="compute">
			<button
				data-testid="compute-${panel.info.id}"
				title=${strings.compute_hint}
				?disabled=${step === null || panel.asked}
				@click=${() => this.#own.compute(panel)}
			>
				${panel.asked ? strings.computing : strings.compute(step ?? 0)}
			</button>
		</p>`;
	}

	#keys(panels: Panel[]) {
		const asks = panels.some(({ info }) => info.options.some(({ kind }) => kind.kind === "list"));
		if (!asks) return nothing;
		return html`<button title=${strings.keys_hint} @click=${() => this.#own.takeKeys()}>
			${strings.keys}
		</button>`;
	}

	#add(panels: Panel[]) {
		const open = new Set(panels.map(({ info }) => info.id));
		const left = lenses.filter(({ id }) => !open.has(id));
		const groups = [...new Set(left.map(({ group }) => group))];
		return html`<select
			data-testid="add-lens"
			aria-label=${strings.add_label}
			@change=${(event: Event) => {
				const select = event.currentTarget as HTMLSelectElement;
				const id = select.value;
				select.value = "";
				if (id) this.app.openLenses([...open, id]);
			}}
		>
			<option value="" selected>${strings.add}</option>
			${groups.map(
				(group) =>
					html`<optgroup label=${group}>
						${left
							.filter((info) => info.group === group)
							.map((info) => html`<option value=${info.id}>${info.label}</option>`)}
					</optgroup>`,
			)}
		</select>`;
	}

	#others({ id }: LensInfo): string[] {
		return this.#own.panels.flatMap(({ info }) => (info.id === id ? [] : [info.id]));
	}
}
customElements.define("grok-lab", Lab);

const asksForPair = ({ options }: LensInfo) =>
	["a", "b"].every((name) => options.some(({ id, kind }) => id === name && kind.kind === "number"));
