// What studies are made of, as the core says: see www/studied.ts.
declare module "virtual:studied" {
	import type { StudyCatalogue } from "./protocol";
	export const studies: StudyCatalogue;
}
