// A lens that is open on the page: what it is, what was asked of it, and what it shows.

import type { LensInfo, OverRun, Sight } from "./protocol";

export type Options = Record<string, unknown>;
/** A lens on the page. */
export type Panel = {
	info: LensInfo;
	options: Options;
	sight: Sight | null;
	/** What the latest look cost. */
	ms: number | null;
	/** Why it could not look, or null. */
	problem: string | null;
	/** What its numbers over the run mean. */
	about: OverRun | null;
	/** Somebody has asked a lens that looks only when told to. */
	asked: boolean;
};

/** To be told to look, to come into sight, or a checkpoint. */
export type Awaited = "order" | "sight" | "checkpoint";

export const isDear = ({ cost }: LensInfo) => cost === "dear" || cost === "checkpoint";

export const newPanel = (info: LensInfo): Panel => ({
	info,
	options: {},
	sight: null,
	ms: null,
	problem: null,
	about: null,
	asked: false,
});

/** What was looked through, and how: numbers with the same key are of one kind. */
export const key = ({ info, options }: Panel) => `${info.id} ${JSON.stringify(options)}`;
/** Whether an option takes key frequencies. */
export const isKeys = ({ kind }: LensInfo["options"][number]) => kind.kind === "list";
