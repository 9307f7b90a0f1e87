// Alles, was die Seite auf Deutsch sagt: eine Datei, die nur lädt, wer sie spricht.

import { de } from "./de";
import { deComfort } from "./de-comfort";
import { deDebug } from "./de-debug";
import { deLab } from "./de-lab";
import { deLenses } from "./de-lenses";
import { deLesson } from "./de-lesson";
import { deLink } from "./de-link";
import { dePlay } from "./de-play";
import { deRuns } from "./de-runs";
import { deSave } from "./de-save";
import { deScoreboard } from "./de-scoreboard";
import { deStudies } from "./de-studies";
import { deTeach } from "./de-teach";
import { deWatch } from "./de-watch";
import type { Tables } from "./spoken";

export const tables: Tables = {
	strings: de,
	comfort: deComfort,
	debug: deDebug,
	lab: deLab,
	lenses: deLenses,
	lesson: deLesson,
	link: deLink,
	play: dePlay,
	runs: deRuns,
	save: deSave,
	scoreboard: deScoreboard,
	studies: deStudies,
	teach: deTeach,
	watch: deWatch,
};
