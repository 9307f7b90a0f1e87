import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { RUN_COLORS } from "../charts/palette";
import { count, duration, roundPercent } from "../i18n/format";
import { locale } from "../i18n/language";
import { runStrings as strings } from "../i18n/runs";
import { type RunRecord, sayDifference } from "../records";
import { View } from "./view";

const when = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" });

/** The history of runs: names, differences, results; each can be pinned, gone on with, or deleted. */
class RunList extends View {
	static override properties = { ...View.properties, whole: { type: Boolean } };
	/** Every column, for the lab. */
	declare whole: boolean;

	protected override render() {
		const { runs, catalogue } = this.state;
		if (!catalogue) return nothing;
		const newest = [...runs].reverse();
		return html`<section class="runs" aria-labelledby="runs-title" data-testid="runs">
			<h2 id="runs-title">${strings.title}</h2>
			<p class="hint">${runs.length > 0 ? strings.lead : strings.none}
				${this.app.runs.shelf.lasting ? nothing : strings.not_lasting}</p>
			${runs.length > 0 ? this.#table(newest) : nothing}
		</section>`;
	}

	#table(records: RunRecord[]) {
		const { columns } = strings;
		return html`<div class="scroll" tabindex="0" role="region" aria-label=${strings.list}>
			<table class="listing">
				<thead>
					<tr>
						<th scope="col">${columns.name}</th>
						<th scope="col">${columns.difference}</th>
						<th scope="col">${columns.memorised}</th>
						<th scope="col">${columns.generalised}</th>
						<th scope="col">${columns.test}</th>
						<th scope="col">${columns.step}</th>
						${
							this.whole
								? html`<th scope="col">${columns.time}</th>
									<th scope="col">${columns.begun}</th>`
								: nothing
						}
						<td></td>
					</tr>
				</thead>
				<tbody>
					${repeat(
						records,
						({ id }) => id,
						(record) => this.#row(record),
					)}
				</tbody>
			</table>
		</div>`;
	}

	#row(record: RunRecord) {
		const { catalogue } = this.state;
		const { id, milestones, rows, step, begun, elapsed_ms } = record;
		const here = id === this.state.record;
		const said = (at: number | undefined) => (at === undefined ? strings.never : count(at));
		const point = (which: string | null) => () => this.app.store.patch({ pointed: which });
		return html`<tr
			data-testid="run-row"
			data-id=${id}
			data-kept=${record.kept ?? ""}
			aria-current=${here ? "true" : nothing}
			@pointerenter=${point(id)}
			@pointerleave=${point(null)}
			@focusin=${point(id)}
			@focusout=${point(null)}
		>
			<th scope="row">${this.#name(record, here)}</th>
			<td class="words">${catalogue ? sayDifference(record, catalogue) : nothing}</td>
			<td>${said(milestones.memorised)}</td>
			<td>${said(milestones.generalised)}</td>
			<td>${roundPercent(rows.at(-1)?.test_accuracy ?? 0)}</td>
			<td>${count(step)}</td>
			${
				this.whole
					? html`<td>${duration(elapsed_ms)}</td>
						<td>${when.format(begun)}</td>`
					: nothing
			}
			<td class="actions">${here ? html`<small>${strings.on_screen}</small>` : this.#actions(record)}</td>
		</tr>`;
	}

	#name({ id, name, color, pinned }: RunRecord, here: boolean) {
		const { runs } = this.app;
		const rename = ({ currentTarget }: Event) => {
			const input = currentTarget as HTMLInputElement;
			runs.rename(id, input.value);
			input.value = runs.find(id)?.name ?? name;
		};
		const swatch = here ? "var(--test)" : RUN_COLORS[color];
		return html`<span class="named">
			<i class="line" .style=${`background: ${swatch}`} aria-hidden="true"></i>
			<input
				type="text"
				maxlength="60"
				aria-label=${strings.rename(name)}
				.value=${name}
				@change=${rename}
			/>
			<label class="pin" title=${pinned ? strings.unpin(name) : strings.pin(name)}
				><input
					type="checkbox"
					data-testid="pin"
					aria-label=${pinned ? strings.unpin(name) : strings.pin(name)}
					.checked=${live(pinned)}
					@change=${() => runs.pin(id, !pinned)}
				/>${strings.pin_short}</label
			>
		</span>`;
	}

	#actions(record: RunRecord) {
		const { id, name, kept, state, config } = record;
		return html`${
			config
				? html`<button data-testid="use" @click=${() => this.app.openConfig(config)}>
							${strings.use}
						</button>`
				: nothing
		}
			${
				kept !== null && state !== "finished"
					? html`<button data-testid="go-on" @click=${() => this.app.goOn(id)}>${strings.go_on(kept)}</button>`
					: nothing
			}
			<button
				class="link"
				data-testid="remove"
				aria-label=${strings.remove(name)}
				@click=${() => this.app.deeds.remove(id)}
			>
				${strings.remove_short}
			</button>`;
	}
}
customElements.define("grok-runs", RunList);
