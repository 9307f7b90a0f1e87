// A control that a lesson has locked: it is shown, but nobody can use it, and it says why.

import { html, nothing, type TemplateResult } from "lit";
import { lessonStrings } from "../i18n/lesson";
import type { Rule } from "../lesson";

/** A fieldset takes everything in it out of use, whatever a control is made of. */
export function inputs(rule: Rule, content: TemplateResult): TemplateResult {
	return rule === "free"
		? html`<div class="inputs">${content}</div>`
		: html`<fieldset class="inputs" disabled>${content}</fieldset>`;
}

/** A lock, and whose it is. */
export function fixedNote(rule: Rule) {
	if (rule !== "locked") return nothing;
	return html` <small class="fixed" data-testid="fixed"
		><svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
			<path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" /></svg
		>${lessonStrings.fixed}</small
	>`;
}
