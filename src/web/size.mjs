// Prints how large a built site is, raw and as it travels (gzip), and fails when a part is over its budget.
//   node src/web/size.mjs www/dist [--json]
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { firstVisit, laterParts } from "./visit.mjs";

const KB = 1000;
const MB = 1000 * KB;

const isRecorded = (path) => path.startsWith("recorded/");
const isWasm = (path) => path.endsWith(".wasm");
const isText = (path) => /\.(html|js)$/.test(path);

/** Names carry hashes and sizes change; what a module imports and exports says for certain what it is for. */
function kindOf(bytes) {
  const module = new WebAssembly.Module(bytes);
  if (WebAssembly.Module.imports(module).some(({ name }) => name.includes("requestAdapter"))) return "gpu";
  const looks = WebAssembly.Module.exports(module).some(({ name }) => name.startsWith("microscope_"));
  return looks ? "study" : "cpu";
}

function readSite(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path)]));
}

/** The parts that have a budget in bytes after gzip, with the files that they consist of. */
function parts(files) {
  const engines = { cpu: [], study: [], gpu: [] };
  for (const [path, bytes] of files) if (isWasm(path)) engines[kindOf(bytes)].push(path);
  const texts = new Map([...files].filter(([path]) => isText(path)).map(([path, bytes]) => [path, String(bytes)]));
  const first = firstVisit(texts, engines.cpu[0]?.split("/").at(-1) ?? "no engine");
  const later = [...laterParts(texts, first)].filter(([name]) => !isRecorded(name));
  const one = (path) => [path.replace(/^.*\/|-[\w-]{8}\.js$/g, ""), path];
  return [
    { name: "page, first visit", budget: 120 * KB, paths: first },
    { name: "CPU engine", budget: 550 * KB, paths: engines.cpu },
    { name: "studies' engine", budget: 950 * KB, paths: engines.study },
    { name: "WebGPU engine", budget: 2.5 * MB, paths: engines.gpu },
    ...later.map(([path, paths]) => ({ name: `later: ${one(path)[0]}`, budget: 45 * KB, paths })),
    ...largestRecorded([...files].filter(([path]) => isRecorded(path))),
    { name: "embed.js", budget: 3 * KB, paths: ["embed.js"] },
    { name: "sw.js", budget: 12 * KB, paths: ["sw.js"] },
  ];
}

/** Each recorded figure travels alone: the largest one stands for all. */
function largestRecorded(recorded) {
  const [largest] = recorded.sort(([, a], [, b]) => b.length - a.length);
  return largest ? [{ name: "recorded, largest", budget: 60 * KB, paths: [largest[0]] }] : [];
}

function measure({ name, budget, paths }, files) {
  const own = paths.map((path) => files.get(path)).filter(Boolean);
  const sum = (size) => own.reduce((total, bytes) => total + size(bytes), 0);
  const gzip = sum((bytes) => gzipSync(bytes, { level: 9 }).length);
  return { name, budget, files: own.length, raw: sum((bytes) => bytes.length), gzip };
}

function verdict({ name, files, gzip, budget }) {
  if (files === 0) return `missing: ${name}`;
  return gzip > budget ? `over its budget: ${name}` : null;
}

const size = (bytes) => (bytes < MB ? `${(bytes / KB).toFixed(1)} kB` : `${(bytes / MB).toFixed(2)} MB`).padStart(10);
const folder = process.argv[2];
if (!folder) {
  console.error("usage: node src/web/size.mjs FOLDER");
  process.exit(2);
}
const files = readSite(folder);
const measured = parts(files).map((part) => measure(part, files));
if (process.argv.includes("--json")) {
  console.log(JSON.stringify(measured));
  process.exit(0);
}
console.log(`${"".padEnd(22)}${"raw".padStart(10)}${"gzip".padStart(11)}${"budget".padStart(11)}`);
for (const { name, raw, gzip, budget } of measured) {
  console.log(`${name.padEnd(22)}${size(raw)} ${size(gzip)} ${size(budget)}`);
}
const failures = measured.map(verdict).filter(Boolean);
for (const failure of failures) console.error(`size: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
