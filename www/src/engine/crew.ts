// Decides how many workers share the steps of the CPU's run: as many as were asked for, or as many as measure faster.

import { type Engine, MOST_WORKERS, type WorkersChoice } from "../messages";
import { LaneLost } from "./line";
import { Lockstep } from "./lockstep";
import { Team, type Timing } from "./team";
import { Tuner } from "./tuner";

export class Crew {
	#engine: Engine;
	#choice: WorkersChoice;
	#team: Team | null = null;
	#gathering = false;
	/** What was found out, by the size of a run. */
	#tuners = new Map<string, Tuner>();
	#run = { id: 0, size: 0 };
	/** A worker that was lost once may be lost again: then it stays at one. */
	#gaveUp = false;

	constructor(engine: Engine, choice: WorkersChoice) {
		this.#engine = engine;
		this.#choice = choice;
	}

	/** How many have done the latest steps. */
	workers = 1;

	opened(id: number, size: number) {
		this.#run = { id, size };
	}

	/** The others take the run over anew, with the change in it. */
	changed() {
		this.#team?.forget();
	}

	/** Does at most so many steps and says how many. */
	async advance(steps: number): Promise<number> {
		const shards = this.#engine.shards();
		const team = this.#teamFor(shards);
		this.workers = 1;
		if (!team) return this.#engine.advance(steps);
		const from = this.#engine.step_count();
		await this.#share(team, this.#tuner(), steps);
		return this.#engine.step_count() - from;
	}

	/** To see what happens when a worker dies. */
	lose() {
		this.#team?.loseOne();
	}

	/** The run goes on elsewhere: the others are not needed. */
	rest() {
		this.#team?.dismiss();
		this.#team = null;
	}

	#tuner(): Tuner {
		const key = String(this.#run.size);
		const tuner = this.#tuners.get(key) ?? new Tuner();
		this.#tuners.set(key, tuner);
		return tuner;
	}

	#teamFor(shards: number): Team | null {
		const tuner = this.#tuner();
		const auto = this.#choice === "auto";
		if (auto && tuner.decided && tuner.mode === "alone") this.rest();
		else if (!this.#team && shards > 1) this.#gather(shards);
		return this.#team;
	}

	#gather(shards: number) {
		const size =
			this.#choice === "auto"
				? Math.min(navigator.hardwareConcurrency || 1, shards, MOST_WORKERS)
				: this.#choice;
		if (size < 2 || this.#gathering || this.#gaveUp) return;
		this.#gathering = true;
		Team.gather(this.#engine, size)
			.then((team) => {
				this.#team = team;
			})
			.catch(() => {
				this.#gaveUp = true;
			})
			.finally(() => {
				this.#gathering = false;
			});
	}

	async #share(team: Team, tuner: Tuner, steps: number) {
		const record = ({ ms, shards }: Timing) => {
			if (shards > 1) tuner.record(ms, performance.now());
		};
		if (this.#choice === "auto" && tuner.mode === "alone") return this.#timed(steps, record);
		this.workers = team.size;
		try {
			await team.advance(this.#run.id, this.#run.size, steps, record);
		} catch (error) {
			if (!(error instanceof LaneLost)) throw error;
			this.#gaveUp = true;
			this.rest();
		}
	}

	/** Alone, by the same way as together: what is compared is the sharing and nothing else. */
	async #timed(steps: number, record: (timing: Timing) => void) {
		const alone = new Lockstep(this.#engine, 0, [null], this.#run.size);
		for (let done = 0; done < steps && this.#engine.running(); done++) record(await alone.step());
	}
}
