// What the browser knows of our GPU device and the engine does not tell: when it is lost, and how often it is asked to do
// something. The compiled engine gets its device through these very prototypes.

import type { Counts } from "./seat";

// biome-ignore lint/suspicious/noExplicitAny: TypeScript's DOM library has no WebGPU.
type Method = (this: unknown, ...args: any[]) => any;
type Device = { lost: Promise<{ message: string; reason: string }>; destroy(): void };

/** Calls `after` with what a method of a WebGPU class returns. */
function wrap(className: string, method: string, after: (result: unknown) => void) {
	const prototype = (
		globalThis as Record<string, unknown> as Record<string, { prototype?: Record<string, Method> }>
	)[className]?.prototype;
	const original = prototype?.[method];
	if (!prototype || !original) return;
	prototype[method] = function (...args) {
		const result = original.apply(this, args);
		after(result);
		return result;
	};
}

/** Tells when a device is lost, and returns what loses the present one on purpose. */
export function watchDevices(onLost: (why: string) => void): () => void {
	let latest: Device | undefined;
	wrap("GPUAdapter", "requestDevice", async (result) => {
		const device = await (result as Promise<Device>).catch(() => undefined);
		latest = device;
		const lost = await device?.lost;
		if (lost) onLost(lost.message || lost.reason);
	});
	return () => latest?.destroy();
}

/** Counts dispatches and submits from now on. */
export function countCalls(): () => Counts {
	const counts = { dispatches: 0, submits: 0 };
	const dispatched = () => counts.dispatches++;
	wrap("GPUComputePassEncoder", "dispatchWorkgroups", dispatched);
	wrap("GPUComputePassEncoder", "dispatchWorkgroupsIndirect", dispatched);
	wrap("GPUQueue", "submit", () => counts.submits++);
	return () => ({ ...counts });
}
