import { deLesson } from "./de-lesson";
import { enLesson } from "./en-lesson";
import { esLesson } from "./es-lesson";
import { choose } from "./language";

/** What a lesson link makes the page say. */
export const lessonStrings = choose({ en: enLesson, de: deLesson, es: esLesson });
