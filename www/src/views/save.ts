// Saving and sharing the run on screen, and opening what others have saved.

import { html, nothing } from "lit";
import "./save.css";
import "./save-media";
import { copy } from "../copy";
import { type Dossier, dossier } from "../export/dossier";
import { download } from "../export/download";
import { qrPath } from "../export/qr";
import { save as s } from "../i18n/save";
import type { Run } from "../store";
import { code, part, ticked } from "./save-parts";
import { View } from "./view";

class Save extends View {
	static override properties = {
		...View.properties,
		openFiles: { attribute: false },
		print: { attribute: false },
		qr: { state: true },
		said: { state: true },
		idle: { state: true },
	};
	declare openFiles: (files: File[]) => void;
	declare print: () => void;
	/** Whether the code is shown. */
	declare qr: boolean;
	/** What the latest press has done. */
	declare said: string;
	/** Settings without effect in the run on screen. */
	declare idle: string[];
	#judged: unknown;

	constructor() {
		super();
		this.idle = [];
	}

	protected override render() {
		const { run, catalogue } = this.state;
		const body =
			run && catalogue
				? this.#run(run, dossier(this.state, run, catalogue, this.idle, surroundings()))
				: html`<p class="hint">${s.none_yet}</p>`;
		return html`<div class="save-parts">${body} ${this.#openPart()}</div>
			<p class="hint" role="status" data-testid="save-said">${this.said ?? ""}</p>`;
	}

	/** Which settings have an effect is the core's to say. */
	protected override async updated() {
		const config = this.state.run?.config;
		if (!config || config === this.#judged) return;
		this.#judged = config;
		const verdict = await this.app.settings.judge(config);
		if (config === this.#judged) this.idle = verdict?.idle ?? [];
	}

	#run(run: Run, all: Dossier) {
		return html`${this.#link(all)} ${this.#files(all)} ${this.#command(all)}
			<grok-save-media .app=${this.app} .origin=${all.origin} .name=${all.name}></grok-save-media>
			${this.#cite(all)}
			${part(
				s.print_title,
				s.print_help,
				html`<div class="buttons"><button data-testid="print" ?disabled=${run.history.length === 0} @click=${() => this.print()}>
					${s.print}
				</button></div>`,
			)}`;
	}

	#link({ link }: Dossier) {
		const found = this.qr ? qrPath(link) : null;
		return part(
			s.link_title,
			s.link_help,
			html`<div class="buttons">
					${this.#copy("copy-link", s.copy_link, link)}
					<button
						data-testid="show-qr"
						aria-expanded=${Boolean(this.qr)}
						@click=${() => {
							this.qr = !this.qr;
						}}
					>
						${s.show_qr}
					</button>
				</div>
				${text(link, s.link_title, "run-link")}
				${found ? code(found, s.qr_says(link)) : this.qr ? html`<p class="hint">${s.qr_too_long}</p>` : nothing}`,
		);
	}

	#files({ name, files }: Dossier) {
		const step = this.app.time.forkable;
		const file = (id: keyof typeof files, label: string, ending: string, type: string) =>
			html`<button data-testid="save-${id}" @click=${() => download(name + ending, files[id](), type)}>
				${label}
			</button>`;
		return part(
			s.files_title,
			html`${s.config}: ${ticked(s.config_help)} CSV, JSONL: ${s.metrics_help} ${s.story}: ${s.story_help}`,
			html`<div class="buttons">
					${file("config", s.config, ".json", "application/json")}
					${file("csv", s.csv, ".csv", "text/csv")}
					${file("jsonl", s.jsonl, ".jsonl", "application/jsonl")}
					${file("story", s.story, ".meta.json", "application/json")}
					<button
						data-testid="save-checkpoint"
						data-step=${step ?? ""}
						?disabled=${step === null}
						@click=${() => this.#saveCheckpoint(name)}
					>
						${step === null ? s.checkpoint_none : s.checkpoint(step)}
					</button>
				</div>
				<p class="hint">${ticked(s.checkpoint_help)}</p>
				<p class="hint">${s.weights_help}</p>
				${text(exportLine(name, step), s.weights_help, "weights-command")}`,
		);
	}

	#command({ command, needsFile }: Dossier) {
		const onGpu = this.state.device?.kind === "webgpu";
		return part(
			s.command_title,
			nothing,
			html`${text(command, s.command_title, "command")}
				<div class="buttons">${this.#copy("copy-command", s.copy_command, command)}</div>
				${needsFile ? html`<p class="hint">${s.command_file}</p>` : nothing}
				${onGpu ? html`<p class="hint">${s.command_gpu}</p>` : nothing}`,
		);
	}

	#cite({ citation, bibtex }: Dossier) {
		return part(
			s.cite_title,
			nothing,
			html`${text(citation, s.cite_text, "citation")} ${text(bibtex, s.cite_bibtex, "bibtex", 4)}
				<div class="buttons">
					${this.#copy("copy-citation", s.copy_text, citation)}
					${this.#copy("copy-bibtex", s.copy_bibtex, bibtex)}
				</div>`,
		);
	}

	#openPart() {
		const choose = (event: Event) => {
			const input = event.target as HTMLInputElement;
			this.openFiles([...(input.files ?? [])]);
			// The same file may be chosen again.
			input.value = "";
		};
		return part(
			s.open_title,
			s.open_help,
			html`<label class="file"
				><input class="hidden" type="file" multiple data-testid="open-file" @change=${choose} /><span
					>${s.open}</span
				></label
			>`,
		);
	}

	#copy(id: string, label: string, what: string) {
		const onClick = async () => {
			this.said = (await copy(what)) ? s.copied : s.copy_failed;
		};
		return html`<button data-testid=${id} @click=${onClick}>${label}</button>`;
	}

	async #saveCheckpoint(name: string) {
		const step = this.app.time.forkable;
		const bytes = step === null ? null : await this.app.time.checkpoint(step);
		this.said = bytes ? "" : s.checkpoint_lost;
		if (bytes) download(checkpointName(name, step), bytes, "application/octet-stream");
	}
}
customElements.define("grok-save", Save);

const surroundings = () => ({
	page: location.href,
	browser: navigator.userAgent,
	date: new Date(),
});

/** The name says the step of the run; a checkpoint has its own. */
const checkpointName = (name: string, step: number | null) =>
	`${name.replace(/-\d+$/, "")}-${step ?? 0}.safetensors`;

const exportLine = (name: string, step: number | null) =>
	`grokscope export weights --checkpoint ${checkpointName(name, step)} --out weights.safetensors`;

/** Text to be copied by hand, where the clipboard is not ours. */
const text = (content: string, label: string, id: string, rows = 2) =>
	html`<textarea
		class="copy"
		readonly
		rows=${rows}
		spellcheck="false"
		aria-label=${label}
		data-testid=${id}
		.value=${content}
		@focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}
	></textarea>`;
