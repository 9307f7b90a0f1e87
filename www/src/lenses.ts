// The lenses on the page: which are open, what they show of the step that is shown, and how their numbers went over the run.
// One worker looks, one thing at a time, with rests in between: training comes first.

import type { App } from "./app";
import { words } from "./engine/line";
import { labStrings as strings } from "./i18n/lab";
import { type Awaited, isDear, isKeys, key, newPanel, type Options, type Panel } from "./lens-open";
import { LensStage } from "./lens-stage";
import { moments, overRun } from "./over-run";
import { annotate, type Picked, toggled } from "./picks";
import type { Measure, Picture, Sight } from "./protocol";
import { lenses } from "./study-catalogue";

/** Between two rounds while the run goes on, at least so long, and at least so much of the time that the last took. */
const REST_MS = 120;
const REST_SHARE = 1.5;
/** After a look at a moment long past: what is shown now comes first. */
const REST_PAST_MS = 600;
const REST_IDLE_MS = 20;

/** What a panel shows, and its numbers over the run. */
export type Pictured = { sight: Sight | null; trends: Picture[] };

const MOST_RETRIES = 1;

export class Lenses {
	panels: Panel[] = [];
	failure: string | null = null;
	#app: App;
	#stage: LensStage;
	#run = 0;
	#looking = false;
	#keysWanted = false;
	/** The key frequencies that were taken last, and of which step. */
	#taken = { keys: "", step: 0 };
	/** Something has changed during a look. */
	#again = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Shown panels by lens and options: which step they show. */
	#shown = new Map<Panel, string>();
	/** Numbers by lens and options, and by step. */
	#measures = new Map<string, Map<number, Measure[]>>();
	#pictured = new WeakMap<Panel, { from: unknown[]; shown: Pictured }>();
	#failures = 0;
	#following = false;
	/** Lenses that are on the screen, or nearly. */
	#seen: ReadonlySet<string> = new Set();

	constructor(app: App) {
		this.#app = app;
		this.#stage = new LensStage(app);
		app.store.listen(() => this.#wake());
	}

	/** Shows these lenses and no others. */
	open(ids: string[]) {
		const find = (id: string): Panel[] => {
			const known = this.panels.find(({ info }) => info.id === id);
			if (known) return [known];
			const info = lenses.find((lens) => lens.id === id);
			return info ? [newPanel(info)] : [];
		};
		this.panels = ids.flatMap(find);
		this.#app.watchLenses(this.#inSight.length > 0);
		this.#wake();
	}

	get #inSight(): Panel[] {
		return this.panels.filter(({ info }) => this.#seen.has(info.id));
	}

	get #wanted(): boolean {
		return this.#following || this.panels.length > 0;
	}

	/** The answer table follows the cursor even while no lens is open. */
	follow(on: boolean) {
		this.#following = on;
		if (this.#wanted) this.#wake();
		else this.close();
	}

	/** Nobody looks through a lens that is off the screen. */
	watch(seen: ReadonlySet<string>) {
		this.#seen = seen;
		this.#app.watchLenses(this.#inSight.length > 0);
		this.#changed();
	}

	close() {
		this.#seen = new Set();
		this.open([]);
		this.#stage.close("the lenses are closed");
		this.#shown.clear();
		this.#app.store.patch({ past: null });
	}

	setOptions(panel: Panel, options: Options) {
		Object.assign(panel, { options, problem: null, about: null });
		this.#changed();
	}

	/** For lenses that look only when told to. */
	compute(panel: Panel) {
		panel.asked = true;
		this.#changed();
	}

	retry() {
		this.failure = null;
		this.#failures = 0;
		this.#changed();
	}

	/** The key frequencies of the latest network, in every lens that asks for them. */
	takeKeys() {
		this.#keysWanted = true;
		this.#changed();
	}

	async #takeKeys() {
		this.#keysWanted = false;
		const asking = this.panels.filter(({ info }) => info.options.some(isKeys));
		const step = this.#app.time.reel.latest?.step ?? null;
		if (step === null || asking.length === 0 || !(await this.#stage.place(step, false))) return;
		// Asked for none, the first lens that could be asked for some marks its own in its bars.
		const first = lenses.find(({ options }) => options.some(isKeys));
		if (!first) return;
		const { sight } = await this.#stage.call((worker) => worker.call("look", [first.id, null]));
		const bars = sight.drawing?.pictures.find((picture) => picture.kind === "bars");
		if (bars?.kind !== "bars") return;
		const keys = bars.marked.map((at) => bars.names[at]).join(", ");
		this.#taken = { keys, step };
		for (const panel of asking) this.setOptions(panel, { ...panel.options, keys });
	}

	/** What a panel shows, with its numbers over the run: the same as long as nothing in it changes. */
	pictured(panel: Panel): Pictured {
		const { sight, about } = panel;
		if (!sight?.drawing) return { sight, trends: [] };
		const known = this.#measures.get(key(panel));
		const keys = this.#keysInWords(panel);
		const own = sight.drawing.pictures.map((picture) => this.#annotate(picture));
		const { steps, version } = this.#app.time.reel;
		const from = [sight, about, known, known?.size, keys, version, ...own];
		const before = this.#pictured.get(panel);
		if (before && from.every((part, i) => part === before.from[i])) return before.shown;
		const kept = isDear(panel.info) ? [] : steps;
		const trends = known ? overRun(known, sight.step, about, keys, kept) : [];
		const says = [sight.drawing.says, about?.says].filter(Boolean).join(" ");
		const drawing = { ...sight.drawing, says, pictures: own };
		const shown = { sight: { ...sight, drawing }, trends };
		this.#pictured.set(panel, { from, shown });
		return shown;
	}

	/** Puts a bar's name into the list that it goes to, or takes it out again, and looks. */
	pick({ lens, option, name }: Picked) {
		const panel = this.panels.find(({ info }) => info.id === lens);
		if (!panel) return;
		this.setOptions(panel, { ...panel.options, [option]: toggled(panel.options[option], name) });
		if (isDear(panel.info)) this.compute(panel);
	}

	#annotate(picture: Picture): Picture {
		if (picture.kind !== "bars" || !picture.picks) return picture;
		const { lens, option } = picture.picks;
		const info = lenses.find(({ id }) => id === lens);
		const taker = this.panels.find((panel) => panel.info.id === lens);
		return annotate(picture, info?.label, taker?.options[option]);
	}

	/** Which key frequencies a lens's lines are of, if it asks for some. */
	#keysInWords({ info, options }: Panel): string {
		const option = info.options.find(isKeys);
		if (!option) return "";
		const keys = (options[option.id] as string | undefined) ?? "";
		if (keys.trim() === "") return strings.keys_online;
		const { keys: taken, step } = this.#taken;
		return keys === taken ? strings.keys_of(step) : strings.keys_given;
	}

	busy(panel: Panel): boolean {
		return this.#looking && (panel.asked || (panel.sight === null && !this.awaits(panel)));
	}

	/** What a lens that shows nothing is waiting for, if it is not under way. */
	awaits({ info, asked }: Panel): Awaited | null {
		if (isDear(info)) {
			const none = info.cost === "checkpoint" && this.#app.time.forkable === null;
			return none ? "checkpoint" : asked ? null : "order";
		}
		return this.#seen.has(info.id) ? null : "sight";
	}

	// --- One thing at a time ---------------------------------------------------------------------

	#changed() {
		this.#app.store.patch({});
		this.#wake();
	}

	#wake() {
		this.#again ||= this.#looking;
		const idle = !this.#looking && this.#timer === undefined;
		if (!idle || this.failure || document.hidden) return;
		if (!this.#wanted && !this.#stage.isOpen) return;
		this.#looking = true;
		const begin = performance.now();
		this.#round()
			.catch((error) => this.#survive(error))
			.then((worked) => {
				this.#looking = false;
				const again = this.#again;
				this.#again = false;
				if (!worked) return again && this.#wake();
				const rest = this.#rest(worked, performance.now() - begin);
				this.#timer = setTimeout(() => {
					this.#timer = undefined;
					this.#wake();
				}, rest);
				this.#app.store.patch({});
			});
	}

	/** Milliseconds until the next round. Where nothing trains, nobody is to be spared. */
	#rest(worked: "now" | "past", took: number): number {
		if (this.#app.state.run?.state !== "running") return REST_IDLE_MS;
		return Math.max(worked === "past" ? REST_PAST_MS : REST_MS, REST_SHARE * took);
	}

	#survive(error: unknown): "now" | null {
		if (!this.#wanted) return null;
		this.#stage.close(words(error));
		this.#shown.clear();
		if (this.#failures++ >= MOST_RETRIES) this.failure = words(error);
		return "now";
	}

	/** What there was to do, if anything. */
	async #round(): Promise<"now" | "past" | null> {
		const { run, cursor } = this.#app.state;
		const step = this.#app.time.shown;
		if (!run || step === null || !this.#wanted) return null;
		if (run.run_id !== this.#run) this.#begin(run.run_id);
		if (this.#keysWanted) await this.#takeKeys();
		let worked = await this.#showPast(cursor === null ? null : step);
		for (const panel of this.panels)
			if (panel.asked || this.#seen.has(panel.info.id))
				worked = (await this.#refresh(panel, step)) || worked;
		if (worked) return "now";
		return (await this.#fillIn()) ? "past" : null;
	}

	#begin(run: number) {
		this.#run = run;
		this.#stage.clear();
		this.#shown.clear();
		this.#measures.clear();
		for (const panel of this.panels) Object.assign(panel, { asked: false, about: null });
	}

	/** The answer table follows the cursor. */
	async #showPast(step: number | null): Promise<boolean> {
		const { past } = this.#app.state;
		if (step === null) {
			if (past) this.#app.store.patch({ past: null });
			return false;
		}
		if (past?.step === step || !(await this.#stage.place(step, false))) return false;
		const predictions = await this.#stage.call((worker) => worker.call("predictions", []));
		this.#app.store.patch({ past: { step, predictions } });
		return true;
	}

	async #refresh(panel: Panel, live: number): Promise<boolean> {
		const { info } = panel;
		if (isDear(info) && !panel.asked) return false;
		const deep = info.cost === "checkpoint";
		const step = deep ? this.#app.time.forkable : live;
		if (step === null) {
			panel.problem = strings.needs_checkpoint;
			panel.asked = false;
			return true;
		}
		const wanted = `${step} ${key(panel)}`;
		if (this.#shown.get(panel) === wanted) {
			panel.asked = false;
			return false;
		}
		if (!(await this.#stage.place(step, deep))) return false;
		await this.#look(panel, step);
		this.#shown.set(panel, wanted);
		panel.asked = false;
		return true;
	}

	async #look(panel: Panel, step: number) {
		const asked = key(panel);
		try {
			const { sight, ms } = await this.#stage.call((worker) =>
				worker.call("look", [panel.info.id, panel.options]),
			);
			Object.assign(panel, { sight, ms, problem: null });
			await this.#note(panel, asked, step, sight);
		} catch (error) {
			// A refused option leaves the lens as it was; a lost worker is another matter.
			if (this.#stage.isLost) throw error;
			panel.problem = words(error);
		}
	}

	async #note(panel: Panel, asked: string, step: number, sight: Sight) {
		const measures = this.#measures.get(asked) ?? new Map<number, Measure[]>();
		measures.set(step, sight.drawing?.measures ?? []);
		this.#measures.set(asked, measures);
		// Who knows a part of a run would take its first known moment for the beginning.
		if (!this.#app.time.reel.steps.every((one) => measures.has(one))) return;
		panel.about = await this.#stage.call((worker) =>
			worker.call("over_run", [panel.info.id, moments(measures)]),
		);
	}

	/** One moment of the run that a lens in sight has not looked at yet. */
	async #fillIn(): Promise<boolean> {
		for (const { panel, step } of this.#missing()) {
			if (!(await this.#stage.place(step, false))) continue;
			const asked = key(panel);
			const { sight } = await this.#stage.call((worker) =>
				worker.call("look", [panel.info.id, panel.options]),
			);
			await this.#note(panel, asked, step, sight);
			return true;
		}
		return false;
	}

	/** Of each lens in sight the latest, and the same moment of several beside each other. */
	#missing(): { panel: Panel; step: number }[] {
		const { steps } = this.#app.time.reel;
		return this.#inSight
			.filter(({ info, sight }) => !isDear(info) && sight?.drawing)
			.flatMap((panel) => {
				const known = this.#measures.get(key(panel));
				const step = steps.findLast((one) => !known?.has(one));
				return step === undefined ? [] : [{ panel, step }];
			})
			.sort((one, other) => other.step - one.step);
	}
}

const made = new WeakMap<App, Lenses>();

/** The lenses of a page. */
export function lensesOf(app: App): Lenses {
	const known = made.get(app) ?? new Lenses(app);
	made.set(app, known);
	return known;
}
