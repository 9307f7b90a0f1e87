import { html, nothing } from "lit";
import type { Arrived } from "../engine/download";

/** A bar beside words that say the same; without it there is nothing missing, so that only eyes are told. */
export const progress = ({ bytes, of }: Arrived) =>
	bytes <= of
		? html`<progress class="arrived" aria-hidden="true" max=${of} value=${bytes} data-testid="arrived"></progress>`
		: nothing;
