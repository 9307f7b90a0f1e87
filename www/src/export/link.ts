// The link of the run on screen, which may not be that of the settings beside it. Pure.

import type { Catalogue } from "../protocol";
import { type EngineChoice, writeHash } from "../url";
import { nearest, type Recipe } from "./command";

/** `page` is the address of the page, of which query and hash do not matter. */
export function runLink(
	page: string,
	{ config, changes, idle }: Recipe,
	catalogue: Catalogue,
	preferred: string,
	engine: EngineChoice,
): string {
	const preset = nearest(config, catalogue, preferred).id;
	const address = new URL(page);
	address.search = "";
	address.hash = writeHash({ preset, config, changes, ...engine }, catalogue, idle);
	return address.href;
}
