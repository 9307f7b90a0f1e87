import { enLesson } from "./en-lesson";
import { spoken } from "./spoken";

/** What a lesson link makes the page say. */
export const lessonStrings = spoken("lesson", enLesson);
