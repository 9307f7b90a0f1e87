import { html } from "lit";
import { studies as s } from "../i18n/studies";
import { studiesOf } from "../studies";
import { View } from "./view";

const LIMITS = { accuracy: 0.95, delay: 2 };
const LARGEST = 100e6;

/** Takes somebody's results: dropped anywhere on the page, or chosen. */
class SweepImport extends View {
	override connectedCallback() {
		super.connectedCallback();
		addEventListener("dragover", this.#over);
		addEventListener("drop", this.#drop);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		removeEventListener("dragover", this.#over);
		removeEventListener("drop", this.#drop);
	}

	protected override render() {
		return html`<section class="import">
			<h3>${s.import_title}</h3>
			<p class="hint">${s.import_help}</p>
			<label class="file"
				><input
					class="hidden"
					type="file"
					multiple
					accept=".jsonl,.json"
					data-testid="import"
					@change=${this.#chosen}
				/><span>${s.import_choose}</span></label
			>
		</section>`;
	}

	#over = (event: DragEvent) => {
		if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
	};

	/** What a field of its own has taken is not for us. */
	#drop = (event: DragEvent) => {
		if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
		event.preventDefault();
		this.#read([...event.dataTransfer.files]);
	};

	#chosen = (event: Event) => {
		const input = event.target as HTMLInputElement;
		this.#read([...(input.files ?? [])]);
		// The same file may be chosen again.
		input.value = "";
	};

	async #read(files: File[]) {
		const studies = studiesOf(this.app);
		if (files.length === 0) return;
		if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST) {
			studies.problem = s.import_large;
			return studies.changed();
		}
		const texts = await Promise.all(files.map((file) => file.text()));
		await studies.sweep?.pause();
		await studies.open("sweep", { kind: "results", lines: texts.join("\n") }, LIMITS);
	}
}
customElements.define("grok-sweep-import", SweepImport);
