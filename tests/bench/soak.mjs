// Leaves the page alone with a run for a long time, as a teacher's laptop would be, and measures what grows:
//   ./build.sh soak --minutes 20 [--device cpu|webgpu] [--out FILE]
// The heap of the page's JavaScript after a collection, its nodes and listeners, and the memory of all of the browser's
// renderers. A visitor comes by each minute: looks at a step, changes the level, looks through lenses; every fifth minute
// another run begins. Fails if the least that anything takes has grown from the middle third of the time to the last.
// With webgpu on Chromium's software adapter, whose buffers are memory of the browser's GPU process: that is measured too,
// and one small run goes on for as many steps as there is time for.

import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cpuBrowser, softwareGpuBrowser } from "./chromium.mjs";
import { serve } from "./server.mjs";

const option = (name, usual) => {
	const at = process.argv.indexOf(`--${name}`);
	return at < 0 ? usual : process.argv[at + 1];
};
const minutes = Number(option("minutes", "20"));
if (!(minutes >= 1 && minutes <= 600))
	throw new Error(`--minutes: ${minutes} is not allowed; allowed: 1 to 600`);
const out = option("out", "");
const device = option("device", "cpu");
if (!["cpu", "webgpu"].includes(device))
	throw new Error(`--device: ${device} is not allowed; allowed: cpu, webgpu`);
const onGpu = device === "webgpu";
const site = fileURLToPath(new URL("../../www/dist", import.meta.url));
if (!existsSync(site)) throw new Error("there is no site in www/dist: ./build.sh build makes it");

/** Growth that is allowed: a share of what was there, and a floor below which nothing matters. */
const ALLOWED = {
	heap_mb: [0.15, 6],
	renderers_mb: [0.15, 60],
	gpu_mb: [0.1, 30],
	nodes: [0.2, 400],
	listeners: [0.2, 200],
};
const RUN = onGpu ? "preset=tiny&device=webgpu" : "preset=minute&device=cpu";
const LINK = `?debug#level=lab&${RUN}&max_steps=1000000&lenses=spectrum,circles,logits,neurons`;

const server = await serve({ problems: {}, site });
const browser = await (onGpu ? softwareGpuBrowser() : cpuBrowser());
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const complaints = [];
page.on("pageerror", (error) => complaints.push(error.message));
page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
const cdp = await page.context().newCDPSession(page);

async function look(minute) {
	await cdp.send("HeapProfiler.collectGarbage");
	const { usedSize } = await cdp.send("Runtime.getHeapUsage");
	const { nodes, jsEventListeners: listeners } = await cdp.send("Memory.getDOMCounters");
	const steps = Number(await page.getByTestId("step-count").getAttribute("data-value"));
	const gpu = onGpu ? { gpu_mb: resident("gpu-process") } : {};
	const device = await page.getByTestId("device").getAttribute("data-device");
	const memory = { heap_mb: usedSize / 1e6, renderers_mb: resident("renderer"), ...gpu };
	return { minute, device, steps, ...memory, nodes, listeners };
}

/** Resident memory of this browser's processes of a kind: a renderer's workers and their WebAssembly included. */
function resident(kind) {
	const lines = execFileSync("ps", ["-eo", "pid=,ppid=,rss=,args="], { encoding: "utf8" }).split(
		"\n",
	);
	const all = lines.map((line) => {
		const [pid, ppid, rss, ...args] = line.trim().split(/\s+/);
		return { pid, ppid, rss: Number(rss), wanted: args.includes(`--type=${kind}`) };
	});
	const own = new Set([String(process.pid)]);
	for (let size = 0; size < own.size; ) {
		size = own.size;
		for (const { pid, ppid } of all) if (own.has(ppid)) own.add(pid);
	}
	const ours = all.filter(({ pid, wanted }) => wanted && own.has(pid));
	return ours.reduce((sum, { rss }) => sum + rss, 0) / 1000;
}

/** What somebody who comes by does. */
async function visit(minute) {
	await page.getByTestId("chart-accuracy").hover();
	await page.mouse.move(900, 300, { steps: 10 });
	await page.getByTestId("level-watch").click();
	await page.getByTestId("level-lab").click();
	await page.getByTestId("open-lenses").click();
	await page.getByTestId("to-figures").click();
	await page.goBack();
	if (onGpu || minute % 5 !== 0) return;
	await page.getByTestId("dice").click();
	await page.getByTestId("start-new").click();
}

/** Lenses open and close meanwhile: what is compared is the least of the middle third and the least of the last. */
function judge(rows) {
	const third = Math.floor(rows.length / 3);
	const least = (name, part) => Math.min(...part.map((row) => row[name]));
	const measured = Object.entries(ALLOWED).filter(([name]) => name in rows[0]);
	return measured.flatMap(([name, [share, floor]]) => {
		const before = least(name, rows.slice(third, 2 * third + 1));
		const after = least(name, rows.slice(2 * third));
		const said = `${name}: at least ${before.toFixed(1)} in the middle, ${after.toFixed(1)} at the end`;
		return after - before > Math.max(floor, share * before) ? [said] : [];
	});
}

const rows = [];
try {
	await page.goto(`${server.base}site/index.html${LINK}`);
	await page.locator("html[data-ready=true]").waitFor();
	if (onGpu) await page.locator("[data-testid=device][data-device=webgpu]").waitFor();
	await page.getByTestId("toggle").click();
	for (let minute = 0; minute <= minutes; minute++) {
		if (minute > 0) {
			await visit(minute);
			await page.waitForTimeout(60_000 - (minute === 1 ? 0 : 1500));
		}
		const row = await look(minute);
		rows.push(row);
		const shown = Object.entries(row).map(
			([name, value]) =>
				`${name} ${typeof value === "number" ? Math.round(value * 10) / 10 : value}`,
		);
		console.log(shown.join("  "));
	}
} finally {
	await browser.close();
	server.close();
}

const grown = judge(rows);
if (onGpu && rows.some(({ device }) => device !== "webgpu"))
	complaints.push("it did not stay on the GPU");
if (out) {
	const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();

	writeFileSync(
		out,
		`${JSON.stringify({ minutes, commit, link: LINK, rows, grown, complaints }, null, "\t")}\n`,
	);
}
for (const line of [...grown, ...complaints]) console.error(`soak: ${line}`);
if (grown.length + complaints.length > 0) process.exit(1);
console.log(`soak: ${minutes} minutes, nothing has grown`);
