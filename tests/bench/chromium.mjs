// The browser the page is tested in, quiet, and never throttling a page that is not in front.

import { chromium } from "@playwright/test";

const FLAGS = [
	"--headless=new",
	"--no-sandbox",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--disable-background-timer-throttling",
	"--disable-renderer-backgrounding",
	"--disable-backgrounding-occluded-windows",
];
const SOFTWARE_WEBGPU = [
	"--enable-unsafe-webgpu",
	"--use-webgpu-adapter=swiftshader",
	"--enable-features=Vulkan",
];

export const cpuBrowser = () => launch(FLAGS);
/** WebGPU computed by the CPU: counts and relations between libraries mean something, times alone do not. */
export const softwareGpuBrowser = () => launch([...FLAGS, ...SOFTWARE_WEBGPU]);

function launch(args) {
	return chromium.launch({ executablePath: "/usr/bin/chromium", args });
}
