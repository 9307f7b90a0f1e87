// Somebody's own table of answers: pasted, typed, dropped or opened from a file. What is kept is the core's form of it.

import { html } from "lit";
import { strings } from "../i18n/strings";
import { View } from "../views/view";

class TableField extends View {
	static override properties = {
		...View.properties,
		path: { attribute: false },
		name: { attribute: false },
		value: { attribute: false },
		bad: { attribute: false },
	};
	declare path: string;
	/** Id of the text area, for its label. */
	declare name: string;
	/** The table as the core keeps it; "" if there is none. */
	declare value: string;
	declare bad: boolean;
	#shown = "";

	/** A table that came from elsewhere, such as a link, is shown; nobody's typing is replaced. */
	protected override async updated() {
		const { value } = this;
		const area = this.querySelector("textarea") as HTMLTextAreaElement;
		if (value === this.#shown) return;
		this.#shown = value;
		if (area === document.activeElement) return;
		const text = await this.app.settings.sayTable(value);
		if (value === this.#shown) area.value = text;
	}

	protected override render() {
		return html`<textarea
				id=${this.name}
				data-testid=${this.name}
				rows="3"
				spellcheck="false"
				autocomplete="off"
				placeholder=${strings.table_placeholder}
				aria-describedby="${this.name}-hint"
				aria-invalid=${this.bad}
				@input=${(event: Event) => this.#take((event.target as HTMLTextAreaElement).value)}
				@dragover=${(event: DragEvent) => event.preventDefault()}
				@drop=${this.#drop}
				@blur=${() => this.app.settings.commit()}
			></textarea>
			<label class="file"
				><input
					type="file"
					class="hidden"
					accept=".csv,.json,.txt,text/csv,application/json,text/plain"
					data-testid="${this.name}-file"
					@change=${this.#choose}
				/><span>${strings.table_open}</span></label
			>
			<span class="hint">${strings.table_paste}</span>`;
	}

	#take(text: string) {
		this.app.settings.editTable(this.path, text);
	}

	async #read(file: File | undefined) {
		if (!file) return;
		const text = await file.text();
		const area = this.querySelector("textarea") as HTMLTextAreaElement;
		area.value = text;
		this.#take(text);
	}

	#choose = (event: Event) => {
		const input = event.target as HTMLInputElement;
		this.#read(input.files?.[0]);
		// The same file, changed, may be chosen again.
		input.value = "";
	};

	#drop = (event: DragEvent) => {
		const file = event.dataTransfer?.files[0];
		if (!file) return;
		event.preventDefault();
		this.#read(file);
	};
}
customElements.define("grok-table-field", TableField);
