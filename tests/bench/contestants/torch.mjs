// PyTorch in a process of its own: torch_step.py, one JSON line in, one out.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("../torch_step.py", import.meta.url));

export function torch(formulation) {
	let ask;
	let child;
	let folder;
	return {
		id: `torch_${formulation}`,
		label: `PyTorch, eager, one thread, ${formulation}`,
		async setup(problem, { python }) {
			if (!python) throw new Error("PyTorch is not installed");
			folder = mkdtempSync(join(tmpdir(), "grokscope-bench-"));
			const file = join(folder, "problem.json");
			writeFileSync(file, JSON.stringify(problem));
			const env = { ...process.env, OMP_NUM_THREADS: "1", PYTHONWARNINGS: "ignore" };
			child = spawn(python, [SCRIPT, file, formulation], { stdio: ["pipe", "pipe", "pipe"], env });
			ask = conversation(child);
			this.version = `PyTorch ${(await ask()).version}`;
		},
		train: (n) => ask({ train: n }),
		loss: () => ask({ loss: true }),
		async close() {
			child?.kill();
			if (folder) rmSync(folder, { recursive: true });
		},
	};
}

/** Sends a command, if any, and waits for the next line. */
function conversation(child) {
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	let complaints = "";
	const complain = (text) => {
		complaints += `${text}\n`;
	};
	child.stderr.on("data", complain);
	child.on("error", complain);
	child.stdin.on("error", complain);
	return async (command) => {
		if (command) child.stdin.write(`${JSON.stringify(command)}\n`);
		const { value, done } = await lines.next();
		if (done) throw new Error(complaints.trim().split("\n").at(-1) || "PyTorch ended");
		return JSON.parse(value);
	};
}
