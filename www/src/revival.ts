// How a run goes on from a checkpoint: one of the history, and one that has diverged.

import { read, write } from "./fields";
import { lessonStrings } from "./i18n/lesson";
import type { Command } from "./protocol";
import { latest } from "./records";
import type { Runs } from "./runs";
import type { Settings } from "./settings";
import { notice, type Store } from "./store";
import { fitsLesson } from "./teaching";
import type { Time } from "./time";
import type { EngineChoice } from "./url";

type Parts = { store: Store; runs: Runs; time: Time; settings: Settings };
type Hooks = {
	/** Opens a run from a checkpoint, with that engine. */
	fork(checkpoint: Uint8Array, engine: EngineChoice): void;
	/** The run that is opened next starts at once, after this change. */
	startWith(change: Command | null): void;
	openDraft(): void;
};

export class Revival {
	#parts: Parts;
	#hooks: Hooks;

	constructor(parts: Parts, hooks: Hooks) {
		this.#parts = parts;
		this.#hooks = hooks;
	}

	/** Takes up a run of the history where its last checkpoint is; false if there is none. */
	async goOn(id: string): Promise<boolean> {
		const { store, runs, settings } = this.#parts;
		const record = runs.find(id);
		const kept = record && (await runs.checkpoint(record));
		if (!record?.config || !kept) return false;
		const config = latest({ config: record.config, changes: record.changes });
		if (!fitsLesson(store.state, config)) {
			store.update((state) => notice(state, lessonStrings.other_run(record.name)));
			return false;
		}
		const { engine, milestones, rows: history } = record;
		settings.replace(config, engine);
		store.patch({ forking: { step: kept.step, history, milestones, own: record } });
		this.#hooks.fork(kept.bytes, engine);
		return true;
	}

	/** The run on screen has diverged: back to before that, with a third of the setting that is to blame. */
	async rewindGently() {
		const { store, time, settings } = this.#parts;
		const { run, culprit } = store.state;
		const value = run && culprit && read(run.current, culprit);
		if (!run || !culprit || typeof value !== "number") return;
		const sound = run.history.findLast(({ train_loss }) => Number.isFinite(train_loss))?.step ?? 0;
		const kept = time.reel.kept.findLast(({ step }) => step <= sound);
		const checkpoint = kept && (await time.checkpoint(kept.step));
		const gentle = Number((value / 3).toPrecision(3));
		settings.replace(write(run.current, culprit, gentle));
		const goesOn = kept && checkpoint;
		this.#hooks.startWith(goesOn ? { kind: "change", path: culprit, value: gentle } : null);
		if (goesOn) time.forkFrom(kept.step, checkpoint);
		else this.#hooks.openDraft();
	}
}
