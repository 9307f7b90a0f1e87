// What travels between the page and its worker, besides the core's own commands and events.

import type { Catalogue, Command, DeviceInfo, Problem, Event as RunEvent } from "./protocol";

export const DEVICE_CHOICES = ["auto", "cpu", "webgpu"] as const;
export type DeviceChoice = (typeof DEVICE_CHOICES)[number];

/** The device in use. `reason` says in plain words why it is not the GPU; empty when it is. */
export type DeviceReport = DeviceInfo & { reason: string };

export type ToWorker =
	| { kind: "boot"; device: DeviceChoice }
	| { kind: "command"; command: Command }
	| { kind: "validate"; request: number; config: unknown }
	| { kind: "watch"; table: boolean };

export type FromWorker =
	| { kind: "catalogue"; catalogue: Catalogue }
	| { kind: "device"; device: DeviceReport }
	| { kind: "validated"; request: number; problem: Problem | null }
	| { kind: "event"; event: RunEvent }
	/** Steps per second, smoothed, and milliseconds of training, pauses excluded. */
	| { kind: "pace"; steps_per_second: number; elapsed_ms: number }
	/** wasm is no longer usable in this worker: only a fresh worker can go on. */
	| { kind: "crashed"; message: string };

/** The exports of both wasm bundles. */
export type Bundle = {
	default(): Promise<unknown>;
	catalogue(): Catalogue;
	validate(config: unknown): Problem | null;
	Engine: { create(): Promise<Engine> };
};

export type Engine = {
	device(): DeviceInfo;
	send(command: Command): void;
	running(): boolean;
	advance(steps: number): number;
	drain(): Promise<RunEvent[]>;
	table(): Promise<RunEvent | undefined>;
};
