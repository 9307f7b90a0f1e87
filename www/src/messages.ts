// What travels between the page and its worker, besides the core's own commands and events.

import type { Arrived } from "./engine/download";
import type { Meter } from "./engine/seat";
import type {
	Catalogue,
	Change,
	Command,
	DeviceInfo,
	ReadTable,
	RunConfig,
	Event as RunEvent,
	Verdict,
	Work,
} from "./protocol";
import type { Still } from "./reel";

export const DEVICE_CHOICES = ["auto", "cpu", "webgpu"] as const;
export type DeviceChoice = (typeof DEVICE_CHOICES)[number];

/** How many workers share the steps of a run on the CPU; "auto" takes what measures faster. */
export type WorkersChoice = number | "auto";
/** More would spend their time adding each other's gradients; the core makes no more shards than that. */
export const MOST_WORKERS = 8;

/**
 * The device in use. `reason` says in plain words why it is not the GPU; empty when it is. `waiting` says what the GPU
 * is doing before it joins; empty when nothing is to come. `arrived` says how much of its engine has, while that takes long.
 */
export type DeviceReport = DeviceInfo & {
	reason: string;
	waiting: string;
	arrived: Arrived | null;
};

/** Where a run is to be trained. */
export type EngineChoice = { device: DeviceChoice; workers: WorkersChoice };

/** What a worker is started with. */
export type BootOptions = EngineChoice & {
	/** Count and time what the engine does, for the debug panel. */
	debug: boolean;
	/** Let the GPU's self-test fail, to see what happens then. */
	failing: boolean;
};

export type ToWorker =
	| { kind: "boot"; options: BootOptions }
	/** Lose the GPU, or a worker that shares the steps, to see what happens then. */
	| { kind: "lose" }
	| { kind: "command"; command: Command }
	/** A new run that goes on from a checkpoint of an earlier one. */
	| { kind: "fork"; run_id: number; checkpoint: Uint8Array }
	/** Something to be looked up; the answer has the same number. */
	| ({ kind: "ask"; request: number } & Question)
	/** Most steps per second; null for as fast as it goes. */
	| { kind: "limit"; steps_per_second: number | null }
	/** Who looks: at the answer table, through lenses. */
	| { kind: "watch"; table: boolean; lenses: boolean };

/** What the core can say without a run. */
export type Question =
	/** What is wrong with a config, and which of its settings have no effect. */
	| { about: "validate"; what: unknown }
	/** The table of a config; null if it cannot be used. */
	| { about: "preview"; what: unknown }
	/** Somebody's table of answers as a setting. */
	| { about: "table_from_text"; what: string }
	/** The way back: text that people can read; undefined if the setting holds no table. */
	| { about: "text_from_table"; what: string }
	/** Operations per second that this computer does for a config, tried out once nothing else is to be done; 0 if nobody knows. */
	| { about: "speed"; what: Trial };
export type Answers = {
	validate: Verdict;
	preview: Preview | null;
	table_from_text: ReadTable;
	text_from_table: string | undefined;
	speed: number;
};

/** Settings that can be tried out: how much work they are is known. */
export type Trial = { config: RunConfig; work: Work };

/** A table before there is a run. */
export type Preview = {
	n_symbols: number;
	formula: string;
	answers: Uint16Array;
	split: Uint8Array;
};

/** A run that has gone back to an earlier step, and what had been changed by then. */
export type Rewound = { run_id: number; step: number; changes: Change[] };

/** Where a run is, steps per second, smoothed, and milliseconds of training, pauses excluded. */
export type RunPace = {
	run_id: number;
	step: number;
	steps_per_second: number;
	elapsed_ms: number;
};

export type FromWorker =
	/** How much of the engine has; only where that takes long. */
	| { kind: "arrived"; arrived: Arrived }
	| { kind: "catalogue"; catalogue: Catalogue }
	| { kind: "device"; device: DeviceReport }
	| { kind: "answer"; request: number; answer: Answers[Question["about"]] }
	| { kind: "event"; event: RunEvent }
	| { kind: "pace"; pace: RunPace }
	/** The weights as they are now. */
	| { kind: "still"; still: Still }
	/** The run as a checkpoint; `spaced` if it is one to go back to. */
	| { kind: "kept"; run_id: number; step: number; spaced: boolean; checkpoint: Uint8Array }
	/** The run on screen has gone back to this step: what came later did not happen. */
	| ({ kind: "rewound" } & Rewound)
	/** Something that the visitor should know. */
	| { kind: "notice"; text: string }
	/** Operations per second that this computer does in training. */
	| { kind: "speed"; flops: number }
	/** What the latest slice cost. */
	| { kind: "meter"; meter: Meter }
	/** wasm is no longer usable in this worker: only a fresh worker can go on. */
	| { kind: "crashed"; message: string };

/** The exports of both wasm bundles. */
export type Bundle = {
	default(from: { module_or_path: Response }): Promise<{ memory: WebAssembly.Memory }>;
	catalogue(): Catalogue;
	validate(config: unknown): Verdict;
	preview(config: unknown): Preview | null;
	table_from_text(text: string): ReadTable;
	text_from_table(table: string): string | undefined;
	Engine: { create(): Promise<Engine> };
};

export type Engine = {
	device(): DeviceInfo;
	send(command: Command): void;
	running(): boolean;
	advance(steps: number): number;
	drain(): Promise<RunEvent[]>;
	table(): Promise<RunEvent | undefined>;
	step_count(): number;
	/** For steps that are shared: see src/web/lib.rs. */
	shards(): number;
	shards_gradient(from: number, to: number, into: Float32Array): Promise<void>;
	apply_shards(sums: (Float32Array | undefined)[]): number;
	examine_piece(piece: number): Promise<Float32Array>;
	take_examination(pieces: Float32Array[]): void;
	weights(): Promise<Float32Array>;
	save(): Promise<Uint8Array>;
	restore(runId: number, checkpoint: Uint8Array): void;
	free(): void;
};
