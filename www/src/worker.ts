// The worker owns the loop and the clock: it decides how many steps the engine does at a time, and when to look.

import { loadBundle } from "./engine/bundles";
import { Crew } from "./engine/crew";
import { words } from "./engine/line";
import { Probe } from "./engine/probe";
import { LocalSeat, type Order, type Seat, type Worked } from "./engine/seat";
import type { Now } from "./engine/snapshots";
import { Stills } from "./engine/stills";
import { Switch } from "./engine/switch";
import type { BootOptions, Bundle, FromWorker, ToWorker, Trial } from "./messages";
import { Pace } from "./pace";
import type { PresetInfo, Event as RunEvent } from "./protocol";

const TABLE_INTERVAL_MS = 250;
const IDLE_MS = 20;

const inbox: Order[] = [];
const stills = new Stills();
const pace = new Pace();
/** Whose pace it is. */
let paced: Seat | undefined;
let cpu: Promise<Bundle> | undefined;
let stage: Switch | undefined;
let busy = false;
const watched = { table: true, lenses: false };
let tableDue = 0;
let debug = false;
/** The run as the latest slice has left it. */
const now: Now = { run_id: 0, config: null, step: 0, running: false };
/** Whether it runs until it ends, and not for a counted step. */
let steady = false;

function post(message: FromWorker, transfer: Transferable[] = []) {
	(self as unknown as Worker).postMessage(message, transfer);
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => HANDLERS[data.kind](data as never);

const HANDLERS: { [K in ToWorker["kind"]]: (message: Extract<ToWorker, { kind: K }>) => void } = {
	boot: ({ options }) => guard(() => boot(options)),
	// Answered at once, even while a run is training: it does not touch the engine.
	ask: ({ request, about, what }) =>
		guard(async () => {
			const bundle = (await cpu) as Bundle;
			const answer =
				about === "speed" ? await tryOut(bundle, what as Trial) : bundle[about](what as never);
			post({ kind: "answer", request, answer });
		}),
	limit: ({ steps_per_second }) => {
		pace.limit = steps_per_second;
		wake();
	},
	watch: ({ table, lenses }) => {
		Object.assign(watched, { table, lenses });
		// A run that stands still shows its weights to whoever comes to look.
		guard(pump);
	},
	lose: () => stage?.lose(),
	command: ({ command }) => take(command),
	fork: (fork) => take(fork),
};

function take(order: Order) {
	inbox.push(order);
	wake();
	guard(pump);
}

/** After a panic wasm must not be called again, so the whole worker is given up. */
async function guard(work: () => Promise<void>) {
	try {
		await work();
	} catch (error) {
		post({ kind: "crashed", message: words(error) });
	}
}

async function boot(options: BootOptions) {
	debug = options.debug;
	// The small bundle comes first: it has the catalogue, checks configs, trains at once, and stays as the fallback.
	const loading = loadBundle("cpu", (arrived) => post({ kind: "arrived", arrived }));
	cpu = loading.then(({ bundle }) => bundle);
	// A failure is told once, by whoever waits here.
	cpu.catch(() => {});
	const { bundle, memory } = await loading;
	post({ kind: "catalogue", catalogue: bundle.catalogue() });
	const engine = await bundle.Engine.create();
	const seat = new LocalSeat(engine, memory, new Crew(engine, options.workers));
	stage = new Switch(seat, options, {
		report: (device) => post({ kind: "device", device }),
		notice: (text) => post({ kind: "notice", text }),
		rewound: (rewound) => {
			now.step = rewound.step;
			post({ kind: "rewound", ...rewound });
		},
		wake: () => guard(pump),
		pace: () => (now.running ? pace.msPerStep : 0),
	});
	await pump();
	await Promise.all([stage.begin(), probe(bundle)]);
}

/** Measures in the gaps: a command comes first, and a run that trains comes before everything. */
async function measure(bundle: Bundle, trial: Trial, wanted = () => true): Promise<number> {
	const probe = new Probe(trial);
	for (let speed: number | null = null; ; ) {
		await idle();
		if (!wanted()) return probe.finish();
		speed = await probe.step(bundle);
		if (speed !== null) return speed;
	}
}

let usual: Promise<number> = Promise.resolve(0);
async function probe(bundle: Bundle) {
	const { presets, default_preset } = bundle.catalogue();
	usual = measure(bundle, presets.find(({ id }) => id === default_preset) as PresetInfo);
	post({ kind: "speed", flops: await usual });
}

/** Only the latest that is asked for. */
let tried: Trial;
async function tryOut(bundle: Bundle, trial: Trial): Promise<number> {
	tried = trial;
	await usual;
	return measure(bundle, trial, () => trial === tried);
}

/** Until nothing has been trained, asked or loaded for a moment. */
async function idle() {
	do await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
	while (busy || now.run_id === 0);
}

/**
 * Runs until there is nothing to do. The engine is borrowed while a read-back is awaited, so
 * commands that arrive meanwhile wait in the inbox for the next round.
 */
async function pump() {
	if (busy || !stage) return;
	busy = true;
	try {
		do {
			await round(stage)
				.then(() => still(stage as Switch))
				.catch(survive);
			if (!now.running || steady || stage.lost) await stage.turn(now);
			await (now.running ? rest() : letMessagesIn());
		} while (inbox.length > 0 || now.running || stage.lost);
	} finally {
		busy = false;
	}
}

/** A lost GPU takes a slice with it, and nothing else. */
function survive(error: unknown) {
	if (!stage?.lost) throw error;
}

async function round(stage: Switch) {
	if (inbox.length > 0) await obey(stage);
	if (now.running) await slice(stage);
}

async function obey(stage: Switch) {
	const commands = takeCommands();
	if (commands.some(({ kind }) => ["open", "reset", "fork"].includes(kind))) pace.reset();
	if (await opens(commands[0])) stage.opening();
	try {
		// The command may have changed what the table shows: send it whatever the clock says.
		publish(await stage.seat.work({ commands, steps: 0, table: watched.table }));
	} catch (error) {
		inbox.unshift(...commands);
		throw error;
	}
	const last = commands.findLast(({ kind }) => kind === "start" || kind === "step");
	if (last) steady = last.kind === "start";
	if (commands.some(({ kind }) => kind === "change")) stage.changed();
	postPace();
}

/** A config that cannot be used opens nothing: the present run goes on where it is. */
async function opens(command: Order | undefined): Promise<boolean> {
	if (command?.kind === "fork") return true;
	return command?.kind === "open" && (await cpu)?.validate(command.config).problem === null;
}

/** Those that can be carried out together; a new run is a round of its own. */
function takeCommands(): Order[] {
	const commands: Order[] = [];
	for (let command = inbox[0]; command; command = inbox[0]) {
		if ((command.kind === "open" || command.kind === "fork") && commands.length > 0) break;
		commands.push(command);
		inbox.shift();
		// A step is done before the next command: presses that pile up during a slow one each count.
		if (command.kind === "step") break;
	}
	return commands;
}

async function slice(stage: Switch) {
	if (stage.seat !== paced) pace.forget();
	paced = stage.seat;
	const table = watched.table && performance.now() >= tableDue;
	if (table) tableDue = performance.now() + TABLE_INTERVAL_MS;
	const steps = Math.min(pace.steps, stills.room(now.step));
	const worked = await stage.seat.work({ commands: [], steps, table });
	if (worked.done > 0) pace.record(worked.done, worked.meter.ms, performance.now());
	publish(worked);
	postPace();
	if (debug) post({ kind: "meter", meter: worked.meter });
}

/** What is kept of the run, for lenses and for going back. */
async function still(stage: Switch) {
	const { run_id, step } = now;
	if (run_id === 0) return;
	const due = stills.due(now, watched.lenses, performance.now());
	if (due.still) {
		const theta = await stage.seat.weights();
		post({ kind: "still", still: { run_id, step, theta } }, [theta.buffer as ArrayBuffer]);
	}
	if (due.checkpoint) {
		const checkpoint = await stage.seat.save();
		post({ kind: "kept", run_id, step, spaced: due.spaced, checkpoint }, [
			checkpoint.buffer as ArrayBuffer,
		]);
	}
}

function publish({ events, step, running }: Worked) {
	for (const event of events) {
		if (event.kind === "opened") Object.assign(now, { run_id: event.run_id, config: event.config });
		postEvent(event);
	}
	now.step = step;
	now.running = running;
}

function postPace() {
	const { run_id, step } = now;
	const { stepsPerSecond: steps_per_second, elapsedMs: elapsed_ms } = pace;
	post({ kind: "pace", pace: { run_id, step, steps_per_second, elapsed_ms } });
}

function postEvent(event: RunEvent) {
	const buffers = Object.values(event).filter(ArrayBuffer.isView);
	post(
		{ kind: "event", event },
		buffers.map((view) => view.buffer as ArrayBuffer),
	);
}

/** In slow motion, until the next slice is due or somebody wants something. */
let wake = () => {};
async function rest() {
	const ms = inbox.length > 0 ? 0 : pace.rest(performance.now());
	if (ms === 0) return letMessagesIn();
	await new Promise<void>((resolve) => {
		wake = resolve;
		setTimeout(resolve, ms);
	});
}

/** Yields to the message queue; a timer would wait at least 4 ms, a resolved promise not at all. */
const { port1, port2 } = new MessageChannel();
function letMessagesIn(): Promise<void> {
	return new Promise((resolve) => {
		port1.onmessage = () => resolve();
		port2.postMessage(null);
	});
}
