import type { Recorded } from "virtual:recorded";
import { html, nothing } from "lit";
import { studies as s } from "../i18n/studies";
import type { FigureInfo } from "../protocol";
import { studiesOf } from "../studies";
import { figures } from "../study-catalogue";
import "./figure-card";
import "./gallery.css";
import "./sweep.css";
import { View } from "./view";

/** Every figure of the catalogue. */
class Gallery extends View {
	static override properties = { ...View.properties, recorded: { state: true } };
	declare recorded: typeof import("virtual:recorded") | null;
	#shown: string | null = null;

	override connectedCallback() {
		super.connectedCallback();
		this.recorded ??= null;
		// A file of its own: without it the gallery works, and says that nothing is recorded.
		import("virtual:recorded").then(
			(recorded) => {
				this.recorded = recorded;
			},
			() => {},
		);
	}

	protected override render() {
		const { problem } = studiesOf(this.app);
		// Where nothing can be trained, those that nobody has recorded have nothing to show.
		const whole = this.state.fatal === null;
		const shown = figures.filter((figure) => whole || this.#records(figure).length > 0);
		return html`<section class="study gallery" aria-labelledby="figures-title" data-testid="gallery">
			<h2 id="figures-title" tabindex="-1">${s.figures_title}</h2>
			<p class="hint">${s.figures_lead}</p>
			${problem ? html`<p class="hint bad" role="alert">${problem}</p>` : nothing}
			<ul class="figures">
				${shown.map(
					(figure) =>
						html`<li id="figure-${figure.id}">
							<grok-figure
								.app=${this.app}
								.figure=${figure}
								.records=${this.#records(figure)}
								.curves=${this.recorded?.curves ?? {}}
								.named=${this.state.place.figure === figure.id}
							></grok-figure>
						</li>`,
				)}
			</ul>
		</section>`;
	}

	#records({ id }: FigureInfo): Recorded[] {
		return this.recorded?.index.filter((record) => record.id === id) ?? [];
	}

	/** Once the cards above it are as tall as they will be. */
	async #lead(figure: string) {
		const cards = [...this.querySelectorAll<View>("grok-figure")];
		await Promise.all(cards.map((card) => card.updateComplete));
		document.getElementById(`figure-${figure}`)?.scrollIntoView({ block: "start" });
	}

	/** A link to one figure leads to it. */
	protected override updated() {
		const { figure } = this.state.place;
		if (figure === this.#shown) return;
		this.#shown = figure;
		if (figure) this.#lead(figure);
	}
}
customElements.define("grok-gallery", Gallery);
