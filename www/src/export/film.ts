// Makes the film of the run on screen: asks its network what it answered at the moments that are kept, and draws.

import type { App } from "../app";
import { LINE_CHARTS, type LineChart } from "../charts/lines";
import { canvasPen } from "../charts/pictures/pen";
import { TABLE_VIEWS } from "../charts/table";
import type { Theme } from "../charts/theme";
import type { LensApi } from "../engine/lens-worker";
import { Helper, words } from "../engine/line";
import { language } from "../i18n/language";
import { save as s } from "../i18n/save";
import type { Run } from "../store";
import { encodeGif, type Watch } from "./gif";
import { chosen, drawScene, type Moments, type Scene, SECONDS, SIZE, stepAt } from "./replay";

export { words };

/** More are not told apart in eight seconds. */
const MOST_MOMENTS = 80;
export const MOST_GIF_BYTES = 5e6;
const VIDEO = { type: "video/webm", bits: 4_000_000, frameMs: 40, scale: 2 };

/** Whether there is enough of a run to make a film of. */
export const canFilm = (run: Run | null, steps: number[]): run is Run =>
	run !== null && run.history.length > 2 && steps.length > 1;

export const canRecord = () =>
	typeof MediaRecorder !== "undefined" &&
	MediaRecorder.isTypeSupported(VIDEO.type) &&
	"captureStream" in HTMLCanvasElement.prototype;

/** The run as it is now; it may go on meanwhile. */
export async function stage(
	app: App,
	run: Run,
	theme: Theme,
	origin: string,
	{ progress, signal }: Pick<Watch, "progress" | "signal">,
): Promise<Scene> {
	const worker = new Helper<LensApi>(
		new Worker(new URL("../engine/lens-worker.ts", import.meta.url), {
			type: "module",
			name: language,
		}),
	);
	const stop = () => worker.fail(s.cancelled);
	signal.addEventListener("abort", stop);
	try {
		const moments = await gather(app, run, worker, progress);
		const [chart, view] = [LINE_CHARTS[0] as LineChart, TABLE_VIEWS[0] as Scene["view"]];
		return { run, moments, chart, view, theme, origin };
	} finally {
		signal.removeEventListener("abort", stop);
		stop();
	}
}

async function gather(
	{ time }: App,
	run: Run,
	worker: Helper<LensApi>,
	progress: Watch["progress"],
): Promise<Moments> {
	const steps = chosen(time.reel.steps, MOST_MOMENTS);
	const moments: Moments = [];
	await worker.call("open", [run.config]);
	for (const [done, step] of steps.entries()) {
		progress(done, steps.length);
		const theta = time.reel.weights(step);
		// A moment may have made room for others meanwhile.
		if (!theta) continue;
		await worker.call("place", [step, theta], { transfer: [theta.buffer as ArrayBuffer] });
		moments.push({ step, predictions: await worker.call("predictions", []) });
	}
	return moments;
}

function easel(scale: number) {
	const canvas = document.createElement("canvas");
	canvas.width = SIZE.width * scale;
	canvas.height = SIZE.height * scale;
	const context = canvas.getContext("2d", { willReadFrequently: scale === 1 });
	if (!context) throw new Error("no canvas");
	context.scale(scale, scale);
	return { canvas, context };
}

function painter(scene: Scene, context: CanvasRenderingContext2D) {
	const pen = canvasPen(context, scene.theme.font);
	const first = scene.moments[0]?.step ?? 0;
	const last = scene.run.history.at(-1)?.step ?? 0;
	return (share: number) => drawScene(pen, scene, stepAt(share, first, last));
}

export async function makeGif(scene: Scene, watch: Omit<Watch, "pause">): Promise<Blob> {
	const { context } = easel(1);
	const paint = painter(scene, context);
	const { width, height } = SIZE;
	const picture = (share: number) => {
		paint(share);
		return context.getImageData(0, 0, width, height).data;
	};
	const pause = () => new Promise((resolve) => setTimeout(resolve));
	const film = { width, height, seconds: SECONDS, picture };
	const bytes = await encodeGif(film, MOST_GIF_BYTES, { ...watch, pause });
	if (!bytes) throw new Error(s.movie_large(MOST_GIF_BYTES));
	return new Blob([bytes as BlobPart], { type: "image/gif" });
}

/** In real time: a browser records what happens on a canvas, and nothing happens on that of a hidden page. */
export async function makeWebm(
	scene: Scene,
	{ progress, signal }: Omit<Watch, "pause">,
): Promise<Blob> {
	const { canvas, context } = easel(VIDEO.scale);
	const paint = painter(scene, context);
	paint(0);
	const options = { mimeType: VIDEO.type, videoBitsPerSecond: VIDEO.bits };
	const recorder = new MediaRecorder(canvas.captureStream(1000 / VIDEO.frameMs), options);
	const parts: Blob[] = [];
	recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
	const ended = new Promise((done, fail) => {
		recorder.addEventListener("stop", done);
		recorder.addEventListener("error", () => fail(new Error("MediaRecorder")));
	});
	recorder.start();
	try {
		await perform(paint, progress, signal);
	} finally {
		if (recorder.state !== "inactive") recorder.stop();
		await ended;
	}
	return new Blob(parts, { type: VIDEO.type });
}

function perform(
	paint: (share: number) => void,
	progress: Watch["progress"],
	signal: AbortSignal,
): Promise<void> {
	const begin = performance.now();
	const frames = (1000 * SECONDS) / VIDEO.frameMs;
	return new Promise((done, fail) => {
		const timer = setInterval(() => {
			const share = (performance.now() - begin) / (1000 * SECONDS);
			const why = signal.aborted ? s.cancelled : document.hidden ? s.movie_hidden : null;
			if (why === null) {
				paint(Math.min(1, share));
				progress(Math.min(frames, Math.round(share * frames)), frames);
			}
			if (why === null && share < 1) return;
			clearInterval(timer);
			if (why === null) done();
			else fail(new Error(why));
		}, VIDEO.frameMs);
	});
}
