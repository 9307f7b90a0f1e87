import { html, LitElement, svg } from "lit";
import { encode } from "uqr";
import { teach } from "../i18n/teach";

/** Modules of quiet around the code, as the standard asks. */
const BORDER = 4;

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
		const drawn = qrPath(this.text);
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

/** Runs of dark modules as one path; null if the text does not fit into any code. */
export function qrPath(text: string): { size: number; path: string } | null {
	try {
		const { data, size } = encode(text, { ecc: "L", boostEcc: true, border: BORDER });
		const rows = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
		return { size, path: rows.join("") };
	} catch {
		return null;
	}
}
