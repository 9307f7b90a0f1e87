import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { App } from "../app";
import { playStrings as strings } from "../i18n/play";
import {
	CELL_MOVES,
	CURVE_MOVES,
	KEYS,
	type Key,
	type KeyName,
	keepCharacters,
	readCharacters,
} from "../keys";
import { printed } from "./key-names";
import "./keys.css";
import { View } from "./view";

/** Every key of the page, and the switch for those that are single characters. */
class KeysDialog extends View {
	protected override firstUpdated() {
		this.querySelector("dialog")?.showModal();
	}

	protected override render() {
		const rows = Object.entries(KEYS) as [KeyName, Key][];
		return html`<dialog
			class="keys-dialog"
			aria-labelledby="keys-title"
			data-testid="keys"
			@close=${() => this.remove()}
			@keydown=${this.#press}
		>
			<header>
				<h2 id="keys-title">${strings.keys_title}</h2>
				<form method="dialog"><button data-testid="keys-close">${strings.keys_close}</button></form>
			</header>
			<table>
				<tbody>
					${rows.map(([name, { combos }]) => row(combos, strings.keys[name], strings.keys_or))}
					${row(names(CURVE_MOVES), strings.keys_curve)} ${row(names(CELL_MOVES), strings.keys_cell)}
				</tbody>
			</table>
			<p class="hint">${strings.keys_note}</p>
			<label class="check"
				><input
					type="checkbox"
					data-testid="keys-on"
					.checked=${live(readCharacters())}
					@change=${this.#switch}
				/>
				${strings.keys_switch}</label
			>
		</dialog>`;
	}

	#switch = ({ currentTarget }: Event) => {
		keepCharacters((currentTarget as HTMLInputElement).checked);
		// Hints name the keys.
		this.app.store.patch({});
	};

	/** The key that has opened it closes it. */
	#press = (event: KeyboardEvent) => {
		if (!KEYS.help.combos.includes(event.key) || !readCharacters()) return;
		event.stopPropagation();
		this.querySelector("dialog")?.close();
	};
}
customElements.define("grok-keys-dialog", KeysDialog);

export function openKeys(app: App) {
	if (document.querySelector("grok-keys-dialog")) return;
	const dialog = new KeysDialog();
	dialog.app = app;
	document.body.append(dialog);
}

const names = (moves: Record<string, unknown>) =>
	Object.keys(moves).map((key) => key.toLowerCase());

function row(combos: string[], says: string, between = " "): TemplateResult {
	return html`<tr>
		<th scope="row">
			${combos.map((combo, i) => [i > 0 ? between : "", printed(combo).map((name) => html`<kbd>${name}</kbd>`)])}
		</th>
		<td>${says}</td>
	</tr>`;
}
