import { html, LitElement, svg } from "lit";
import { qrPath } from "../export/qr";
import { teach } from "../i18n/teach";

/** A text as a QR code: black on white in every theme, since that is what cameras expect. */
class QrCode extends LitElement {
	static override properties = { text: {}, label: {} };
	declare text: string;
	/** What a screen reader says instead of the squares. */
	declare label: string;

	protected override createRenderRoot() {
		return this;
	}

	protected override render() {
		const drawn = qrPath(this.text, Number.POSITIVE_INFINITY);
		if (drawn === null) return html`<p class="hint">${teach.qr_too_long}</p>`;
		return html`<svg
			class="qr"
			data-testid="qr"
			viewBox="0 0 ${drawn.size} ${drawn.size}"
			role="img"
			aria-label=${teach.qr_of(this.label || this.text)}
			shape-rendering="crispEdges"
		>
			${svg`<rect width=${drawn.size} height=${drawn.size} fill="#fff" /><path d=${drawn.path} fill="#000" />`}
		</svg>`;
	}
}
customElements.define("grok-qr", QrCode);
