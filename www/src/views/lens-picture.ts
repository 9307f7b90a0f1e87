import { html, LitElement, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import {
	drawPicture,
	hit,
	move,
	type Picture,
	pictureCsv,
	pictureHeight,
	picturePng,
	pictureSvg,
	pictureTable,
	sayPlace,
} from "../charts/pictures";
import { onThemeChange, readTheme, type Theme } from "../charts/theme";
import { download } from "../export/download";
import { lenses as s } from "../i18n/lenses";
import type { Picked } from "../picks";

/** A table of more cells than that is shown in part. */
const MOST_CELLS = 4000;

/** One picture, what is at a place of it in words, and the same as a table and as files. */
class LensPicture extends LitElement {
	static override properties = {
		picture: { attribute: false },
		says: { attribute: false },
		pointed: { state: true },
		open: { state: true },
		problem: { state: true },
	};
	declare picture: Picture;
	/** What is to be seen, for those who do not see it. */
	declare says: string;
	/** The place that is read out. */
	declare pointed: number | null;
	/** Whether the table is shown. */
	declare open: boolean;
	declare problem: string | null;
	#theme: Theme | undefined;
	#drawn: unknown[] = [];
	#release = () => {};

	constructor() {
		super();
		this.says = "";
		this.pointed = null;
		this.open = false;
		this.problem = null;
	}

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback() {
		super.connectedCallback();
		const redraw = () => {
			this.#theme = undefined;
			this.#drawn = [];
			this.requestUpdate();
		};
		let width = 0;
		const sizes = new ResizeObserver(() => {
			// Drawing changes the height: that is no reason to draw again.
			if (width !== this.clientWidth) redraw();
			width = this.clientWidth;
		});
		sizes.observe(this);
		const themes = onThemeChange(redraw);
		this.#release = () => {
			sizes.disconnect();
			themes();
		};
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		this.#release();
	}

	protected override render() {
		const { picture } = this;
		const said = this.pointed === null ? "" : sayPlace(picture, this.pointed);
		return html`<figure class="lens-picture">
			<figcaption>${picture.title}</figcaption>
			<div class="frame">
				<canvas
					tabindex="0"
					role="img"
					data-kind=${picture.kind}
					aria-label=${s.describe(picture.title, this.says)}
					aria-roledescription=${s.point_picture}
					@pointermove=${this.#point}
					@pointerdown=${this.#point}
					@pointerleave=${this.#leave}
					@keydown=${this.#move}
					@click=${this.#choose}
					@blur=${() => this.#show(null)}
				></canvas>
			</div>
			${this.#buttons()}
			<p class="readout ${said ? "" : "hint"}" aria-live="polite" data-testid="lens-readout">
				${said || (this.#chooser ? s.choose_hint(this.#chooser) : s.point_hint)}
			</p>
			${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
			${this.open ? guard([picture], () => this.#table()) : nothing}
		</figure>`;
	}

	#buttons() {
		const { title } = this.picture;
		const save = (kind: string, make: () => void) =>
			html`<button class="small" aria-label=${s.save_as(kind, title)} @click=${make}>
				${kind}
			</button>`;
		return html`<div class="lens-files" role="group" aria-label=${s.files(title)}>
			<button
				class="small"
				aria-expanded=${this.open}
				aria-label=${s.show_table(title)}
				@click=${() => {
					this.open = !this.open;
				}}
			>
				${s.table}
			</button>
			${save(s.csv, () => this.#save("csv", pictureCsv(this.picture), "text/csv"))}
			${save(s.png, this.#savePng)}
			${save(s.svg, () => this.#save("svg", pictureSvg(this.picture, this.#colors), "image/svg+xml"))}
		</div>`;
	}

	#table() {
		const { header, rows } = pictureTable(this.picture);
		const shown = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, header.length)));
		return html`<div class="rows lens-table" tabindex="0" role="region" aria-label=${s.show_table(this.picture.title)}>
			<table>
				<thead>
					<tr>
						${header.map((name) => html`<th scope="col">${name}</th>`)}
					</tr>
				</thead>
				<tbody>
					${rows.slice(0, shown).map(
						([name, ...cells]) =>
							html`<tr>
								<th scope="row">${name}</th>
								${cells.map((cell) => html`<td>${cell}</td>`)}
							</tr>`,
					)}
				</tbody>
			</table>
			${rows.length > shown ? html`<p class="hint">${s.first_rows(shown, rows.length)}</p>` : nothing}
		</div>`;
	}

	/** Only what can change the picture makes it be drawn again. */
	protected override updated() {
		const seen = [this.picture, this.pointed, this.#theme];
		const canvas = this.querySelector("canvas");
		if (!canvas || seen.every((part, i) => part === this.#drawn[i])) return;
		drawPicture(canvas, this.picture, this.#colors, this.pointed);
		this.#drawn = [this.picture, this.pointed, this.#theme];
	}

	get #colors(): Theme {
		this.#theme ??= readTheme(this);
		return this.#theme;
	}

	#show(pointed: number | null) {
		this.pointed = pointed;
	}

	#point = (event: PointerEvent) => {
		const width = (event.currentTarget as HTMLCanvasElement).parentElement?.clientWidth ?? 0;
		const height = pictureHeight(this.picture, width);
		this.#show(hit(this.picture, width, height, event.offsetX, event.offsetY));
	};

	/** A finger that lifts has not left: what it touched stays readable. */
	#leave = (event: PointerEvent) => {
		if (event.pointerType === "mouse") this.#show(null);
	};

	/** The lens that takes bars, if these are such. */
	get #chooser(): string | undefined {
		return this.picture.kind === "bars" ? this.picture.chooser : undefined;
	}

	#choose = () => {
		const { picture, pointed } = this;
		if (picture.kind !== "bars" || !picture.picks || pointed === null) return;
		const detail: Picked = { ...picture.picks, name: picture.names[pointed] ?? "" };
		this.dispatchEvent(new CustomEvent("pick", { detail, bubbles: true }));
	};

	#move = (event: KeyboardEvent) => {
		if (this.#chooser && (event.key === "Enter" || event.key === " ")) {
			event.preventDefault();
			return this.#choose();
		}
		const next = move(this.picture, this.pointed, event.key);
		if (next === null) return;
		event.preventDefault();
		this.#show(next);
	};

	#savePng = async () => {
		try {
			this.#save("png", await picturePng(this.picture, this.#colors), "image/png");
			this.problem = null;
		} catch (error) {
			this.problem = s.not_saved(error instanceof Error ? error.message : String(error));
		}
	};

	#save(ending: string, content: string | Blob, type: string) {
		download(`${fileName(this.picture.title)}.${ending}`, content, type);
	}
}
customElements.define("grok-lens-picture", LensPicture);

const fileName = (title: string) =>
	title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, "-")
		.replace(/^-|-$/g, "");
