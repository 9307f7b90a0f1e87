// Sweeps and figures on the page: one study at a time has the workers. Knows no view.

import type { App } from "./app";
import { Helper, words } from "./engine/line";
import { type Hand, Pool } from "./engine/sweep-pool";
import { SweepShelf } from "./engine/sweep-shelf";
import type { SweepApi } from "./engine/sweep-worker";
import { language } from "./i18n/language";
import type { Axis, Limits } from "./protocol";
import type { Form } from "./sweep-form";
import type { CellInfo, Conclusion, JobInfo, Planned, Source } from "./sweep-messages";

/** The one processor that is left to the page, and to the run on its first view. */
const SPARE = 1;
const MOST_WORKERS = 16;

/** How many runs go on at a time. */
export const workers = () =>
	Math.min(MOST_WORKERS, Math.max(1, (navigator.hardwareConcurrency || 2) - SPARE));

const hireWorker = () =>
	new Helper<SweepApi>(
		new Worker(new URL("./engine/sweep-worker.ts", import.meta.url), {
			type: "module",
			name: language,
		}),
	);

/** A worker of its own for each run under way. */
async function hire(source: Source): Promise<Hand> {
	const helper = hireWorker();
	await helper.call("plan", [source]);
	return {
		begin: (job, kept) => helper.call("begin", [job, kept]),
		advance: () => helper.call("advance", []),
		keep: () => helper.call("keep", []) as Promise<Uint8Array>,
		finish: () => helper.call("finish", []),
		end: () => helper.fail("it was let go"),
	};
}

/** A source, its runs, and what they say so far. */
export class Study {
	axes: Axis[] = [];
	jobs: JobInfo[] = [];
	pool: Pool | null = null;
	cells: CellInfo[] = [];
	conclusion: Conclusion | null = null;
	/** Share of the operations, and milliseconds, when the workers were last set to work. */
	#begun = { done: 0, at: 0 };
	#clerk: Helper<SweepApi>;
	#closed = false;
	#stale = false;
	#summing = false;

	constructor(
		readonly source: Source,
		public limits: Limits,
		private readonly shelf: SweepShelf,
		private readonly changed: () => void,
	) {
		this.#clerk = hireWorker();
	}

	/** Plans the runs, and takes those that are done from the shelf. */
	async open() {
		const { axes, jobs } = await this.#clerk.call("plan", [this.source]);
		const known = await Promise.all(jobs.map((job, index) => this.#known(job, index)));
		Object.assign(this, { axes, jobs });
		const pool = new Pool(
			jobs,
			known,
			workers(),
			() => hire(this.source),
			this.shelf,
			(finished) => this.#told(finished),
		);
		this.pool = pool;
		await this.summarize();
		return this;
	}

	async #known({ key }: JobInfo, index: number): Promise<string | undefined> {
		const line = await this.shelf.result(key);
		const ours = line !== null && (await this.#clerk.call("take", [index, line]));
		return ours ? line : undefined;
	}

	start() {
		this.#begun = { done: this.pool?.flop.done ?? 0, at: performance.now() };
		this.pool?.start();
	}

	retry() {
		this.#begun = { done: this.pool?.flop.done ?? 0, at: performance.now() };
		this.pool?.retry();
	}

	pause() {
		return this.pool?.pause();
	}

	close() {
		this.#closed = true;
		this.pool?.cancel();
		this.#clerk.fail("the study is closed");
	}

	/** Nothing of it is kept any longer. */
	async forget() {
		this.close();
		for (const { key } of this.jobs) {
			await this.shelf.dropResult(key);
			await this.shelf.dropKept(key);
		}
	}

	/** Milliseconds that are left at the measured pace; null while that is unknown. */
	get timeLeft(): number | null {
		const { pool } = this;
		if (pool?.state !== "running") return null;
		const { done, all } = pool.flop;
		const [gained, ms] = [done - this.#begun.done, performance.now() - this.#begun.at];
		return gained > 0 && ms > 1000 ? ((all - done) * ms) / gained : null;
	}

	setLimits(limits: Limits) {
		this.limits = limits;
		this.summarize();
	}

	/** Asks the core what the results say; at most one question is under way. */
	async summarize() {
		this.#stale = true;
		if (this.#summing) return;
		this.#summing = true;
		try {
			while (this.#stale) {
				this.#stale = false;
				if (this.source.kind === "figure") this.conclusion = await this.#clerk.call("conclude", []);
				else this.cells = await this.#clerk.call("summarize", [this.limits]);
				this.changed();
			}
		} catch {
			// Closed meanwhile.
		} finally {
			this.#summing = false;
		}
	}

	/** A line for each run that is over, as the command line writes them. */
	lines(): string {
		if (this.source.kind === "results") return this.source.lines;
		const done = this.pool?.results.filter((line) => line !== undefined) ?? [];
		return done.map((line) => `${line}\n`).join("");
	}

	/** Null if the study has been closed meanwhile. */
	csv(): Promise<string | null> {
		return this.#unlessClosed(this.#clerk.call("csv", [this.limits]));
	}

	/** Of a run; null if the study has been closed meanwhile. */
	config(job: number): Promise<unknown> {
		return this.#unlessClosed(this.#clerk.call("config", [job]));
	}

	async #unlessClosed<T>(answer: Promise<T>): Promise<T | null> {
		try {
			return await answer;
		} catch (error) {
			if (this.#closed) return null;
			throw error;
		}
	}

	async #told(finished: number | undefined) {
		this.changed();
		const line = finished === undefined ? undefined : this.pool?.results[finished];
		if (finished === undefined || line === undefined) return;
		try {
			await this.#clerk.call("take", [finished, line]);
			await this.summarize();
		} catch {
			// Closed meanwhile.
		}
	}
}

/** The page's studies: the sweep, and the figure that was opened last. */
export class Studies {
	sweep: Study | null = null;
	figure: Study | null = null;
	/** What the form of a sweep says; null before it was first shown. */
	form: Form | null = null;
	/** Why the sweep could not be made, or null. */
	problem: string | null = null;
	readonly shelf: SweepShelf;
	/** What was asked for last; what was asked for before that is closed. */
	#opening: { sweep?: Study; figure?: Study } = {};
	#planner: Helper<SweepApi> | undefined;
	#app: App;

	constructor(app: App) {
		this.#app = app;
		this.shelf = new SweepShelf(app.state.catalogue?.version ?? "");
	}

	/** Views redraw as they do for everything else. */
	changed = () => this.#app.store.patch({});

	/** Reads an axis, and looks at what a plan would take, without beginning it. */
	async look(source: Source): Promise<Planned | string> {
		try {
			this.#planner ??= hireWorker();
			return await this.#planner.call("plan", [source]);
		} catch (error) {
			return words(error);
		}
	}

	async axis(text: string): Promise<Axis | string> {
		try {
			this.#planner ??= hireWorker();
			return await this.#planner.call("axis", [text]);
		} catch (error) {
			return words(error);
		}
	}

	async open(place: "sweep" | "figure", source: Source, limits: Limits): Promise<Study | null> {
		this.#opening[place]?.close();
		const study = new Study(source, limits, this.shelf, this.changed);
		this.#opening[place] = study;
		this[place] = null;
		this.problem = null;
		try {
			await study.open();
			if (this.#opening[place] !== study) return null;
			this[place] = study;
			return study;
		} catch (error) {
			// Somebody has opened another meanwhile: nothing is wrong with that.
			if (this.#opening[place] === study) this.problem = words(error);
			return null;
		} finally {
			this.changed();
		}
	}

	/** The workers are for one study; the run on the first view makes room for it. */
	async start(study: Study) {
		const others = [this.sweep, this.figure].filter((other) => other !== study);
		await Promise.all(others.map((other) => other?.pause()));
		this.#app.pause();
		study.start();
		this.changed();
	}
}

const made = new WeakMap<App, Studies>();

/** The studies of a page. */
export function studiesOf(app: App): Studies {
	const known = made.get(app) ?? new Studies(app);
	made.set(app, known);
	return known;
}
