import { html, nothing } from "lit";
import { lessonStrings } from "../i18n/lesson";
import { isStudentOf, lessonAt } from "../teaching";
import { openLessonDialog } from "./open-dialog";
import "./lesson.css";
import { View } from "./view";

/** What a teacher's link says above the run; nothing for everybody else. */
class LessonHead extends View {
	static override properties = { ...View.properties, loaded: { state: true } };
	declare loaded: boolean;
	#edited = "";

	protected override render() {
		const { teaching = "" } = this.state.place;
		const lesson = lessonAt(this.state.place);
		if (!lesson) return nothing;
		const { title, say } = lesson;
		return html`${
			title || say
				? html`<section class="lesson" aria-label=${title || lessonStrings.label} data-testid="lesson">
					${title ? html`<h2>${title}</h2>` : nothing} ${say ? html`<p class="say">${say}</p>` : nothing}
				</section>`
				: nothing
		}
		${isStudentOf(teaching) && this.loaded ? html`<grok-student .app=${this.app}></grok-student>` : nothing}`;
	}

	/** What only classes need is loaded for them; a teacher's own link opens the dialog that made it. */
	protected override updated() {
		const { teaching = "" } = this.state.place;
		if (isStudentOf(teaching) && !this.loaded)
			import("./student").then(() => {
				this.loaded = true;
			});
		if (this.#edited === teaching || !this.state.ready) return;
		this.#edited = teaching;
		if (new URLSearchParams(teaching).get("edit") === "1") openLessonDialog(this.app);
	}
}
customElements.define("grok-lesson-head", LessonHead);
