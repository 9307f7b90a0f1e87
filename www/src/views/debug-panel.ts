import { html, nothing } from "lit";
import { copy } from "../copy";
import { type DebugRow, debugRows } from "../debug";
import { perSecond } from "../i18n/format";
import { strings } from "../i18n/strings";
import { View } from "./view";

/** What the engine does and what it costs, for bug reports and the curious: `?debug`. */
class DebugPanel extends View {
	static override properties = { ...View.properties, copied: { state: true } };
	declare copied: boolean;

	protected override render() {
		if (!this.app.debug) return nothing;
		return html`<section class="debug" data-testid="debug" aria-label=${strings.debug_title}>
			<div class="scroll" tabindex="0" role="group" aria-label=${strings.debug_title}>
				<table class="listing">
					<caption>
						${strings.debug_title} <small>${strings.debug_help}</small>
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
					${this.copied ? strings.debug_copied : strings.debug_copy}
				</button>
				<button
					data-testid="debug-lose"
					title=${strings.debug_lose_hint}
					?disabled=${!this.#canLose()}
					@click=${() => this.app.lose()}
				>
					${strings.debug_lose}
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
		const labels = strings.debug_rows;
		return [
			{ id: "device", label: labels.device, text: device?.name ?? strings.unknown },
			{ id: "speed", label: labels.speed, text: perSecond(pace.steps_per_second) },
			...debugRows(meters),
			{
				id: "offline",
				label: labels.offline,
				text: document.documentElement.dataset.offline ?? strings.unknown,
			},
			{ id: "cores", label: labels.cores, text: String(navigator.hardwareConcurrency) },
		];
	}

	/** Everything that a bug report needs, in plain text. */
	#text(): string {
		const { catalogue } = this.state;
		const rows = this.#rows().map(({ label, text }) => `${label}: ${text}`);
		const about = [`grokscope ${catalogue?.version ?? ""}`, location.href, navigator.userAgent];
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
