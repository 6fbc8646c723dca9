// What Maven calls: `node build.mjs build` and `node build.mjs check`.
// Packages are installed again only when the lock file changed, pages are built again only when
// something that they are built from changed, so a Java build pays nothing for them.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";

const here = import.meta.dirname;
const NOT_SOURCES = new Set(["node_modules", "target", "dist"]);

function run(command, ...args) {
  const result = spawnSync(command, args, { cwd: here, stdio: "inherit" });
  if (result.error) {
    fail(
      `${command} cannot be started (${result.error.code}): install Node 20.19 or newer with npm`,
    );
  }
  if (result.status !== 0) {
    fail(`${[command, ...args].join(" ")} failed`);
  }
}

function fail(reason) {
  process.stderr.write(`admin-ui: ${reason}\n`);
  process.exit(1);
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_SOURCES.has(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

function fingerprint(paths) {
  const hash = createHash("sha256").update(
    `${process.version} ${process.platform} ${process.arch}`,
  );
  for (const path of paths) {
    hash.update(path.slice(here.length)).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** Does `work` unless it was done before for the same `print`. */
function once(stamp, print, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === print) {
    return;
  }
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
}

function install() {
  const print = fingerprint([join(here, "package.json"), join(here, "package-lock.json")]);
  once(join(here, "node_modules/.installed"), print, () => run("npm", "ci"));
}

function build() {
  install();
  once(join(here, "target/classes/pages/.built"), fingerprint(files(here)), () =>
    run("npm", "run", "--silent", "build"),
  );
}

function check() {
  install();
  for (const script of ["lint", "typecheck", "test"]) {
    run("npm", "run", "--silent", script);
  }
}

const tasks = { build, check };
const task = tasks[process.argv[2]];
if (task === undefined) {
  fail(`unknown task ${process.argv[2]}; known: ${Object.keys(tasks).join(", ")}`);
}
task();
