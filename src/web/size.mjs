// Prints how large a built site is, raw and as it travels (gzip), and fails when a part is over its budget.
//   node src/web/size.mjs www/dist [--json]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const KB = 1000;
const MB = 1000 * KB;
/** Budgets in bytes after gzip. */
const PARTS = [
  { name: "page (HTML, CSS, JS)", budget: 120 * KB, holds: (file) => /\.(html|css|js)$/.test(file.path) && !isRecorded(file) },
  { name: "CPU engine", budget: 550 * KB, holds: (file) => isWasm(file) && !asksForAdapter(file) && !hasLenses(file) },
  { name: "studies' engine", budget: 900 * KB, holds: (file) => isWasm(file) && hasLenses(file) },
  { name: "WebGPU engine", budget: 2.5 * MB, holds: (file) => isWasm(file) && asksForAdapter(file) },
];

/** Curves of reproduced figures: data, a file a figure, loaded when its card is opened. */
const isRecorded = ({ path }) => /[\\/]recorded[\\/]/.test(path);
const isWasm = ({ path }) => path.endsWith(".wasm");

/** Names carry hashes and sizes change; what a module imports says for certain what it is for. */
function asksForAdapter({ bytes }) {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  return imports.some(({ name }) => name.includes("requestAdapter"));
}

/** The engine that studies load: lenses, sweeps, figures. */
function hasLenses({ bytes }) {
  return WebAssembly.Module.exports(new WebAssembly.Module(bytes)).some(({ name }) => name.startsWith("microscope_"));
}

function measure({ name, budget, holds }, files) {
  const own = files.filter(holds);
  const sum = (size) => own.reduce((total, { bytes }) => total + size(bytes), 0);
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
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, bytes: readFileSync(path) }));

const parts = PARTS.map((part) => measure(part, files));
if (process.argv.includes("--json")) {
  console.log(JSON.stringify(parts));
  process.exit(0);
}
console.log(`${"".padEnd(22)}${"raw".padStart(10)}${"gzip".padStart(11)}${"budget".padStart(11)}`);
for (const { name, raw, gzip, budget } of parts) {
  console.log(`${name.padEnd(22)}${size(raw)} ${size(gzip)} ${size(budget)}`);
}
const failures = parts.map(verdict).filter(Boolean);
for (const failure of failures) console.error(`size: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
