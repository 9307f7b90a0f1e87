// The worker owns the loop and the clock: it decides how many steps the engine does at a time, and when to look.

import { chooseDevice } from "./device";
import { strings } from "./i18n/en";
import type { Bundle, DeviceChoice, DeviceReport, Engine, FromWorker, ToWorker } from "./messages";
import { Pace } from "./pace";
import type { Command, Event as RunEvent } from "./protocol";

const BUNDLES = {
	cpu: () => import("../pkg/cpu/grokscope_web.js") as unknown as Promise<Bundle>,
	webgpu: () => import("../pkg/gpu/grokscope_web.js") as unknown as Promise<Bundle>,
};
const TABLE_INTERVAL_MS = 250;

const inbox: Command[] = [];
const pace = new Pace();
let cpu: Promise<Bundle> | undefined;
let engine: Engine | undefined;
let busy = false;
let tableVisible = true;
let tableDue = 0;

function post(message: FromWorker, transfer: Transferable[] = []) {
	(self as unknown as Worker).postMessage(message, transfer);
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => HANDLERS[data.kind](data as never);

const HANDLERS: { [K in ToWorker["kind"]]: (message: Extract<ToWorker, { kind: K }>) => void } = {
	boot: ({ device }) => guard(() => boot(device)),
	// Answered at once, even while a run is training: it does not touch the engine.
	validate: ({ request, config }) =>
		guard(async () => {
			const problem = (await cpu)?.validate(config) ?? null;
			post({ kind: "validated", request, problem });
		}),
	watch: ({ table }) => {
		tableVisible = table;
	},
	command: ({ command }) => {
		inbox.push(command);
		guard(pump);
	},
};

/** After a panic or a lost device wasm must not be called again, so the whole worker is given up. */
async function guard(work: () => Promise<void>) {
	try {
		await work();
	} catch (error) {
		post({ kind: "crashed", message: error instanceof Error ? error.message : String(error) });
	}
}

async function boot(choice: DeviceChoice) {
	// The small bundle comes first: it has the catalogue, checks configs, and stays as the fallback.
	cpu = load("cpu");
	const bundle = await cpu;
	post({ kind: "catalogue", catalogue: bundle.catalogue() });
	const verdict = await chooseDevice(choice, (navigator as { gpu?: never }).gpu);
	let reason = verdict.reason;
	if (verdict.use === "webgpu") {
		try {
			engine = await (await load("webgpu")).Engine.create();
		} catch (error) {
			reason = strings.device_gpu_failed(String(error));
		}
	}
	engine ??= await bundle.Engine.create();
	post({ kind: "device", device: report(engine, reason, verdict.adapter) });
	await pump();
}

async function load(kind: keyof typeof BUNDLES): Promise<Bundle> {
	const loaded = await BUNDLES[kind]();
	await loaded.default();
	return loaded;
}

function report(engine: Engine, reason: string, adapter: string): DeviceReport {
	const { kind, name } = engine.device();
	return { kind, name: (kind === "webgpu" && adapter) || name, reason };
}

/**
 * Runs until there is nothing to do. The engine is borrowed while a read-back is awaited, so
 * commands that arrive meanwhile wait in the inbox for the next round.
 */
async function pump() {
	if (busy || !engine) return;
	busy = true;
	try {
		let done = 0;
		while (inbox.length > 0 || done > 0 || engine.running()) {
			if (inbox.length > 0) await obey(engine);
			done = await slice(engine);
			await letMessagesIn();
		}
	} finally {
		busy = false;
	}
}

async function obey(engine: Engine) {
	for (let command = inbox.shift(); command; command = inbox.shift()) {
		if (command.kind === "open" || command.kind === "reset") pace.reset();
		engine.send(command);
		// A step is done before the next command: presses that pile up during a slow one each count.
		if (command.kind === "step") break;
	}
	// The command may have changed what the table shows: send it whatever the clock says.
	tableDue = 0;
	await publish(engine);
}

async function slice(engine: Engine): Promise<number> {
	const training = engine.running();
	const begin = performance.now();
	const done = engine.advance(pace.slice);
	const events = await engine.drain();
	if (done > 0) pace.record(done, performance.now() - begin);
	const settled = done > 0 && !(training && engine.running());
	for (const event of events) postEvent(event);
	if (done > 0) await sendTable(engine, settled);
	if (done > 0) postPace();
	return done;
}

async function publish(engine: Engine) {
	for (const event of await engine.drain()) postEvent(event);
	await sendTable(engine, !engine.running());
	postPace();
}

/** An invisible table costs nothing, but the last picture of a run that stands still must be true. */
async function sendTable(engine: Engine, settled: boolean) {
	const due = tableVisible && performance.now() >= tableDue;
	if (!due && !settled) return;
	tableDue = performance.now() + TABLE_INTERVAL_MS;
	const event = await engine.table();
	if (event) postEvent(event);
}

function postPace() {
	post({ kind: "pace", steps_per_second: pace.stepsPerSecond, elapsed_ms: pace.elapsedMs });
}

function postEvent(event: RunEvent) {
	const buffers = Object.values(event).filter(ArrayBuffer.isView);
	post(
		{ kind: "event", event },
		buffers.map((view) => view.buffer as ArrayBuffer),
	);
}

/** Yields to the message queue; a timer would wait at least 4 ms, a resolved promise not at all. */
const { port1, port2 } = new MessageChannel();
function letMessagesIn(): Promise<void> {
	return new Promise((resolve) => {
		port1.onmessage = () => resolve();
		port2.postMessage(null);
	});
}
