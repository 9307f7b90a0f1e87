import { html, nothing, type TemplateResult } from "lit";
import { tellThemeChange } from "../charts/theme";
import type { ClassPlan } from "../class/plan";
import { gather } from "../class/results";
import { onClassChange, planOf, recallClass, type SavedClass } from "../class/saved";
import { teach } from "../i18n/teach";
import type { Lenses } from "../lenses";
import { applyLook, readLook } from "../look";
import "./class-diagram";
import { absolute } from "./share-link";
import "./stage.css";
import "./sweep.css";
import { View } from "./view";

const words = teach.stage;
/** What the projector shows; the style sheet does the rest. */
const SCENES = { "1": "both", "2": "table", "3": "curves", "4": "class" } as const;
type Scene = (typeof SCENES)[keyof typeof SCENES];
type Key = { key: string; shown: string; says: string; act: () => void; pressed?: boolean };

/** The projector: the page's own table and curve, large, and keys for whoever stands beside it. */
class Stage extends View {
	static override properties = {
		...View.properties,
		scene: { state: true },
		dark: { state: true },
		saved: { state: true },
	};
	declare scene: Scene;
	declare dark: boolean;
	declare saved: SavedClass | null;
	#leave = () => {};
	#lenses: Lenses | null = null;

	constructor() {
		super();
		this.scene = "both";
		this.dark = false;
		this.saved = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		this.saved = recallClass();
		const forget = onClassChange(() => {
			this.saved = recallClass();
		});
		document.addEventListener("keydown", this.#press);
		this.#leave = () => {
			forget();
			document.removeEventListener("keydown", this.#press);
			this.#lenses?.follow(false);
			this.#lenses = null;
			delete document.documentElement.dataset.stage;
			applyLook(readLook());
			tellThemeChange();
		};
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		this.#leave();
	}

	protected override updated() {
		// An update may still be under way when the view is left.
		if (!this.isConnected) return;
		const { dataset } = document.documentElement;
		const look = this.dark ? "dark" : "light";
		const same = dataset.stage === this.scene && dataset.look === look;
		// In a lit room black on white is what can be read, whatever this computer prefers.
		dataset.stage = this.scene;
		applyLook(look);
		if (!same) tellThemeChange();
	}

	get #plan(): ClassPlan | null {
		const { catalogue } = this.state;
		const plan = this.saved && catalogue ? planOf(this.saved.hash, catalogue) : null;
		return typeof plan === "string" ? null : plan;
	}

	#keys(): Key[] {
		const { app } = this;
		const scene = (key: keyof typeof SCENES, says: string): Key => ({
			...{ key, shown: key, says, pressed: this.scene === SCENES[key] },
			act: () => {
				this.scene = SCENES[key];
			},
		});
		const move = (by: number) => () => this.#move(by);
		return [
			{ key: " ", shown: words.space, says: words.play, act: () => app.togglePlay() },
			{ key: "ArrowLeft", shown: "←", says: words.back, act: move(-1) },
			{ key: "ArrowRight", shown: "→", says: words.on, act: move(1) },
			{ key: "r", shown: "R", says: words.reset, act: () => app.reset() },
			scene("1", words.one),
			scene("2", words.two),
			scene("3", words.three),
			...(this.#plan ? [scene("4", words.four)] : []),
			{ key: "q", shown: "Q", says: words.qr, act: () => this.#code() },
			{
				...{ key: "d", shown: "D", says: words.dark, pressed: this.dark },
				act: () => {
					this.dark = !this.dark;
				},
			},
		];
	}

	/** The table goes back in time as well; what that takes is loaded when somebody first does. */
	async #follow() {
		if (this.#lenses) return;
		const { lensesOf } = await import("../lenses");
		if (!this.isConnected) return;
		this.#lenses = lensesOf(this.app);
		this.#lenses.follow(true);
	}

	#move(by: number) {
		this.#follow();
		this.app.time.move(by);
	}

	#press = (event: KeyboardEvent) => {
		const target = event.target as HTMLElement;
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (target.closest("input, select, textarea, .cell, canvas, .plot")) return;
		if (event.key === " " && target.closest("button, summary, a")) return;
		const found = this.#keys().find(
			({ key }) => key === event.key || key === event.key.toLowerCase(),
		);
		if (!found) return;
		event.preventDefault();
		found.act();
	};

	#code() {
		const dialog = this.querySelector("dialog");
		if (dialog?.open) dialog.close();
		else dialog?.showModal();
	}

	protected override render() {
		const plan = this.#plan;
		return html`<section class="stage" aria-label=${words.label} data-testid="stage">
				<h1 class="hidden">${words.label}</h1>
				${plan && this.scene === "class" ? this.#class(plan) : nothing}
				<div class="keys" role="group" aria-label=${words.keys} data-testid="stage-keys">
					${this.#keys().map((key) => this.#key(key))}
					<a href=${this.app.linkTo({ view: "train", figure: null })}>${words.leave}</a>
				</div>
			</section>
			${this.#qr()}`;
	}

	#key({ key, shown, says, act, pressed }: Key): TemplateResult {
		return html`<button
			data-testid="key-${key.trim() || "space"}"
			aria-pressed=${pressed === undefined ? nothing : pressed}
			@click=${act}
		>
			<kbd>${shown}</kbd> ${says}
		</button>`;
	}

	#class(plan: ClassPlan): TemplateResult {
		const results = gather(plan, this.saved?.codes ?? []);
		const all = plan.cells.length;
		return html`<h2 data-testid="stage-received">
				${teach.class.received(all - results.missing.length, all)}
			</h2>
			<grok-class-diagram .app=${this.app} .plan=${plan} .results=${results}></grok-class-diagram>`;
	}

	/** Of the class while its results are shown; otherwise of what is on the screen. */
	#qr(): TemplateResult {
		const hash =
			this.scene === "class" && this.saved
				? this.saved.hash
				: this.app.linkTo({ view: "train", figure: null });
		const close = () => this.querySelector("dialog")?.close();
		return html`<dialog class="stage-qr" aria-labelledby="stage-qr-title" @click=${close}>
			<h2 id="stage-qr-title">${words.qr_title}</h2>
			<grok-qr .text=${absolute(hash)}></grok-qr>
			<form method="dialog"><button>${teach.lesson.close}</button></form>
		</dialog>`;
	}
}
customElements.define("grok-stage", Stage);
