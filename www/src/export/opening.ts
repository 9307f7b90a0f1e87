// Opens what somebody has dropped, pasted or chosen. What the core does not accept changes nothing.

import type { App } from "../app";
import type { LensApi } from "../engine/lens-worker";
import { Helper, words } from "../engine/line";
import { language } from "../i18n/language";
import { playStrings as p } from "../i18n/play";
import { save as s } from "../i18n/save";
import type { MetricsRow, RunConfig } from "../protocol";
import { recordOf } from "../records";
import { notice } from "../store";
import { readLink, VIEWS } from "../url";
import { type Found, LARGEST, readBytes, readText } from "./reader";

/** What has been opened, in words; null if nothing has. */
type Opened = Promise<string | null>;
/** Hears what takes a while. */
type Tell = (text: string) => void;

export async function openFiles(app: App, files: File[], tell: Tell): Opened {
	const [file] = files;
	if (!file) return null;
	if (files.length === 2) return openPair(app, files);
	if (files.length > 1) return refuse(app, s.too_many(files.length));
	const name = s.named(file.name);
	if (file.size > LARGEST) return refuse(app, s.too_large(name, file.size, LARGEST));
	const fields = app.state.catalogue?.fields ?? [];
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		return await take(app, name, readBytes(bytes, fields), bytes, tell);
	} catch (error) {
		return refuse(app, s.cannot_read(name, words(error)));
	}
}

export async function openText(app: App, text: string, tell: Tell): Opened {
	if (text.length > LARGEST) return refuse(app, s.too_large(s.pasted, text.length, LARGEST));
	const found = readText(text, app.state.catalogue?.fields ?? []);
	return take(app, s.pasted, found, new Uint8Array(), tell);
}

/** Curves, and the file beside them that says of what run they are. */
async function openPair(app: App, files: File[]): Opened {
	const fields = app.state.catalogue?.fields ?? [];
	const large = files.find(({ size }) => size > LARGEST);
	if (large) return refuse(app, s.too_large(s.named(large.name), large.size, LARGEST));
	try {
		const read = await Promise.all(
			files.map(async (file) => {
				const bytes = new Uint8Array(await file.arrayBuffer());
				return { name: file.name, found: readBytes(bytes, fields) };
			}),
		);
		const curves = read.find(({ found }) => found.kind === "metrics");
		const beside = read.find(({ found }) => found.kind === "config");
		if (curves?.found.kind !== "metrics" || beside?.found.kind !== "config")
			return refuse(app, s.too_many(files.length));
		const { config } = beside.found;
		const verdict = await app.settings.judge(config);
		const why = verdict ? verdict.problem?.message : s.no_engine;
		if (why) return refuse(app, s.unusable(s.named(beside.name), why));
		return openMetrics(app, s.named(curves.name), curves.found.rows, config as RunConfig);
	} catch (error) {
		return refuse(
			app,
			s.cannot_read(files.map(({ name }) => s.named(name)).join(", "), words(error)),
		);
	}
}

/** A line in the list of runs, and a pale one in the charts; there is nothing to go on from. */
function openMetrics(
	app: App,
	name: string,
	rows: MetricsRow[] | string,
	config: RunConfig | null,
): string | null {
	if (typeof rows === "string") return refuse(app, s.unusable(name, rows));
	app.runs.add(recordOf(plain(name), rows, config, app.state.runs));
	app.settings.dismissNotices();
	return config ? p.opened_curves : p.opened_curves_alone;
}

/** A file's name without the marks around it. */
const plain = (name: string) => name.replace(/^[“„«]|[”“»]$/g, "");

async function take(app: App, name: string, found: Found, bytes: Uint8Array, tell: Tell): Opened {
	if (found.kind === "foreign") return refuse(app, s.refused(name, found.found, s.allowed));
	if (found.kind === "metrics") return openMetrics(app, name, found.rows, null);
	if (found.kind === "link") return follow(app, found.hash);
	if (found.kind === "config") return openConfig(app, name, found.config);
	tell(s.opening);
	return openCheckpoint(app, name, found.step, bytes);
}

/** The address bar opens links, its own and others', and tells what is wrong with them. */
async function follow(app: App, hash: string): Opened {
	const { catalogue } = app.state;
	const link = catalogue && readLink("", hash, catalogue).link;
	const verdict = link && (await app.settings.judge(link.config));
	location.hash = hash;
	return verdict?.problem === null ? s.opened_link : null;
}

async function openConfig(app: App, name: string, config: unknown): Opened {
	const verdict = await app.settings.judge(config);
	if (!verdict) return refuse(app, s.unusable(name, s.no_engine));
	if (verdict.problem) return refuse(app, s.unusable(name, verdict.problem.message));
	app.settings.dismissNotices();
	app.openConfig(config as RunConfig);
	return s.opened_config;
}

/** The lenses' engine reads it first: a broken file must not end the run on screen. */
async function openCheckpoint(app: App, name: string, step: number, bytes: Uint8Array): Opened {
	const worker = new Helper<LensApi>(
		new Worker(new URL("../engine/lens-worker.ts", import.meta.url), {
			type: "module",
			name: language,
		}),
	);
	try {
		const any = app.state.draft?.config;
		if (any) await worker.call("open", [any]);
		await worker.call("place_checkpoint", [bytes]);
	} catch (error) {
		return refuse(app, s.unusable(name, words(error)));
	} finally {
		worker.fail("it has been checked");
	}
	app.settings.dismissNotices();
	showRun(app);
	// Nothing of the run on screen is its past, and the settings become its own.
	app.store.patch({ forking: null });
	app.addEventListener("opened", () => app.settings.discard(), { once: true });
	app.fork(bytes);
	return s.opened_checkpoint(step);
}

/** Problems are told where the page tells them, which is beside the run. */
function refuse(app: App, message: string): null {
	showRun(app);
	app.store.update((state) => notice(state, message));
	return null;
}

function showRun(app: App) {
	const place = { ...app.state.place, view: VIEWS[0], figure: null };
	history.replaceState(null, "", app.linkTo(place));
	app.store.patch({ place });
}
