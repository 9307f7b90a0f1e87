// All that the page says in Spanish: one file, which only those load who speak it.

import { es } from "./es";
import { esComfort } from "./es-comfort";
import { esDebug } from "./es-debug";
import { esLab } from "./es-lab";
import { esLenses } from "./es-lenses";
import { esLesson } from "./es-lesson";
import { esLink } from "./es-link";
import { esPlay } from "./es-play";
import { esRuns } from "./es-runs";
import { esSave } from "./es-save";
import { esScoreboard } from "./es-scoreboard";
import { esStudies } from "./es-studies";
import { esTeach } from "./es-teach";
import { esWatch } from "./es-watch";
import type { Tables } from "./spoken";

export const tables: Tables = {
	strings: es,
	comfort: esComfort,
	debug: esDebug,
	lab: esLab,
	lenses: esLenses,
	lesson: esLesson,
	link: esLink,
	play: esPlay,
	runs: esRuns,
	save: esSave,
	scoreboard: esScoreboard,
	studies: esStudies,
	teach: esTeach,
	watch: esWatch,
};
