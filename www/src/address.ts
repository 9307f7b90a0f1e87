// The address bar: what it says becomes the page's settings and place, and the page's become what it says.

import { sayIdle } from "./drafts";
import { shorten } from "./fields";
import { strings } from "./i18n/strings";
import { lessonProblems } from "./lesson";
import { linkOf, stages } from "./planned";
import type { Catalogue, Problem, RunConfig, Verdict } from "./protocol";
import { notice, type State, type Store } from "./store";
import { sweepProblems } from "./sweep-link";
import { isStudentOf } from "./teaching";
import {
	type Link,
	namesLevel,
	namesSettings,
	otherQuery,
	type Place,
	queryNamesSettings,
	readLink,
	readPlace,
	writeHash,
	writePlace,
} from "./url";

export type Hooks = {
	/** What the core says of a config; null if nobody is there to say. */
	judge(config: RunConfig): Promise<Verdict | null>;
	/** Takes settings that can be used. */
	adopt(link: Link): void;
};

export class Address {
	#store: Store;
	#hooks: Hooks;

	constructor(store: Store, hooks: Hooks) {
		this.#store = store;
		this.#hooks = hooks;
	}

	/** Back, forward, a link on the page, or an address that somebody has typed. */
	async follow() {
		const { place, draft } = this.#store.state;
		const next = readPlace(location.hash);
		if (writePlace("", next) !== writePlace("", place)) this.#store.patch({ place: next });
		if (namesSettings(location.hash) || !draft) await this.apply();
		else this.write(draft);
	}

	/** Where a link to a place leads: the settings and the lenses stay. */
	linkTo(to: Partial<Place>): string {
		const { draft, catalogue, idle, place } = this.#store.state;
		const settings = draft && catalogue ? this.#settings(draft, catalogue, idle) : "";
		return writePlace(settings, { ...place, ...to });
	}

	write(draft: Link) {
		const { catalogue, idle, place } = this.#store.state;
		if (!catalogue) return;
		const query = otherQuery(location.search, catalogue.fields);
		const hash = writePlace(this.#settings(draft, catalogue, idle), place);
		history.replaceState(null, "", location.pathname + query + hash);
	}

	/** A student's link is the plan of the whole class: it stays as it came. */
	#settings(draft: Link, catalogue: Catalogue, idle: string[]): string {
		const { state } = this.#store;
		const student = isStudentOf(state.place.teaching ?? "");
		return student ? location.hash : writeHash(linkOf(state, draft), catalogue, idle);
	}

	/** What is wrong with the changes that a link has in store. */
	async #judgeLater({ config, changes = [] }: Link): Promise<Problem | null> {
		for (const stage of stages(config, changes)) {
			const verdict = await this.#hooks.judge(stage);
			if (verdict?.problem) return verdict.problem;
		}
		return null;
	}

	async apply() {
		const { catalogue, place } = this.#store.state;
		if (!catalogue) return;
		// Who sends somebody to certain settings wants them to be seen.
		const settings = queryNamesSettings(location.search, catalogue.fields);
		if (settings && place.level === "watch" && !namesLevel(location.hash))
			this.#store.patch({ place: { ...place, level: "tinker" } });
		const { link, problems, named } = readLink(location.search, location.hash, catalogue);
		const verdict = link && (await this.#hooks.judge(link.config));
		const later = link && !verdict?.problem ? await this.#judgeLater(link) : null;
		const usable = link && !verdict?.problem && !later;
		if (verdict?.problem) problems.push(verdict.problem);
		if (later) problems.push(later);
		const idle = named.filter(({ path }) => usable && verdict?.idle?.includes(path));
		const messages = [
			...problems.map(strings.problem),
			...idle.map((field) => sayIdle(field, link?.config)),
			...(await strangeLenses(readPlace(location.hash).lenses ?? [])),
			...lessonProblems(location.hash, catalogue),
			...sweepProblems(readPlace(location.hash).sweep, catalogue),
			...(usable ? [] : [strings.link_kept]),
		];
		this.#store.patch({ notices: [], ...(usable && verdict?.idle ? { idle: verdict.idle } : {}) });
		for (const message of messages) this.#store.update((state) => notice(state, message));
		if (usable) this.#hooks.adopt(link);
	}
}

/** What is loaded for those who want lenses knows their names. Without it the view says what has failed. */
async function strangeLenses(named: string[]): Promise<string[]> {
	if (named.length === 0) return [];
	const known = await import("./study-catalogue").then(
		({ lenses }) => lenses.map(({ id }) => id),
		() => named,
	);
	const strange = named.filter((id) => !known.includes(id));
	return strange.length > 0 ? [strings.link_lenses(strange.map(shorten), known.join(", "))] : [];
}

/** Whether somebody has chosen what the page opens with. */
export function hasChosen({ place }: State): boolean {
	const named = location.hash !== "" && namesSettings(location.hash);
	return (
		named || place.teaching !== undefined || new URLSearchParams(location.search).has("preset")
	);
}
