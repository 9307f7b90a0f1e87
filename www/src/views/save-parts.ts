// What the parts of saving have in common.

import { html, nothing, type TemplateResult } from "lit";

/** A QR code, drawn; black on white in every theme, for scanners expect it. */
export const code = ({ size, path }: { size: number; path: string }, says: string) =>
	html`<svg
		class="qr"
		data-testid="qr"
		viewBox="0 0 ${size} ${size}"
		role="img"
		aria-label=${says}
		shape-rendering="crispEdges"
	>
		<rect width=${size} height=${size} fill="#fff" />
		<path d=${path} fill="#000" />
	</svg>`;

export function part(title: string, help: unknown, body: TemplateResult) {
	return html`<section>
		<h3>${title}</h3>
		${help === nothing ? nothing : html`<p class="hint">${typeof help === "string" ? ticked(help) : help}</p>`}
		${body}
	</section>`;
}

/** What stands between backticks is code. */
export const ticked = (words: string) =>
	words.split("`").map((piece, i) => (i % 2 === 1 ? html`<code>${piece}</code>` : piece));
