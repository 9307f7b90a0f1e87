// Pictures, films and sounds of the run on screen.

import { html, nothing } from "lit";
import { LINE_CHARTS } from "../charts/lines";
import type { Picture } from "../charts/pictures";
import { readTheme } from "../charts/theme";
import { download } from "../export/download";
import { canFilm, canRecord, makeGif, makeWebm, stage, words } from "../export/film";
import { melody } from "../export/melody";
import { curvePicture, posterPng, posterSvg, tablePicture } from "../export/pictures";
import { type Player, play } from "../export/player";
import { save as s } from "../i18n/save";
import type { Run } from "../store";
import { part } from "./save-parts";
import { View } from "./view";

type Film = { make: typeof makeGif; ending: string };
const FILMS: Record<"gif" | "webm", Film> = {
	gif: { make: makeGif, ending: ".gif" },
	webm: { make: makeWebm, ending: ".webm" },
};
type Progress = { done: number; all: number; text: string };

class SaveMedia extends View {
	static override properties = {
		...View.properties,
		origin: { attribute: false },
		name: { attribute: false },
		progress: { state: true },
		said: { state: true },
		heard: { state: true },
		player: { state: true },
	};
	/** Where it comes from, in a line. */
	declare origin: string;
	/** How files are called. */
	declare name: string;
	/** Of the film that is being made. */
	declare progress: Progress | null;
	/** What became of the latest picture or film. */
	declare said: string;
	/** Why nothing is heard. */
	declare heard: string;
	declare player: Player | null;
	#abort: AbortController | null = null;

	override connectedCallback() {
		super.connectedCallback();
		addEventListener("keydown", this.#key);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		removeEventListener("keydown", this.#key);
		this.player?.stop();
		this.#abort?.abort();
	}

	protected override render() {
		const { run } = this.state;
		if (!run) return nothing;
		return html`${this.#pictures(run)} ${this.#film(run)} ${this.#listen(run)}`;
	}

	// --- Pictures ---------------------------------------------------------------------------------

	#pictures(run: Run) {
		const table = this.state.past ?? run.table;
		const curves = run.history.length > 1 ? LINE_CHARTS : [];
		return part(
			s.pictures_title,
			s.pictures_help,
			html`${table ? this.#picture("table", s.table_picture, () => tablePicture(run, table)) : nothing}
			${curves.map((chart) => this.#picture(chart.id, chart.label, () => curvePicture(chart, run)))}`,
		);
	}

	#picture(id: string, label: string, make: () => Picture) {
		const name = `${this.name}-${id}`;
		const button = (kind: string, save: () => Promise<void> | void) =>
			html`<button
				data-testid="save-${id}-${kind}"
				aria-label=${s.save_picture(kind.toUpperCase(), label)}
				@click=${() => this.#try(save)}
			>
				${kind.toUpperCase()}
			</button>`;
		return html`<div class="buttons">
			<span class="what">${label}</span>
			${button("png", async () => {
				const blob = await posterPng(make(), this.origin, readTheme(this));
				download(`${name}.png`, blob, "image/png");
			})}
			${button("svg", () => {
				const svg = posterSvg(make(), this.origin, readTheme(this));
				download(`${name}.svg`, svg, "image/svg+xml");
			})}
		</div>`;
	}

	async #try(work: () => Promise<void> | void) {
		try {
			await work();
			this.said = "";
		} catch (error) {
			this.said = s.not_saved(words(error));
		}
	}

	// --- Films ------------------------------------------------------------------------------------

	#film(run: Run) {
		const ready = canFilm(run, this.app.time.reel.steps);
		const button = (kind: keyof typeof FILMS, label: string) =>
			html`<button
				data-testid="save-${kind}"
				?disabled=${!ready || Boolean(this.progress)}
				@click=${() => this.#make(run, FILMS[kind])}
			>
				${label}
			</button>`;
		return part(
			s.movie_title,
			s.movie_help,
			html`<div class="buttons">
					${button("gif", s.gif)} ${canRecord() ? button("webm", s.webm) : nothing}
					<button
						data-testid="cancel-film"
						?disabled=${!this.progress}
						@click=${() => this.#abort?.abort()}
					>
						${s.cancel}
					</button>
				</div>
				${this.#progress()}
				<p class="hint" role="status" data-testid="film-said">
					${this.said || (ready ? "" : s.movie_early)}
				</p>`,
		);
	}

	/** Its place is always there: nothing below moves. */
	#progress() {
		const { done = 0, all = 1, text = "" } = this.progress ?? {};
		return html`<div class="film-progress" ?data-idle=${!this.progress}>
			<progress aria-label=${s.movie_progress} max=${all} .value=${done}></progress>
			<span>${text}</span>
		</div>`;
	}

	async #make(run: Run, { make, ending }: Film) {
		this.#abort = new AbortController();
		const { signal } = this.#abort;
		const tell = (say: (done: number, all: number) => string) => (done: number, all: number) => {
			this.progress = { done, all, text: say(done, all) };
		};
		this.said = "";
		tell(s.movie_gathering)(0, 1);
		try {
			const gathering = { signal, progress: tell(s.movie_gathering) };
			const scene = await stage(this.app, run, readTheme(this), this.origin, gathering);
			signal.throwIfAborted();
			const film = await make(scene, { signal, progress: tell(s.movie_drawing) });
			signal.throwIfAborted();
			download(this.name + ending, film, film.type);
			this.said = s.movie_done(film.size);
		} catch (error) {
			this.said = signal.aborted ? s.cancelled : s.movie_failed(words(error));
		}
		this.progress = null;
	}

	// --- Sound ------------------------------------------------------------------------------------

	#listen(run: Run) {
		const ready = run.history.length > 2;
		return part(
			s.listen_title,
			s.listen_help,
			html`<div class="buttons">
					<button
						data-testid="listen"
						data-playing=${Boolean(this.player)}
						?disabled=${!ready && !this.player}
						@click=${() => (this.player ? this.player.stop() : this.#play(run))}
					>
						${this.player ? s.listen_stop : s.listen}
					</button>
				</div>
				<p class="hint" role="status">${this.heard || (ready ? "" : s.listen_early)}</p>`,
		);
	}

	#play(run: Run) {
		const { time } = this.app;
		const ended = () => {
			this.player = null;
			time.live();
		};
		this.heard = "";
		try {
			this.player = play(melody(run.history), (step) => time.pin(step), ended);
		} catch (error) {
			this.heard = s.listen_failed(words(error));
		}
	}

	#key = ({ key }: KeyboardEvent) => {
		if (key === "Escape") this.player?.stop();
	};
}
customElements.define("grok-save-media", SaveMedia);
