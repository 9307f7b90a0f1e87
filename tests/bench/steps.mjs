// How fast is a step of the default preset? The native tool against the CPU bundle in Node, in alternation.
//   node tests/bench/steps.mjs BIN [--json]
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const STEPS = 100;
const REPETITIONS = 3;
/** Evaluating costs too: at powers of two only, so that this measures training. */
const CHANGES = { max_steps: STEPS, eval_spacing: 1 };

const native = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
if (!native) {
  console.error("usage: node tests/bench/steps.mjs BIN [--json]");
  process.exit(2);
}

async function loadBundle() {
  const folder = new URL("../../www/pkg/cpu/", import.meta.url);
  const bundle = await import(new URL("grokscope_web.js", folder).href);
  await bundle.default({ module_or_path: readFileSync(new URL("grokscope_web_bg.wasm", folder)) });
  return bundle;
}

function defaultConfig({ presets, default_preset }) {
  const { config } = presets.find(({ id }) => id === default_preset);
  return { ...config, train: { ...config.train, ...CHANGES } };
}

const seconds = async (work) => {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
};

async function trainInWasm({ Engine }, config) {
  const engine = await Engine.create();
  engine.send({ kind: "open", run_id: 1, config });
  await engine.drain();
  const time = await seconds(async () => {
    engine.send({ kind: "start" });
    while (engine.running()) {
      engine.advance(8);
      await engine.drain();
    }
  });
  engine.free();
  return STEPS / time;
}

/** A process start and an empty table cost the same for few steps as for many: the difference is training. */
async function trainNatively() {
  const run = (steps) =>
    execFileSync(
      native,
      ["run", "--quiet", "--out", "-", "--set", `train.max_steps=${steps}`, "--set", `train.eval_spacing=1`],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
  const start = await seconds(() => run(1));
  return (STEPS - 1) / ((await seconds(() => run(STEPS))) - start);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const bundle = await loadBundle();
const catalogue = bundle.catalogue();
const config = defaultConfig(catalogue);
await trainInWasm(bundle, { ...config, train: { ...config.train, max_steps: 5 } });
const speeds = { native: [], wasm: [] };
for (let i = 0; i < REPETITIONS; i++) {
  speeds.native.push(await trainNatively());
  speeds.wasm.push(await trainInWasm(bundle, config));
}

const result = {
  preset: catalogue.default_preset,
  steps: STEPS,
  native_steps_per_second: median(speeds.native),
  wasm_steps_per_second: median(speeds.wasm),
  ratio: median(speeds.wasm) / median(speeds.native),
};
if (process.argv.includes("--json")) console.log(JSON.stringify(result));
else {
  console.log(`preset "${result.preset}", ${STEPS} steps, median of ${REPETITIONS}`);
  console.log(`  native CPU         ${result.native_steps_per_second.toFixed(1).padStart(6)} steps/s`);
  console.log(`  WebAssembly (Node) ${result.wasm_steps_per_second.toFixed(1).padStart(6)} steps/s`);
  console.log(`  ratio              ${result.ratio.toFixed(2).padStart(6)}`);
}
