// What a built site makes a browser load, read from its files: at the first visit, and later for each part that is loaded
// when somebody wants it. `texts` are the site's HTML and JavaScript files by their path.
import { posix } from "node:path";

const STATIC = /\b(?:import|export)\b[^"'`();]*?\bfrom\s*["'`](\.[^"'`]+)["'`]|\bimport\s*["'`](\.[^"'`]+)["'`]/g;
const WORKER = /new Worker\(new URL\(\s*(?:\/\*[^*]*\*\/\s*)?(?:new URL\()?["'`]([^"'`]+\.js)["'`]/g;
/** A part that is loaded later, and, by their places in a list, the files that Vite loads along with it. */
const LATER = /\bimport\(["'`](\.[^"'`]+)["'`]\)[^[\]]{0,200}?__vite__mapDeps\(\[([\d,]*)\]/g;
const LIST = /m\.f\|\|\(m\.f=(\[[^\]]*\])/;

const all = (text, pattern) => [...text.matchAll(pattern)].map((found) => found[1] ?? found[2]);
const beside = (path, name) => posix.normalize(posix.join(posix.dirname(path), name));

/** A file and whatever it imports before it runs. */
function withImports(path, texts, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const name of all(texts.get(path) ?? "", STATIC)) withImports(beside(path, name), texts, found);
  return found;
}

/** What is loaded until the controls work: the page, the worker that it starts, and the glue of that worker's engine. */
export function firstVisit(texts, engine) {
  const html = texts.get("index.html") ?? "";
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
  const found = new Set(["index.html"]);
  const take = (path) => withImports(path, texts).forEach((one) => found.add(one));
  named.forEach(take);
  for (const path of [...found]) for (const name of all(texts.get(path) ?? "", WORKER)) take(beside(path, name));
  // Other workers know where the engine is too, and are started later.
  const later = new Set([...texts].flatMap(([path, text]) => all(text, WORKER).map((name) => beside(path, name))));
  for (const [path, text] of texts) {
    if (path.endsWith(".js") && !path.endsWith("sw.js") && !later.has(path) && text.includes(engine)) take(path);
  }
  return [...found].sort();
}

/** Each part that waits until it is wanted, with the files that come with it and are not there yet. */
export function laterParts(texts, first) {
  const parts = new Map();
  for (const [path, text] of texts) {
    const list = JSON.parse((LIST.exec(text)?.[1] ?? "[]").replaceAll("`", '"'));
    for (const [, name, places] of text.matchAll(LATER)) {
      const along = places.split(",").filter(Boolean).map((place) => beside(path, list[Number(place)]));
      const files = [beside(path, name), ...along].flatMap((file) => [...withImports(file, texts)]);
      parts.set(beside(path, name), [...new Set(files)].filter((file) => !first.includes(file)).sort());
    }
  }
  return parts;
}
