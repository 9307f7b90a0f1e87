// What a visitor can do, and what it sets in motion. The only place where client, store and address meet.

import { Address, hasChosen } from "./address";
import { asStudent } from "./class/saved";
import { Client } from "./client";
import { DeedsOf } from "./deeds";
import { askedFor } from "./drafts";
import { easier, speedOf } from "./estimate";
import { expectation, loadRecord } from "./expected";
import { read } from "./fields";
import { translated } from "./i18n/catalogue";
import { runStrings } from "./i18n/runs";
import { strings } from "./i18n/strings";
import { judge } from "./lesson";
import type { FromWorker, Rewound, RunPace } from "./messages";
import { keepMeter } from "./meters";
import { OnTheWay } from "./on-the-way";
import {
	canReset,
	canStep,
	isChanged,
	isUntouched,
	liveChanges,
	mainAction,
	sameEngine,
} from "./possible";
import type { Prediction } from "./predict";
import type { Catalogue, Command, RunConfig, Event as RunEvent } from "./protocol";
import { Revival } from "./revival";
import { Runs } from "./runs";
import { Settings } from "./settings";
import type { Sketch } from "./sketch";
import { keepPace, notice, reduce, rewind, type State, Store } from "./store";
import { asksPrediction, lessonAt } from "./teaching";
import { Time } from "./time";
import { type EngineChoice, findPreset, type Place, readEngine, readPlace } from "./url";

/** How often a run is taken up again after a crash in one visit. */
const MOST_CRASHES = 3;

export class App extends EventTarget {
	readonly store = new Store();
	readonly time = new Time(this.store, (checkpoint) => this.fork(checkpoint));
	readonly runs = new Runs(this.store);
	#client = new Client((message) => this.#receive(message));
	#address = new Address(this.store, {
		judge: (config) => this.#client.ask("validate", config),
		adopt: (link) => this.settings.follow(asStudent(link, this.state.catalogue)),
	});
	readonly settings = new Settings(this.store, {
		ask: this.#client.ask.bind(this.#client),
		wake: () => this.#wake(),
		write: (draft) => this.#address.write(draft),
		open: () => this.#openDraft(),
		changed: (before, after, lost) => this.deeds.changed(before, after, lost),
	});
	readonly deeds = new DeedsOf(this);
	#way = new OnTheWay(this.store, this.settings, {
		send: (command) => this.#client.send(command),
		write: (draft) => this.#address.write(draft),
	});
	#revival = new Revival(this, {
		fork: (checkpoint, engine) => this.fork(checkpoint, engine),
		startWith: (change) => {
			this.#gentle = change;
			this.#startWhenOpen = true;
		},
		openDraft: () => this.#openDraft(),
	});
	#runId = 0;
	/** Start as soon as the run being opened is open. */
	#startWhenOpen = false;
	#crashes = 0;
	/** What is to be changed in the run being opened before it starts. */
	#gentle: Command | null = null;

	/** `?debug` shows what the engine does; `?debug=selftest` lets the GPU's self-test fail besides. */
	#debug = new URLSearchParams(location.search).get("debug");

	get state(): State {
		return this.store.state;
	}

	get debug(): boolean {
		return this.#debug !== null;
	}

	boot() {
		// Device and workers are needed before the catalogue that would judge the rest of the link.
		this.#bootWorker(readEngine(location.search, location.hash));
		this.store.patch({ place: readPlace(location.hash) });
		addEventListener("hashchange", () => this.#address.follow());
	}

	/** Where a link to a place leads. */
	linkTo(to: Partial<Place>): string {
		return this.#address.linkTo(to);
	}

	/** Opens these lenses and no others; the link says so. */
	openLenses(lenses: string[]) {
		if (judge(lessonAt(this.state.place), "lenses") !== "free") return;
		this.store.patch({ place: { ...this.state.place, level: "lab", lenses } });
		if (this.state.draft) this.#address.write(this.state.draft);
	}

	/** Those to begin with, which the catalogue of studies names: it is loaded now. */
	async openFirstLenses() {
		this.openLenses((await import("./study-catalogue")).first_lenses);
	}

	// --- Transport -------------------------------------------------------------------------------

	main() {
		const action = mainAction(this.state);
		if (action === "pause") this.#client.send({ kind: "pause" });
		if (action === "start" || action === "resume") this.#way.go();
		if (action === "start_new" || action === "start_again") {
			// A prediction comes first, where the lesson asks for one.
			this.#startWhenOpen = !asksPrediction(this.state.place);
			this.#way.toBeginning();
			this.#openDraft();
		}
	}

	/** Space: plays and pauses the run on screen; only a button may replace it. */
	togglePlay() {
		const { run } = this.state;
		if (run?.state === "running") this.#client.send({ kind: "pause" });
		else if (mainAction(this.state) !== "start_new") this.main();
		else if (run?.state === "paused") this.#way.go();
	}

	pause() {
		this.#client.send({ kind: "pause" });
	}

	/** What may change in a run that goes on is changed in it now; the rest waits for the next. */
	applyNow() {
		const { draft } = this.state;
		if (!draft) return;
		for (const { path } of liveChanges(this.state))
			this.#client.send({ kind: "change", path, value: read(draft.config, path) });
	}

	limit(stepsPerSecond: number | null) {
		this.store.patch({ limit: stepsPerSecond });
		this.#client.limit(stepsPerSecond);
	}

	step() {
		if (canStep(this.state)) this.#way.step();
	}

	reset() {
		if (!canReset(this.state)) return;
		this.#way.toBeginning();
		this.deeds.resets();
		if (this.#client.alive) this.#client.send({ kind: "reset" });
		else this.#open((this.state.run ?? this.state.draft)?.config);
	}

	/** What the form of a sweep says becomes part of the address. */
	nameSweep(sweep: string) {
		const { place, draft } = this.state;
		if (!this.state.ready || place.view !== "sweep" || place.sweep === sweep) return;
		this.store.patch({ place: { ...place, sweep } });
		if (draft) this.#address.write(draft);
	}

	watchTable(visible: boolean) {
		this.#client.watch({ table: visible });
	}

	watchLenses(visible: boolean) {
		this.#client.watch({ lenses: visible });
	}

	// --- Settings --------------------------------------------------------------------------------

	/** Takes a whole config of the core's, and shows it. */
	openConfig(config: RunConfig) {
		const { draft } = this.state;
		if (!draft) return;
		const place = { ...this.state.place, view: "train" as const, figure: null };
		location.hash = this.linkTo(place);
		this.store.patch({ place });
		this.settings.take({ ...draft, config, changes: [] });
	}

	/** What the visitor expects of the run on screen. */
	predict(prediction: Prediction) {
		const { run } = this.state;
		if (run) this.store.patch({ run: { ...run, prediction } });
	}

	/** The curve that the visitor expects of it. */
	sketch(sketch: Sketch | null) {
		const { run } = this.state;
		if (run) this.store.patch({ run: { ...run, sketch } });
	}

	/** Sets up the run that answers a question of the catalogue, and starts it. */
	async askQuestion(id: string) {
		const { catalogue, draft } = this.state;
		const asked = catalogue && askedFor(id, catalogue);
		if (!draft || !asked) return;
		await this.settings.accept({ ...draft, ...asked, changes: [] });
		this.store.patch({ question: id });
		this.main();
	}

	/** Opens what a link says in place of the run on screen; the answer is what is wrong with it. */
	async openLink(link: string): Promise<string[]> {
		const { draft } = this.state;
		history.replaceState(null, "", `#${link}`);
		this.store.patch({ notices: [] });
		await this.#address.follow();
		const adopted = this.state.draft !== draft && !isUntouched(this.state);
		if (adopted) isChanged(this.state) ? this.#openDraft() : this.reset();
		return this.state.notices;
	}

	// --- Runs and workers ------------------------------------------------------------------------

	#openDraft() {
		const { draft } = this.state;
		if (!draft) return;
		this.#wake(draft);
		this.#open(draft.config);
	}

	#open(config: RunConfig | undefined) {
		if (!config) return;
		this.#wake();
		// A fork that never came about leaves no parent behind.
		this.store.patch({ forking: null });
		this.#client.send({ kind: "open", run_id: ++this.#runId, config });
	}

	/** A new run that goes on from a checkpoint, of the one on screen unless `forking` is null. */
	fork(checkpoint: Uint8Array, engine = this.state.runEngine) {
		this.#wake(engine);
		this.#client.fork(++this.#runId, checkpoint);
	}

	/** There is a worker, with the engine that is asked for. */
	#wake(engine: EngineChoice = this.state.runEngine) {
		if (!this.#client.alive || !sameEngine(engine, this.state.runEngine)) this.#bootWorker(engine);
	}

	#bootWorker({ device, workers }: EngineChoice) {
		this.store.patch({ device: null, meters: [], runEngine: { device, workers } });
		const failing = this.#debug === "selftest";
		this.#client.boot({ device, workers, debug: this.debug, failing });
	}

	/** For the debug panel: what happens when the GPU is lost, or a worker? */
	lose() {
		this.#client.lose();
	}

	#receive(message: FromWorker) {
		if (message.kind === "catalogue") this.#onCatalogue(message.catalogue);
		if (message.kind === "device") this.store.patch({ device: message.device });
		if (message.kind === "pace") this.#onPace(message.pace);
		if (message.kind === "speed") this.#onSpeed(message.flops);
		if (message.kind === "arrived") this.store.patch({ arrived: message.arrived });
		if (message.kind === "meter") this.store.update((state) => keepMeter(state, message.meter));
		if (message.kind === "rewound") this.#onRewound(message);
		if (message.kind === "still") this.time.still(message.still);
		if (message.kind === "kept") this.#onKept(message);
		if (message.kind === "notice") this.store.update((state) => notice(state, message.text));
		if (message.kind === "crashed") this.#onCrash(message.message);
		if (message.kind === "event") this.#onEvent(message.event);
	}

	async #onCatalogue(english: Catalogue) {
		if (this.state.catalogue) return;
		const catalogue = await translated(english);
		if (this.state.catalogue) return;
		const { id: preset, config } = findPreset(catalogue, catalogue.default_preset);
		this.store.patch({ catalogue, draft: { preset, config, ...this.state.runEngine } });
		await Promise.all([this.#address.apply(), this.runs.load()]);
		const left = await this.runs.toRestore(catalogue);
		if (left && this.#runId === 0 && (await this.goOn(left.id)))
			return this.store.patch({ news: runStrings.restored(left.name) });
		if (this.#runId === 0) this.#openDraft();
	}

	/** The run on screen has diverged: back to before that, with a third of the setting that is to blame. */
	rewindGently(): Promise<void> {
		return this.#revival.rewindGently();
	}

	/** Takes up a run of the history where its last checkpoint is; false if there is none. */
	goOn(id: string): Promise<boolean> {
		return this.#revival.goOn(id);
	}

	#onKept({ run_id, step, spaced, checkpoint }: Extract<FromWorker, { kind: "kept" }>) {
		if (spaced) this.time.keep(run_id, step, checkpoint);
		this.runs.keep(run_id, step, checkpoint);
	}

	#onPace(pace: RunPace) {
		this.store.update((state) => keepPace(state, pace));
		// A run that was started before the speed had been measured measures it.
		if (this.state.speed === null) this.store.patch({ speed: speedOf(this.state) });
	}

	/** A slow computer opens with a preset that it can train, unless somebody has chosen one. */
	#onSpeed(speed: number) {
		this.store.patch({ speed });
		const other = isUntouched(this.state) && !hasChosen(this.state) && easier(this.state, speed);
		if (!other) return;
		this.settings.adopt(other);
		this.settings.judgeDraft(other);
	}

	#onRewound(rewound: Rewound) {
		this.store.update((state) => rewind(state, rewound));
		this.time.reel.rewind(rewound.step);
	}

	#onEvent(event: RunEvent) {
		const past = this.state.forking;
		const followed = !isChanged(this.state);
		this.store.update((state) => reduce(state, event));
		this.#way.came(event, followed);
		if (event.kind === "opened") {
			const forked = past && !past.own ? past.step : null;
			this.time.opened(event.run_id, forked);
			this.runs.opened(event.run_id, past?.own ?? null, forked);
			this.#expect(event.config);
		} else this.runs.changed();
		this.dispatchEvent(new CustomEvent(event.kind, { detail: event }));
		if (event.run_id !== this.#runId || !this.#startWhenOpen) return;
		if (event.kind === "opened") {
			if (this.#gentle) this.#client.send(this.#gentle);
			this.#gentle = null;
			this.#way.go();
		}
		if (event.kind === "opened" || event.kind === "failed") this.#startWhenOpen = false;
	}

	/** The pale bands of recorded runs; without them the page is poorer, and no more. */
	async #expect(config: RunConfig) {
		const record = await loadRecord().catch(() => null);
		const { catalogue, run } = this.state;
		if (!record || !catalogue || run?.config !== config) return;
		this.store.patch({ expected: expectation(config, catalogue, record) });
	}

	/** A fresh worker takes the run up where its last checkpoint is; one that keeps crashing is left alone. */
	async #onCrash(why: string) {
		const { run, catalogue } = this.state;
		const running = run?.state === "running" || this.#startWhenOpen;
		this.#startWhenOpen = false;
		if (!catalogue) return this.store.patch({ fatal: strings.fatal_engine(why) });
		const failure = strings.stopped(why);
		this.store.patch({ failure, run: run && { ...run, state: "failed" }, ready: true });
		const { current } = this.runs;
		if (current && this.#crashes++ < MOST_CRASHES && (await this.goOn(current.id))) {
			this.#startWhenOpen = running;
			return this.store.patch({ news: strings.crashed_on(why) });
		}
		this.store.update((state) => notice(state, strings.crashed(why)));
	}
}
