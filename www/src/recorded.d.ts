// Results recorded with our own tool: see www/recorded.ts.
declare module "virtual:recorded" {
	import type { Budget, FigureVerdict, Finding } from "./protocol";
	export type Recorded = {
		id: string;
		budget: Budget;
		seeds: number;
		date: string;
		version: string;
		commit: string;
		device: string;
		seconds: number;
		verdict: FigureVerdict;
		findings: Finding[];
	};
	export type RecordedSeries = { label: string; runs: [number, number, number][][] };
	export const index: Recorded[];
	/** By id and budget. */
	export const curves: Record<string, () => Promise<{ series: RecordedSeries[] }>>;
}
