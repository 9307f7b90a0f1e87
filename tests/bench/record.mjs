// Makes one run the record: docs/performance.json, its plot, and the tables in docs/performance.md.
//   node tests/bench/record.mjs bench.json

import { readFileSync, writeFileSync } from "node:fs";
import { plot } from "./plot.mjs";
import { markdown, sections } from "./report.mjs";

const [from] = process.argv.slice(2);
if (!from) {
	console.error("usage: node tests/bench/record.mjs FILE");
	process.exit(2);
}
const docs = new URL("../../docs/", import.meta.url);
const file = (name) => new URL(name, docs);
const result = JSON.parse(readFileSync(from, "utf8"));

const [START, END] = ["<!-- measured -->", "<!-- /measured -->"];
const page = readFileSync(file("performance.md"), "utf8");
const tables = sections(result).map(markdown).join("\n\n");
const versions = Object.values(result.steps ?? {}).flatMap((rows) =>
	Object.values(rows).map(({ version }) => version),
);
const torch = versions.find(Boolean) ?? "no PyTorch";
const where = `${result.machine}; ${result.browser}, Node ${result.node}, ${torch}.`;
const before = page.slice(0, page.indexOf(START) + START.length);
writeFileSync(
	file("performance.md"),
	`${before}\n\n${where}\n\n${tables}\n\n${page.slice(page.indexOf(END))}`,
);
writeFileSync(file("performance.json"), `${JSON.stringify(result, null, "\t")}\n`);
writeFileSync(file("performance.svg"), plot(result));
