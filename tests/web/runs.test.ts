// In what order a run is written down: whenever the page is left in between, what is there can be gone on with.

import { beforeAll, expect, it, vi } from "vitest";
import { Runs } from "../../www/src/runs";
import { reduce, Store } from "../../www/src/store";
import { catalogue, opened } from "./fixture";

beforeAll(() => {
	// What a page has and Node has not.
	vi.stubGlobal("requestAnimationFrame", () => 0);
	vi.stubGlobal("addEventListener", () => {});
	vi.stubGlobal("navigator", {});
});

/** A run on screen, at its tenth step. */
function begun(run_id: number, store = new Store(), runs = new Runs(store)) {
	store.patch({ catalogue });
	store.update((state) => reduce(state, { ...opened, run_id }));
	runs.opened(run_id, null, null);
	advance(store, run_id, 10);
	runs.changed();
	return { store, runs, id: runs.current?.id ?? "" };
}

const advance = (store: Store, run_id: number, step: number) =>
	store.update((state) => reduce(state, { kind: "state", run_id, state: "paused", step }));

/** What is written, in order: the step of a checkpoint, and which checkpoint a record says there is. */
function listen(runs: Runs): string[] {
	const said: string[] = [];
	const { put, drop } = runs.shelf;
	runs.shelf.put = async (store, key, value) => {
		const done = await put.call(runs.shelf, store, key, value);
		said.push("bytes" in value ? `checkpoint ${value.step}` : `record ${value.step} ${value.kept}`);
		return done;
	};
	runs.shelf.drop = async (store, key) => {
		await drop.call(runs.shelf, store, key);
		said.push(`no ${store}`);
	};
	return said;
}

const bytes = new Uint8Array(3);
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

it("says that a run can be gone on with once its checkpoint is there, and not before", async () => {
	const { store, runs } = begun(1);
	await settled();
	const said = listen(runs);
	advance(store, 1, 20);
	await runs.keep(1, 20, bytes);
	await settled();
	const at = said.indexOf("checkpoint 20");
	expect(said.slice(0, at)).toContain("record 20 null");
	expect(said.slice(0, at)).not.toContain("record 20 20");
	expect(said.slice(at)).toEqual(["checkpoint 20", "record 20 20"]);
});

it("says that an old checkpoint is gone before it is", async () => {
	const { store, runs } = begun(1);
	for (let run_id = 1; run_id <= 8; run_id++) {
		if (run_id > 1) begun(run_id, store, runs);
		await runs.keep(run_id, 10, bytes);
	}
	begun(9, store, runs);
	await settled();
	const said = listen(runs);
	await runs.keep(9, 10, bytes);
	await settled();
	expect(said.slice(-3)).toEqual(["record 10 10", "record 10 null", "no checkpoints"]);
	expect(store.state.runs.filter(({ kept }) => kept !== null)).toHaveLength(8);
});

it("keeps the last checkpoint of a run, though another is on screen when it comes", async () => {
	const { store, runs, id } = begun(1);
	begun(2, store, runs);
	await runs.keep(1, 10, bytes);
	await settled();
	expect(runs.find(id)?.kept).toBe(10);
	expect(await runs.shelf.get("checkpoints", id)).toMatchObject({ step: 10 });
	expect(runs.current?.kept).toBeNull();
});

it("leaves no checkpoint of a run that was deleted while it was written", async () => {
	const { store, runs, id } = begun(1);
	const keeping = runs.keep(1, 10, bytes);
	begun(2, store, runs);
	runs.remove(id);
	await keeping;
	await settled();
	expect(await runs.shelf.get("checkpoints", id)).toBeNull();
	expect(await runs.shelf.get("runs", id)).toBeNull();
});

it("goes on from a checkpoint that is still being written", async () => {
	const { runs } = begun(1);
	const keeping = runs.keep(1, 10, bytes);
	const record = runs.current;
	expect(record?.kept).toBeNull();
	expect(record && (await runs.checkpoint(record))).toMatchObject({ step: 10 });
	await keeping;
});
