// The command-line tool, one thread. It is a program, not an object: two runs from one checkpoint differ by `n` steps,
// and so does the time they take.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Steps up to the checkpoint, the more if they are quick. The table is examined at twice that; before, there is room. */
const BASES = [32, 128];
const QUICK_SECONDS = 2;

export function native() {
	let base;
	let folder;
	let shareOfFullBatches = 1;
	let tool;
	const file = (name) => join(folder, name);
	const run = (...args) => {
		const begin = performance.now();
		const options = {
			stdio: ["ignore", "ignore", "pipe"],
			env: { ...process.env, RAYON_NUM_THREADS: "1" },
		};
		execFileSync(tool, ["run", "--quiet", ...args], options);
		return (performance.now() - begin) / 1000;
	};
	return {
		id: "native",
		label: "grokscope, native, one thread",
		async setup(problem, { native }) {
			tool = native;
			folder = mkdtempSync(join(tmpdir(), "grokscope-bench-"));
			writeFileSync(file("config.json"), JSON.stringify(problem.config));
			for (base of BASES) {
				const seconds = run(
					"--config",
					file("config.json"),
					"--until",
					String(base),
					"--checkpoint",
					file("base"),
				);
				if (seconds > QUICK_SECONDS) break;
			}
			// Fewer would drown in the time a process takes to start.
			Object.assign(this, { leastSteps: base / 2, mostSteps: base - 2 });
			shareOfFullBatches = meanBatch(problem) / problem.batch;
		},
		async train(n) {
			const until = (steps) => run("--resume", file("base"), "--until", String(base + steps));
			const one = until(1);
			return [(until(n + 1) - one) / n / shareOfFullBatches];
		},
		/** Examined after every step, which is why it is another run. */
		async lossAfter(step) {
			const often = ["--set", "train.eval_spacing=0.02", "--until", String(Math.max(step, 1))];
			run("--config", file("config.json"), ...often, "--out", file("rows"));
			const rows = readFileSync(file("rows"), "utf8")
				.trim()
				.split("\n")
				.map((row) => JSON.parse(row));
			return rows.find((row) => row.step === step).train_loss;
		},
		close: async () => folder && rmSync(folder, { recursive: true }),
	};
}

/** The last batch of a pass is smaller than the others: its step counts for as much as it computes. */
function meanBatch({ pairs, batch }) {
	return pairs.length / Math.ceil(pairs.length / batch);
}
