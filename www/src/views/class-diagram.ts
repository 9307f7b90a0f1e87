import { html } from "lit";
import type { ClassPlan } from "../class/plan";
import { axesOf, diagram, type Results } from "../class/results";
import "./phase-diagram";
import { View } from "./view";

/** As the core's milestones: a code tells when, not how it went on to that height. */
const ACCURACY = 0.99;
const DELAY = 2;

/** What the class has found so far, as a phase diagram. */
class ClassDiagram extends View {
	static override properties = {
		...View.properties,
		plan: { attribute: false },
		results: { attribute: false },
		delay: { state: true },
	};
	declare plan: ClassPlan;
	declare results: Results;
	declare delay: number;

	constructor() {
		super();
		this.delay = DELAY;
	}

	protected override render() {
		const study = {
			axes: axesOf(this.plan),
			cells: diagram(this.plan, this.results, this.delay),
			limits: { accuracy: ACCURACY, delay: this.delay },
			setLimits: ({ delay }: { delay: number }) => {
				this.delay = delay;
			},
			fixedAccuracy: true,
		};
		return html`<grok-phases .app=${this.app} .study=${study}></grok-phases>`;
	}
}
customElements.define("grok-class-diagram", ClassDiagram);
