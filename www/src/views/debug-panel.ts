import { html } from "lit";
import { copy } from "../copy";
import { type DebugRow, debugRows } from "../debug";
import { BURN, COMMIT, versionOf } from "../export/provenance";
import { ASKING, askGpu, type Gpu } from "../gpu-report";
import { debugStrings as strings } from "../i18n/debug";
import { perSecond } from "../i18n/format";
import "./debug.css";
import { View } from "./view";

/** What the engine does and what it costs, for bug reports and the curious: `?debug`. */
class DebugPanel extends View {
	static override properties = {
		...View.properties,
		copied: { state: true },
		gpu: { state: true },
	};
	declare copied: boolean;
	/** What the browser says of its GPU. */
	declare gpu: DebugRow[];

	constructor() {
		super();
		this.gpu = ASKING;
	}

	protected override async firstUpdated() {
		this.gpu = await askGpu((navigator as { gpu?: Gpu }).gpu);
	}

	protected override render() {
		return html`<section class="debug" data-testid="debug" aria-label=${strings.title}>
			<div class="scroll" tabindex="0" role="group" aria-label=${strings.title}>
				<table class="listing">
					<caption>
						${strings.title} <small>${strings.help}</small>
					</caption>
					<tbody>
						${this.#rows().map(
							({ id, label, text }) =>
								html`<tr>
									<th scope="row">${label}</th>
									<td data-testid="debug-${id}">${text}</td>
								</tr>`,
						)}
					</tbody>
				</table>
			</div>
			<div class="buttons">
				<button data-testid="debug-copy" @click=${this.#copy}>
					${this.copied ? strings.copied : strings.copy}
				</button>
				<button
					data-testid="debug-lose"
					title=${strings.lose_hint}
					?disabled=${!this.#canLose()}
					@click=${() => this.app.lose()}
				>
					${strings.lose}
				</button>
			</div>
		</section>`;
	}

	#canLose(): boolean {
		const { device, meters } = this.state;
		return device?.kind === "webgpu" || (meters.at(-1)?.workers ?? 1) > 1;
	}

	#rows(): DebugRow[] {
		const { device, pace, meters } = this.state;
		const labels = strings.rows;
		return [
			{ id: "built", label: labels.built, text: this.#built() },
			{ id: "device", label: labels.device, text: device?.name ?? strings.unknown },
			{ id: "speed", label: labels.speed, text: perSecond(pace.steps_per_second) },
			...debugRows(meters),
			{
				id: "offline",
				label: labels.offline,
				text: document.documentElement.dataset.offline ?? strings.unknown,
			},
			{ id: "cores", label: labels.cores, text: String(navigator.hardwareConcurrency) },
			...this.gpu,
		];
	}

	/** The version and the commit that saved files name too. */
	#built(): string {
		const version = this.state.catalogue?.version ?? "";
		return `${versionOf({ version, commit: COMMIT ?? strings.commit_unknown })}, burn ${BURN}`;
	}

	/** Everything that a bug report needs, in plain text. */
	#text(): string {
		const rows = this.#rows().map(({ label, text }) => `${label}: ${text}`);
		const about = [`grokscope ${this.#built()}`, location.href, navigator.userAgent];
		return [...about, ...rows].join("\n");
	}

	#copy = async () => {
		this.copied = await copy(this.#text());
		setTimeout(() => {
			this.copied = false;
		}, 1500);
	};
}
customElements.define("grok-debug", DebugPanel);
