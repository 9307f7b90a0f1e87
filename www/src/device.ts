// Which device a run can have in this browser, and why. Pure but for the one question to the browser.

import { engineStrings } from "./i18n/engine";
import type { DeviceChoice } from "./messages";

/** The part of the WebGPU interface that this page reads (TypeScript's DOM library has none). */
type AdapterInfo = {
	vendor?: string;
	architecture?: string;
	device?: string;
	description?: string;
	isFallbackAdapter?: boolean;
};
export type Adapter = { info?: AdapterInfo; isFallbackAdapter?: boolean };
type Gpu = { requestAdapter(): Promise<Adapter | null> };

export type Verdict = { use: "cpu" | "webgpu"; reason: string; adapter: string };

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|\bwarp\b|basic render/i;

export function adapterName(adapter: Adapter): string {
	const { vendor, architecture, device, description } = adapter.info ?? {};
	return description || [vendor, architecture, device].filter(Boolean).join(" ");
}

/** A software adapter is correct but far slower than our CPU bundle, so `auto` never takes it. */
export function isSoftware(adapter: Adapter): boolean {
	const info = adapter.info ?? {};
	if (adapter.isFallbackAdapter || info.isFallbackAdapter) return true;
	return SOFTWARE.test([info.vendor, info.architecture, info.device, info.description].join(" "));
}

export function judge(choice: DeviceChoice, adapter: Adapter | null): Verdict {
	if (!adapter) return { use: "cpu", reason: engineStrings.device_no_adapter, adapter: "" };
	const name = adapterName(adapter);
	if (choice === "auto" && isSoftware(adapter))
		return { use: "cpu", reason: engineStrings.device_software(name), adapter: name };
	return { use: "webgpu", reason: "", adapter: name };
}

export async function chooseDevice(choice: DeviceChoice, gpu: Gpu | undefined): Promise<Verdict> {
	if (choice === "cpu") return { use: "cpu", reason: engineStrings.device_chosen_cpu, adapter: "" };
	if (!gpu) return { use: "cpu", reason: engineStrings.device_no_webgpu, adapter: "" };
	try {
		return judge(choice, await gpu.requestAdapter());
	} catch (error) {
		return { use: "cpu", reason: engineStrings.device_adapter_failed(String(error)), adapter: "" };
	}
}
