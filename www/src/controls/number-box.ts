import { html, LitElement } from "lit";
import { live } from "lit/directives/live.js";

/** A number that is typed: what is being typed stays, whatever is redrawn around it; only what fits is passed on. */
class NumberBox extends LitElement {
	static override properties = {
		value: { type: Number },
		min: { type: Number },
		max: { type: Number },
		step: {},
		label: {},
		name: {},
		set: { attribute: false },
		text: { state: true },
	};
	declare value: number;
	declare min: number;
	declare max: number;
	/** As of an input: "1" for whole numbers, "any" for others. */
	declare step: string;
	declare label: string;
	/** What tests know it by. */
	declare name: string;
	declare set: (value: number) => void;
	declare text: string | null;

	constructor() {
		super();
		this.max = Number.MAX_SAFE_INTEGER;
		this.step = "1";
		this.text = null;
	}

	protected override createRenderRoot() {
		return this;
	}

	protected override render() {
		const text = this.text ?? String(this.value);
		return html`<label
			>${this.label}
			<input
				type="number"
				data-testid=${this.name}
				min=${this.min}
				step=${this.step}
				inputmode=${this.step === "1" ? "numeric" : "decimal"}
				aria-invalid=${!this.#fits(text)}
				.value=${live(text)}
				@input=${this.#type}
				@blur=${() => {
					this.text = null;
				}}
		/></label>`;
	}

	#fits(text: string): boolean {
		const number = Number(text);
		const whole = this.step !== "1" || Number.isInteger(number);
		return text.trim() !== "" && whole && number >= this.min && number <= this.max;
	}

	#type = (event: Event) => {
		this.text = (event.target as HTMLInputElement).value;
		if (this.#fits(this.text)) this.set(Number(this.text));
	};
}
customElements.define("grok-number", NumberBox);
