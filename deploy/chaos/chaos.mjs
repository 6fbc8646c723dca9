// Runs the scenarios one after the other, prints the table, and ends with 1 where a bound was missed.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { endAll } from "./machines.mjs";
import { scenarios, shortScenarios } from "./scenarios.mjs";

const { values } = parseArgs({
  options: {
    java: { type: "string" },
    jar: { type: "string" },
    root: { type: "string" },
    short: { type: "boolean", default: false },
    only: { type: "string" },
    attack: { type: "string" },
    seconds: { type: "string" },
  },
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    endAll();
    process.exit(2);
  });
}

const folder = path.join(values.root, "target/chaos");
fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });

const COLUMNS = [
  ["scenario", (row) => row.name],
  ["acknowledged", (row) => row.acknowledged],
  ["lost", (row) => row.lost],
  ["doubled", (row) => row.doubled],
  ["failed", (row) => row.failed],
  ["500s", (row) => row.internal],
  ["p99 ms", (row) => row.p99],
  ["health silent ms", (row) => row.silent],
  ["page ms", (row) => row.page],
  ["RSS peak MiB", (row) => row.rss],
  ["heap after MiB", (row) => row.heap],
  ["missed", (row) => (row.missed.length === 0 ? "" : row.missed.join("; "))],
];

const rows = [];

const chaos = {
  short: values.short,
  /** Whether an attack of this name is to be made. */
  makes: (attack) => attack.includes(values.attack ?? ""),
  /** How long an attack lasts. */
  attackMs: Number(values.seconds ?? (values.short ? 6 : 60)) * 1000,
  server: { java: values.java, jar: values.jar, root: values.root },
  folder: (name) => path.join(folder, name),
  say: (text) => console.log(`${new Date().toTimeString().slice(0, 8)}  ${text}`),
  port: () =>
    new Promise((resolve) => {
      const probe = net.createServer().listen(0, "127.0.0.1", () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
    }),
  /** A line of the table; each bound is [what, value, most]. */
  row(row, bounds = [], notes = []) {
    row.missed = [
      ...notes,
      ...bounds.filter(([, value, most]) => !(value <= most)).map(([what, value, most]) => `${what} ${Math.round(value)}, at most ${most}`),
    ];
    rows.push(row);
    const text = COLUMNS.map(([title, value]) => [title, show(value(row))]).filter(([, value]) => value !== "");
    chaos.say(text.map(([title, value]) => `${title}: ${value}`).join(" · "));
  },
  skipped(name, why) {
    rows.push({ name: `${name} (skipped: ${why})`, missed: [] });
    chaos.say(`${name}: skipped, ${why}`);
  },
};

const show = (value) => (value === undefined || value === null ? "" : typeof value === "number" ? String(Math.round(value)) : value);

let broken = false;
const only = values.only?.split(",") ?? (values.short ? shortScenarios : null);
for (const [name, run] of Object.entries(scenarios)) {
  if (only && !only.includes(name)) {
    continue;
  }
  chaos.say(`— ${name}`);
  const started = performance.now();
  try {
    await run(chaos);
  } catch (error) {
    broken = true;
    rows.push({ name, missed: [`broke off: ${error.message}`] });
    chaos.say(`${name} broke off: ${error.stack}`);
  }
  endAll();
  chaos.say(`— ${name}: ${Math.round((performance.now() - started) / 1000)} s`);
}

const table = [
  `| ${COLUMNS.map(([title]) => title).join(" | ")} |`,
  `|${COLUMNS.map(([title]) => (title === "scenario" || title === "missed" ? "---" : "---:")).join("|")}|`,
  ...rows.map((row) => `| ${COLUMNS.map(([, value]) => show(value(row))).join(" | ")} |`),
].join("\n");
fs.writeFileSync(path.join(folder, "table.md"), `${table}\n`);
console.log(`\n${table}\n`);

const missed = rows.filter((row) => row.missed.length > 0);
console.log(missed.length === 0 ? "Every bound was kept." : `${missed.length} of ${rows.length} missed a bound.`);
process.exit(missed.length > 0 || broken ? 1 : 0);
