// Taking back the latest change, and doing it again.

import { html } from "lit";
import type { App } from "../app";
import { playStrings as strings } from "../i18n/play";

export function undoRow({ deeds }: App) {
	const { next, following } = deeds;
	return html`<div class="undo-row">
		<button
			data-testid="undo"
			?disabled=${next === null}
			title=${next ? strings.undo_what(next.says) : strings.undo}
			@click=${() => deeds.back()}
		>
			${strings.undo}
		</button>
		<button
			data-testid="redo"
			?disabled=${following === null}
			title=${following ? strings.redo_what(following.says) : strings.redo}
			@click=${() => deeds.again()}
		>
			${strings.redo}
		</button>
		<small class="undo-next">${next?.says ?? ""}</small>
	</div>`;
}
