// The scoreboard of signs, in Spanish. The original is en-scoreboard.ts.

import type { enScoreboard } from "./en-scoreboard";
import { count } from "./format";

export const esScoreboard: typeof enScoreboard = {
	title: "¿Qué señales anuncian que va a entender?",
	lead: "De varias cantidades se dice que anuncian el salto de la exactitud de prueba. Grabado: cuántos pasos se adelantó cada una al salto (mediana de las ejecuciones) y cuántas veces anunció un salto que nunca llegó. Las reglas se fijaron antes de la primera ejecución y nunca miran hacia delante.",
	recorded: (formula: string, runs: number, controls: number, version: string) =>
		`${formula}: ${runs === 1 ? "1 ejecución" : `${count(runs)} ejecuciones`} y ${controls === 1 ? "1 control" : `${count(controls)} controles`}, grokscope ${version}.`,
	columns: {
		sign: "señal",
		flag: "aviso",
		lead: "pasos de ventaja (mediana)",
		leads: "en cada ejecución",
		missed: "no avisó",
		false_alarms: "falsas alarmas",
	},
	missed: "no avisó",
	of: (n: number, all: number) => `${count(n)} de ${count(all)}`,
	command: "Lo mismo, y con cualquier otro ajuste, en la línea de comandos:",
	failed: (why: string) => `No se pudo cargar el registro: ${why}`,
};
