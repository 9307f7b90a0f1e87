// The door to saving and sharing, and what must work while it is closed: files that are dropped anywhere on the page, text
// that is pasted, and paper. What they need is loaded when it is first wanted.

import { html, nothing } from "lit";
import { strings } from "../i18n/strings";
import { View } from "./view";
import "./print.css";

/** Once the page is busy with nothing else: a browser that prints does not wait for a file. */
const REPORT_AFTER_MS = 4000;

class SaveDoor extends View {
	static override properties = {
		...View.properties,
		open: { state: true },
		loaded: { state: true },
		reports: { state: true },
		failure: { state: true },
		said: { state: true },
	};
	declare open: boolean;
	declare loaded: boolean;
	/** Whether the report is there that paper shows. */
	declare reports: boolean;
	declare failure: string;
	/** What has been opened, for those who hear it. */
	declare said: string;
	#report: ReturnType<typeof setTimeout> | undefined;

	override connectedCallback() {
		super.connectedCallback();
		addEventListener("dragover", this.#over);
		addEventListener("drop", this.#drop);
		addEventListener("paste", this.#paste);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		clearTimeout(this.#report);
		removeEventListener("dragover", this.#over);
		removeEventListener("drop", this.#drop);
		removeEventListener("paste", this.#paste);
	}

	protected override render() {
		return html`<details class="save" data-testid="save" @toggle=${this.#toggle}>
				<summary>${strings.save_title}</summary>
				${this.open ? this.#inside() : nothing}
			</details>
			<p class="hint" role="status" data-testid="opened">${this.said ?? ""}</p>
			${this.reports ? html`<grok-report .app=${this.app}></grok-report>` : nothing}`;
	}

	#inside() {
		if (this.failure) return html`<p role="alert">${strings.place_failed(this.failure)}</p>`;
		if (!this.loaded) return html`<p class="waiting">${strings.place_loading}</p>`;
		return html`<grok-save
			.app=${this.app}
			.openFiles=${(files: File[]) => this.#openFiles(files)}
			.print=${() => this.#print()}
		></grok-save>`;
	}

	protected override updated() {
		if (this.#report === undefined && this.state.ready)
			this.#report = setTimeout(() => this.#loadReport(), REPORT_AFTER_MS);
	}

	#toggle = async (event: Event) => {
		this.open = (event.currentTarget as HTMLDetailsElement).open;
		if (!this.open || this.loaded) return;
		try {
			await import("./save");
			this.loaded = true;
		} catch (error) {
			this.failure = String(error);
		}
	};

	async #loadReport() {
		// Without it the page prints what it shows.
		await import("./report").catch(() => {});
		this.reports = customElements.get("grok-report") !== undefined;
	}

	async #print() {
		await this.#loadReport();
		await this.updateComplete;
		window.print();
	}

	// --- What comes from outside ------------------------------------------------------------------

	/** Sweeps take files of their own. */
	get #ours(): boolean {
		return this.state.place.view !== "sweep" && this.state.catalogue !== null;
	}

	#over = (event: DragEvent) => {
		if (this.#ours && event.dataTransfer?.types.includes("Files")) event.preventDefault();
	};

	/** What a field of its own has taken is not for us. */
	#drop = (event: DragEvent) => {
		const files = [...(event.dataTransfer?.files ?? [])];
		if (!this.#ours || event.defaultPrevented || files.length === 0) return;
		event.preventDefault();
		this.#openFiles(files);
	};

	/** Into a field, pasting is pasting. */
	#paste = (event: ClipboardEvent) => {
		const target = event.target as HTMLElement;
		if (!this.#ours || event.defaultPrevented) return;
		if (target.closest?.("input, textarea, select, [contenteditable]")) return;
		const files = [...(event.clipboardData?.files ?? [])];
		const text = event.clipboardData?.getData("text/plain") ?? "";
		if (files.length > 0) this.#openFiles(files);
		else if (text.trim() !== "")
			this.#open((opening) => opening.openText(this.app, text, this.#tell));
	};

	#openFiles(files: File[]) {
		return this.#open((opening) => opening.openFiles(this.app, files, this.#tell));
	}

	#tell = (text: string) => {
		this.said = text;
	};

	async #open(work: (opening: typeof import("../export/opening")) => Promise<string | null>) {
		this.said = "";
		try {
			this.said = (await work(await import("../export/opening"))) ?? "";
		} catch (error) {
			this.said = strings.place_failed(String(error));
		}
	}
}
customElements.define("grok-save-door", SaveDoor);
