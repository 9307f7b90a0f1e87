// Curves of other computers: what is written is read back, and what is wrong with a file is said.

import { expect, it } from "vitest";
import { csv, jsonLines } from "../../www/src/export/metrics";
import { readMetrics } from "../../www/src/export/metrics-reader";
import type { MetricsRow } from "../../www/src/protocol";
import { drawn, recordOf, sayDifference } from "../../www/src/records";
import { catalogue, config } from "./fixture";

const row = (step: number, share: number, loss = 1.5): MetricsRow => ({
	...{ step, train_loss: loss, train_accuracy: share, test_loss: 2, test_accuracy: share / 2 },
});
const ROWS = [row(0, 0), row(1, 0.5, Number.NaN), row(7, 1)];
const HEAD = "step,train_loss,train_accuracy,test_loss,test_accuracy";

it("reads what this page and the command line write", () => {
	expect(readMetrics(csv(ROWS))).toEqual(ROWS);
	expect(readMetrics(jsonLines(ROWS))).toEqual(ROWS);
	expect(readMetrics(csv(ROWS).replaceAll("\n", "\r\n"))).toEqual(ROWS);
	expect(readMetrics(`${HEAD}\n0,inf,0,1,0\n`)).toMatchObject([
		{ train_loss: Number.POSITIVE_INFINITY },
	]);
	// Columns in another order, and one of somebody's own.
	const other = "note,test_accuracy,step,train_loss,test_loss,train_accuracy\nx,0.5,3,1,2,0.25\n";
	expect(readMetrics(other)).toEqual([
		{ step: 3, train_loss: 1, train_accuracy: 0.25, test_loss: 2, test_accuracy: 0.5 },
	]);
});

it.each([
	["step,train_loss,test_loss\n0,1,1", /no column train_accuracy, test_accuracy/],
	[HEAD, /no rows/],
	[`${HEAD}\n0,1,1,1,1\n0,1,1,1,1`, /line 3: step is “0”; allowed: whole numbers, each larger/],
	[`${HEAD}\n1.5,1,1,1,1`, /line 2: step is “1.5”/],
	[`${HEAD}\n-1,1,1,1,1`, /line 2: step is “-1”/],
	[`${HEAD}\n1,1,7,1,1`, /line 2: train_accuracy is “7”; allowed: numbers from 0 to 1/],
	[`${HEAD}\n1,1,1,,1`, /line 2: test_loss is “”/],
	[`${HEAD}\n1,1,1,1 %,1`, /line 2: test_loss is “1 %”/],
	[`${HEAD}\n1,1`, /line 2: train_accuracy is “”/],
	[`${jsonLines(ROWS)}{"step":`, /line 4 is “{"step":”; allowed: a JSON object/],
	['{"step":1,"train_loss":1,"test_loss":1}', /line 1: train_accuracy is “”/],
	[`{"step":${"9".repeat(400)},"train_loss":1}`, /line 1: step/],
	[`${HEAD}\n${"1,1,1,1,1\n".repeat(200_001)}`, /200,002 lines; allowed: at most 200,000/],
])("says what is wrong with %.60j", (text, words) => {
	expect(readMetrics(text)).toMatch(words);
});

it("makes a record of them that nothing can go on from", () => {
	const record = recordOf("their run.csv", ROWS, config, []);
	expect(record).toMatchObject({ name: "their run", kept: null, pinned: true, step: 7 });
	expect(record.milestones).toEqual({ memorised: 7 });
	expect(sayDifference(record, catalogue)).toBe("opened from their run.csv");
	expect(drawn([record], null)).toEqual([record]);
	const long = Array.from({ length: 9001 }, (_, i) => row(i, 0.5));
	const thinned = recordOf("x", long, null, [record]);
	expect(thinned.rows.length).toBeLessThan(4002);
	expect(thinned.rows.at(-1)?.step).toBe(9000);
	expect(thinned.color).toBe(record.color + 1);
});
