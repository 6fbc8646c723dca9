// After `vite build`: says how large the first load is and fails where it is too large, and writes
// the compressed forms that the server sends.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PAGES = join(import.meta.dirname, "target/classes/pages");
const ASSETS = join(PAGES, "assets");
/** Issue: "first load of at most 250 kB of compressed script before the editor is opened". */
const SCRIPT_BYTES_MAX = 250_000;
/** Customers open theirs on a phone, somewhere between two shelves. */
const ME_SCRIPT_BYTES_MAX = 70_000;
const WORTH_COMPRESSING = /\.(js|css|svg)$/;
/** What is loaded until the home page is shown, besides what it all begins with. */
const FIRST = [
  "src/app/Shell.tsx",
  "src/features/home/HomePage.tsx",
  "src/shared/chart/DayChart.tsx",
];

const manifest = JSON.parse(readFileSync(join(PAGES, ".vite/manifest.json"), "utf8"));

/** A chunk with everything that it imports at once. */
function closure(name, found = new Map()) {
  const chunk = manifest[name];
  if (chunk === undefined) {
    process.stderr.write(`admin-ui: there is no chunk ${name}; correct FIRST in finish.mjs\n`);
    process.exit(1);
  }
  if (!found.has(name)) {
    found.set(name, chunk);
    for (const needed of chunk.imports ?? []) {
      closure(needed, found);
    }
  }
  return found;
}

function gzipped(file) {
  return gzipSync(readFileSync(join(PAGES, file)), { level: 9 });
}

function bytes(files) {
  return [...new Set(files)].reduce((sum, file) => sum + gzipped(file).length, 0);
}

const first = new Map();
for (const name of ["admin/index.html", ...FIRST]) {
  closure(name, first);
}
const chunks = [...first.values()];
const script = bytes(chunks.map((chunk) => chunk.file));
const style = bytes(chunks.flatMap((chunk) => chunk.css ?? []));
const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
const figure = `first load: ${kilobytes(script)} of script, ${kilobytes(style)} of styles, compressed`;
if (script > SCRIPT_BYTES_MAX) {
  const largest = chunks
    .map((chunk) => `  ${kilobytes(gzipped(chunk.file).length)} ${chunk.file}`)
    .join("\n");
  process.stderr.write(
    `admin-ui: ${figure}; at most ${kilobytes(SCRIPT_BYTES_MAX)} of script. Load what is seldom needed later:\n${largest}\n`,
  );
  process.exit(1);
}
process.stdout.write(`admin-ui: ${figure}\n`);

// Everything of the members' page counts, also what is loaded when it is needed.
const me = new Map();
for (const name of ["me/index.html", "node_modules/uqr/dist/index.mjs", "src/app/me/worker.ts"]) {
  closure(name, me);
}
const meScript = bytes([...me.values()].map((chunk) => chunk.file));
if (meScript > ME_SCRIPT_BYTES_MAX) {
  process.stderr.write(
    `admin-ui: ${kilobytes(meScript)} of script on the members' page; at most ${kilobytes(ME_SCRIPT_BYTES_MAX)}\n`,
  );
  process.exit(1);
}
process.stdout.write(`admin-ui: members' page: ${kilobytes(meScript)} of script, compressed\n`);

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
for (const file of readdirSync(ASSETS).filter((name) => WORTH_COMPRESSING.test(name))) {
  const content = readFileSync(join(ASSETS, file));
  writeFileSync(join(ASSETS, `${file}.gz`), gzipSync(content, { level: 9 }));
  writeFileSync(join(ASSETS, `${file}.br`), brotliCompressSync(content, BROTLI));
}
