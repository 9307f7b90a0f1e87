import type { App } from "../app";

/** Opens the dialog in which a lesson is made; loaded when somebody first wants one. */
export async function openLessonDialog(app: App) {
	const { LessonDialog } = await import("./lesson-dialog");
	if (document.querySelector("grok-lesson-dialog")) return;
	const dialog = new LessonDialog();
	dialog.app = app;
	document.body.append(dialog);
}
