// Bars that go into a lens, and out of it.

import { expect, it } from "vitest";
import { annotate, toggled } from "../../www/src/picks";
import type { Picture } from "../../www/src/protocol";

const axis = { label: "frequency", log: false };
const bars = (picks: { lens: string; option: string } | null) =>
	({
		kind: "bars",
		title: "",
		x: axis,
		y: axis,
		names: ["1", "2", "3"],
		series: [],
		beside: null,
		marked: [],
		picks,
	}) as Picture;

it("puts a name into the list in the order of numbers, and takes it out again", () => {
	expect(toggled(undefined, "14")).toBe("14");
	expect(toggled("14", "3")).toBe("3, 14");
	expect(toggled("3, 14", "14")).toBe("3");
	expect(toggled(" 3 14,  20", "9")).toBe("3, 9, 14, 20");
	expect(toggled("3", "3")).toBe("");
});

it("tells bars which of them are chosen, and is the same picture until others are", () => {
	const picture = bars({ lens: "ablation", option: "keys" });
	const one = annotate(picture, "Ablate", "2, 99");
	expect(one).toMatchObject({ chosen: [1], chooser: "Ablate" });
	expect(annotate(picture, "Ablate", "2,99")).toBe(one);
	expect(annotate(picture, "Ablate", "3")).toMatchObject({ chosen: [2] });
	const plain = bars(null);
	expect(annotate(plain, "Ablate", "2")).toBe(plain);
});
