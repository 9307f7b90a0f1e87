// The page as a part of another page: takes orders from the page around it and tells it how the run goes. The only place
// where the page speaks with another one; docs/embedding.md says what may be said.

import type { App } from "./app";
import { autoplay, whole } from "./embed-mode";
import { comfortStrings as strings } from "./i18n/comfort";
import { mainAction } from "./possible";
import type { Event as RunEvent } from "./protocol";

const VERSION = 1;
const KINDS = ["start", "pause", "reset", "open"] as const;
/** A whole table of answers fits; a stranger's novel does not. */
const LONGEST_LINK = 100_000;
const LONGEST_QUOTE = 60;

export type Order = { kind: "start" | "pause" | "reset" } | { kind: "open"; link: string };
export type Told =
	| { kind: "ready"; link: string }
	| { kind: "height"; height: number }
	| { kind: "state"; state: string; step: number; link: string }
	| { kind: "milestone"; milestone: string; step: number }
	| { kind: "result"; step: number; link: string; milestones: object; metrics: object }
	| { kind: "refused"; message: string };

const quote = (what: unknown) => String(what).slice(0, LONGEST_QUOTE);

/** What a message orders; why it is refused, as text; null if it is not meant for this page at all. */
export function readOrder(data: unknown): Order | string | null {
	if (typeof data !== "object" || data === null || !("grokscope" in data)) return null;
	const { grokscope, kind, link } = data as Record<string, unknown>;
	if (grokscope !== VERSION) return strings.bad_version(quote(grokscope), String(VERSION));
	const known = KINDS.find((one) => one === kind);
	if (!known) return strings.bad_kind(quote(kind), KINDS.join(", "));
	if (known !== "open") return { kind: known };
	const usable = typeof link === "string" && link.length > 0 && link.length <= LONGEST_LINK;
	return usable ? { kind: known, link: link.replace(/^#/, "") } : strings.bad_link(quote(link));
}

export class Embedding {
	#app: App;
	/** The run has ended, and its result has not been told. */
	#ended = false;

	constructor(app: App) {
		this.#app = app;
		addEventListener("message", (event) => this.#hear(event));
		this.#tellOfTheRun();
		this.#linkToTheWhole();
		new ResizeObserver(() => this.#tellHeight()).observe(document.body);
		this.#tell({ kind: "ready", link: link() });
		if (autoplay) this.#start();
	}

	/** Only the page around this one is listened to; other windows and the browser's extensions speak as well. */
	#hear({ source, data }: MessageEvent) {
		if (source !== window.parent) return;
		const order = readOrder(data);
		if (typeof order === "string") this.#refuse(order);
		else if (order) this.#obey(order);
	}

	#obey(order: Order) {
		if (order.kind === "start") this.#start();
		if (order.kind === "pause") this.#app.pause();
		if (order.kind === "reset") this.#app.reset();
		if (order.kind === "open") this.#open(order.link);
	}

	#start() {
		const action = mainAction(this.#app.state);
		if (action === "none") this.#refuse(strings.nothing_to_start);
		// Whoever wants it to run has what they want.
		else if (action !== "pause") this.#app.main();
	}

	async #open(link: string) {
		const problems = await this.#app.openLink(link);
		if (problems.length > 0) this.#refuse(problems.join(" "));
	}

	#refuse(message: string) {
		this.#tell({ kind: "refused", message });
	}

	#tellOfTheRun() {
		this.#on("opened", () => this.#tellState("paused", 0));
		this.#on("state", ({ state, step }) => this.#tellState(state, step));
		this.#on("metrics", () => this.#tellResult());
		this.#on("failed", () => this.#tellState("failed", this.#app.state.run?.step ?? 0));
		this.#on("milestone", ({ milestone, step }) =>
			this.#tell({ kind: "milestone", milestone, step }),
		);
	}

	#on<K extends RunEvent["kind"]>(kind: K, tell: (event: Extract<RunEvent, { kind: K }>) => void) {
		this.#app.addEventListener(kind, (event) => {
			const { detail } = event as CustomEvent<Extract<RunEvent, { kind: K }>>;
			if (detail.run_id === this.#app.state.run?.run_id) tell(detail);
		});
	}

	#tellState(state: string, step: number) {
		this.#tell({ kind: "state", state, step, link: link() });
		this.#ended = state === "finished";
		this.#tellResult();
	}

	/** The last examination may arrive after the word that the run has ended. */
	#tellResult() {
		const { run } = this.#app.state;
		const metrics = run?.history.at(-1);
		if (!this.#ended || !run || !metrics || metrics.step < run.step) return;
		this.#ended = false;
		const { step, milestones } = run;
		this.#tell({ kind: "result", step, link: link(), milestones, metrics });
	}

	#tellHeight() {
		const { height } = document.body.getBoundingClientRect();
		this.#tell({ kind: "height", height: Math.ceil(height) });
	}

	/** Whoever is around may hear it: it is nothing but the run that they asked for. */
	#tell(told: Told) {
		window.parent.postMessage({ grokscope: VERSION, ...told }, "*");
	}

	#linkToTheWhole() {
		const anchor = document.createElement("a");
		anchor.textContent = strings.open_whole;
		anchor.target = "_blank";
		anchor.rel = "noopener";
		anchor.className = "whole";
		anchor.dataset.testid = "open-whole";
		const follow = () => anchor.setAttribute("href", whole(location.search, location.hash));
		follow();
		this.#app.store.listen(follow);
		document.body.append(anchor);
	}
}

const link = () => location.hash.slice(1);
