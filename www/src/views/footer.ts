import { html, nothing } from "lit";
import { LANGUAGES, type Language, language, speak, teachersPages } from "../i18n/language";
import { playStrings } from "../i18n/play";
import { strings } from "../i18n/strings";
import { readCharacters, showKeys } from "../keys";
import { keepLook, LOOKS, type Look, readLook } from "../look";
import { View } from "./view";

/** What concerns the page and no run: its language, its look, its keys, its version. */
class Footer extends View {
	protected override render() {
		const { catalogue } = this.state;
		return html`<footer class="foot">
			${this.#language()} ${this.#look()}
			<button data-testid="show-keys" @click=${() => showKeys(this.app)}>${playStrings.keys_title}</button>
			${readCharacters() ? html`<p>${strings.keys_hint}</p>` : nothing}
			<a href=${teachersPages} data-testid="teachers">${strings.teachers}</a>
			${catalogue ? html`<p class="version">grokscope ${catalogue.version}</p>` : nothing}
		</footer>`;
	}

	#language() {
		const names = Object.entries(LANGUAGES);
		if (names.length < 2) return nothing;
		return html`<label
			>${strings.language}
			<select
				data-testid="language"
				@change=${(event: Event) => speak((event.currentTarget as HTMLSelectElement).value as Language)}
			>
				${names.map(
					([id, name]) =>
						html`<option value=${id} lang=${id} ?selected=${id === language}>${name}</option>`,
				)}
			</select>
		</label>`;
	}

	#look() {
		return html`<label
			>${strings.look}
			<select
				data-testid="look"
				@change=${(event: Event) => keepLook((event.currentTarget as HTMLSelectElement).value as Look)}
			>
				${LOOKS.map(
					(look) =>
						html`<option value=${look} ?selected=${look === readLook()}>${strings.looks[look]}</option>`,
				)}
			</select>
		</label>`;
	}
}
customElements.define("grok-footer", Footer);
