import { html, LitElement } from "lit";
import { copy } from "../copy";
import { teach } from "../i18n/teach";
import "./qr";
import "./teach.css";

/** Something to be passed on: as text that can be copied, and as a QR code. */
class ShareLink extends LitElement {
	static override properties = {
		text: {},
		label: {},
		name: {},
		said: { state: true },
	};
	declare text: string;
	declare label: string;
	/** What tests know it by. */
	declare name: string;
	declare said: string;

	protected override createRenderRoot() {
		return this;
	}

	protected override render() {
		const id = `share-${this.name}`;
		return html`<div class="share">
			<label for=${id}>${this.label}</label>
			<div class="inputs">
				<input
					id=${id}
					data-testid=${id}
					type="text"
					readonly
					.value=${this.text}
					@focus=${(event: Event) => (event.target as HTMLInputElement).select()}
				/>
				<button type="button" @click=${this.#copy}>${teach.copy}</button>
			</div>
			<p class="hint" role="status">${this.said ?? ""}</p>
			<details class="qr-box">
				<summary>${teach.qr}</summary>
				<grok-qr .text=${this.text} .label=${this.label}></grok-qr>
			</details>
		</div>`;
	}

	#copy = async () => {
		this.said = (await copy(this.text)) ? teach.copied : teach.copy_failed;
	};
}
customElements.define("grok-share-link", ShareLink);

/** A hash as an address that works elsewhere; what this visitor has in the query string is not passed on. */
export const absolute = (hash: string) => location.href.replace(/[?#].*$/s, "") + hash;
