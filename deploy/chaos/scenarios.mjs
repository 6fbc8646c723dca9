// The scenarios, in the order in which they run. Each starts what it needs.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { compare, verify } from "./books.mjs";
import { greedySessions, hugeRulebook, idleConnections, languages, returnsOfOne, slowBodies } from "./callers.mjs";
import { ask, sleep, until } from "./http.mjs";
import { Database, endAll, Server, Watch } from "./machines.mjs";
import { Redeemers, settle, stock, wrong } from "./redeemers.mjs";
import { enrol, percentile, Tills } from "./tills.mjs";

/** What must hold; other things may run on the machine of a short run, so that its times say less. */
function bounds({ short }) {
  return {
    rssMiB: 1536,
    heapMiB: 300,
    acceptedMs: short ? 3000 : 1000,
    refusedMs: short ? 3000 : 1000,
    silentMs: short ? 3000 : 1000,
    pageMs: short ? 5000 : 2000,
    besidesMs: short ? 3000 : 250,
  };
}

async function single(chaos, name, data) {
  const server = new Server({ ...chaos.server, folder: chaos.folder(name), port: await chaos.port(), data });
  await server.start();
  await enrol(server.port);
  return server;
}

/** The compiler needs some seconds of load before any figure means something. */
async function warmUp(chaos, ports) {
  const warming = await new Tills({ ports, rate: 0, connections: 32, patienceMs: 5000, label: "warm-up" }).for(chaos.short ? 5000 : 30_000);
  const measured = await new Tills({ ports, rate: 0, connections: 64, patienceMs: 5000, label: "capacity" }).for(chaos.short ? 3000 : 10_000);
  const capacity = measured.acknowledged.size / measured.seconds;
  chaos.say(`capacity: ${Math.round(capacity)} purchases/s, p99 ${Math.round(measured.p99())} ms (${warming.acknowledged.size} to warm up)`);
  return capacity;
}

async function settled(port, tills, row) {
  const books = await compare(port, tills);
  const verdict = await verify(port);
  return {
    row: { ...row, ...books, internal: tills.internalErrors },
    kept: [
      ["lost", books.lost, 0],
      ["doubled", books.doubled, 0],
      ["500s", tills.internalErrors, 0],
    ],
    notes: verdict ? [`verification: ${verdict}`] : [],
  };
}

/** Server and database are killed under load; tills repeat what was not answered. */
async function kills(chaos) {
  const server = await single(chaos, "kills");
  const times = chaos.short ? 2 : 12;
  const deaths = { server: () => server.killAndStart(), database: () => server.killDatabase() };
  for (const [who, die] of Object.entries(deaths)) {
    const tills = new Tills({ ports: [server.port], rate: 100, patienceMs: 90_000, label: `kill-${who}` }).start();
    for (let n = 0; n < times; n++) {
      await sleep(1000 + Math.random() * 1500);
      await die();
      const before = tills.acknowledged.size;
      const died = performance.now();
      while (tills.acknowledged.size === before && performance.now() - died < 30_000) {
        await sleep(20);
      }
    }
    await sleep(1000);
    await tills.stop();
    const { row, kept, notes } = await settled(server.port, tills, { name: `${who} killed ${times} times`, failed: tills.givenUp });
    chaos.row(row, [...kept, ["given up", tills.givenUp, 0]], notes);
  }
}

/** The server is killed at some moment of a publication; afterwards exactly one version is live, and decides. */
async function publish(chaos) {
  const server = await single(chaos, "publish");
  const times = chaos.short ? 1 : 10;
  const notes = [];
  const tills = new Tills({ ports: [server.port], rate: 50, patienceMs: 120_000, label: "publish" }).start();
  for (let n = 1; n <= times; n++) {
    const address = await draft(chaos, server.port, n);
    const publishing = ask(server.port, "POST", `${address}/publish`, { key: "rk_demo_approver", body: {} });
    await sleep(Math.random() * 1500);
    await server.killAndStart();
    await publishing;
    const versions = await ask(server.port, "GET", "/v1/rulebook/versions", { key: "rk_demo_marketer" });
    const live = (versions.json?.items ?? []).filter((version) => version.state === "live");
    if (live.length !== 1) {
      notes.push(`${live.length} versions are live after kill ${n}: ${versions.status}`);
    }
    const before = tills.acknowledged.size;
    await until("purchases are taken again", 30_000, () => tills.acknowledged.size > before);
  }
  await tills.stop();
  const books = await settled(server.port, tills, { name: `server killed ${times} times while publishing`, failed: tills.givenUp });
  chaos.row(books.row, [...books.kept, ["given up", tills.givenUp, 0]], [...books.notes, ...notes]);
}

/** A draft of 200 rules that is approved; its address. */
async function draft(chaos, port, edition) {
  const rules = execFileSync(process.execPath, [`${chaos.server.root}/deploy/bench/publish-rules.mjs`, String(edition)], { encoding: "utf8" });
  const asked = async (method, path, role, options) => {
    const answer = await ask(port, method, path, { key: `rk_demo_${role}`, timeoutMs: 120_000, ...options });
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    }
    return answer.json;
  };
  const made = await asked("POST", "/v1/rulebook/drafts", "marketer", { body: { note: `Edition ${edition}` } });
  const address = `/v1/rulebook/drafts/${made.id}`;
  for (const { name } of [...made.files, ...made.examples]) {
    if (name !== "chaos.dslr") {
      await asked("DELETE", `${address}/files/${name}`, "marketer");
    }
  }
  await asked("PUT", `${address}/files/chaos.dslr`, "marketer", { body: rules, type: "text/plain" });
  await asked("POST", `${address}/submit`, "marketer", { body: {} });
  await asked("POST", `${address}/approve`, "approver", { body: {} });
  return address;
}

/** Five times as many purchases as go through. */
async function overload(chaos) {
  const server = await single(chaos, "overload");
  const ports = [server.port];
  const capacity = await warmUp(chaos, ports);
  const watch = new Watch(server.port).start();
  const tills = await new Tills({ ports, rate: 5 * capacity, connections: 1200, label: "overload" }).for(chaos.attackMs);
  const endedAt = performance.now();
  const normal = await new Tills({ ports, rate: capacity / 4, label: "after" }).for(4000);
  await watch.stop();
  const refused = percentile(tills.refusedMs, 99);
  chaos.say(
    `offered ${Math.round((tills.sent + tills.skipped) / (chaos.attackMs / 1000))}/s (${tills.skipped} had no connection), ` +
      `${tills.acceptedMs.length} taken, ${tills.refusedMs.length} refused; refusals p99 ${Math.round(refused)} ms; lag of the generator ${Math.round(tills.lagMs)} ms; ` +
      `afterwards p99 ${Math.round(normal.p99())} ms, ${normal.failed} failed; answered in all ${Math.round(endedAt - tills.startedAt)} ms; ${tills.surprises.join(", ")}`,
  );
  const { row, kept, notes } = await settled(server.port, tills, {
    name: "overload, 5 × capacity",
    failed: tills.broken,
    p99: tills.p99(),
    silent: watch.silentMs,
    page: watch.pageMs,
    rss: server.peakRss,
    heap: server.heap(),
  });
  chaos.row(
    row,
    [
      ...kept,
      ["broken", tills.broken, 0],
      ["p99 of what was taken", tills.p99(), bounds(chaos).acceptedMs],
      ["p99 of refusals", refused, bounds(chaos).refusedMs],
      ["health silent", watch.silentMs, bounds(chaos).silentMs],
      ["page", watch.pageMs, bounds(chaos).pageMs],
      ["RSS", server.peakRss, bounds(chaos).rssMiB],
      ["failed afterwards", normal.failed, 0],
    ],
    notes,
  );
}

/** Hostile callers, one kind after the other, with tills at half of what goes through beside them. */
async function callers(chaos) {
  const attacks = {
    "900 greedy sign-ins": greedySessions,
    "500 bodies at a byte a second": slowBodies,
    "2,000 silent connections": idleConnections,
    "ever new languages": languages,
    "50 returns of one member at once": returnsOfOne,
    "huge rulebooks checked": hugeRulebook,
  };
  const server = await single(chaos, "callers");
  const capacity = await warmUp(chaos, [server.port]);
  for (const [name, attack] of Object.entries(attacks)) {
    if (chaos.makes(name)) {
      await besides(chaos, server, name, capacity / 2, attack);
    }
  }
}

async function besides(chaos, server, name, rate, attack) {
  const label = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const watch = new Watch(server.port).start();
  server.peakRss = 0;
  let isOn = true;
  const attacking = attack(server.port, () => isOn);
  attacking.catch(() => {});
  await sleep(1000);
  const tills = await new Tills({ ports: [server.port], rate, label }).for(chaos.attackMs);
  isOn = false;
  const surprises = (await attacking) ?? [];
  await watch.stop();
  const peak = server.peakRss;
  const heap = server.heap();
  const { row, kept, notes } = await settled(server.port, tills, {
    name,
    failed: tills.failed,
    p99: tills.p99(),
    silent: watch.silentMs,
    page: watch.pageMs,
    rss: peak,
    heap,
  });
  chaos.row(
    row,
    [
      ...kept,
      ["failed", tills.failed, 0],
      ["p99", tills.p99(), bounds(chaos).besidesMs],
      ["health silent", watch.silentMs, bounds(chaos).silentMs],
      ["page", watch.pageMs, bounds(chaos).pageMs],
      ["RSS", peak, bounds(chaos).rssMiB],
      ["heap after", heap, bounds(chaos).heapMiB],
    ],
    [...notes, ...surprises, ...(tills.failed > 0 ? tills.surprises : [])],
  );
}

/** Two servers on one database, with members. */
async function pair(chaos, name) {
  const database = new Database({ folder: chaos.folder(`${name}/database`), port: await chaos.port() }).create();
  const servers = [];
  for (const one of ["first", "second"]) {
    const server = new Server({ ...chaos.server, folder: chaos.folder(`${name}/${one}`), port: await chaos.port(), database });
    servers.push(await server.start());
  }
  const ports = servers.map((server) => server.port);
  await enrol(ports[0]);
  return { database, servers, ports };
}

/** Two servers on one database: restarted in turn, then without their database for some seconds. */
async function two(chaos) {
  const { database, servers, ports } = await pair(chaos, "two");
  const rows = {
    "rolling restart of two servers": async () => {
      for (const server of servers) {
        await server.stop();
        await server.start();
      }
    },
    "database away for 5 s, two servers": async () => {
      database.stop();
      await sleep(5000);
      database.start();
    },
    "both servers killed in turn": async () => {
      for (const server of servers) {
        await server.killAndStart();
      }
    },
  };
  for (const [name, change] of Object.entries(rows)) {
    if (chaos.short && name.startsWith("both")) {
      continue;
    }
    const tills = new Tills({ ports, rate: 100, patienceMs: 90_000, label: name.replace(/[^a-z0-9]+/g, "-") }).start();
    await sleep(1000);
    await change();
    const changed = performance.now();
    const before = tills.acknowledged.size;
    await until("purchases are taken again", 30_000, () => tills.acknowledged.size > before);
    const again = performance.now() - changed;
    await sleep(2000);
    await tills.stop();
    const { row, kept, notes } = await settled(ports[1], tills, { name, failed: tills.givenUp });
    chaos.row(row, [...kept, ["given up", tills.givenUp, 0], ["ms until the first purchase", again, 15_000]], notes);
  }
}

/**
 * 200 tills spend one balance, the last pieces of a reward, a gift card and a generic code; the server that a step was just
 * sent to is killed, and tills die, too. Never more is spent than there is, and nothing is held for ever.
 */
async function redeem(chaos) {
  const { database, servers, ports } = await pair(chaos, "redeem");
  const rounds = chaos.short
    ? [["reserve", "confirm"]]
    : [["reserve", "confirm"], ["cancel", "card"], ["code", "reserve"], ["confirm", "code"], ["card", "cancel"], ["database"]];
  for (const [round, deaths] of rounds.entries()) {
    const tills = new Redeemers({ ports, tills: 200, goods: await stock(ports[0], round) }).start();
    for (const death of deaths) {
      await sleep(500);
      if (death === "database") {
        database.stop();
        await sleep(2000);
        database.start();
      } else {
        const port = await Promise.race([tills.behindNext(death), sleep(10_000).then(() => ports[0])]);
        await sleep(Math.random() * 10);
        await servers.find((server) => server.port === port).killAndStart();
      }
    }
    await until("there is nothing left", 60_000, () => tills.isEmpty);
    await sleep(2000);
    await tills.stop();
    await settle(ports[0], tills);
    const name = `200 tills redeem, killed at: ${deaths.join(", ")}`;
    const { row, kept, notes } = await settled(ports[1], tills, { name, failed: tills.givenUp });
    chaos.say(`sent ${JSON.stringify(tills.sent)}, ${tills.confirmed.size} redemptions told to be confirmed, ${tills.refused} refusals`);
    chaos.row(row, [...kept, ["given up", tills.givenUp, 0]], [...notes, ...(await wrong(ports[1], tills))]);
  }
}

/** The disk of server and database is full for some seconds. */
async function disk(chaos) {
  const name = "disk full";
  const folder = chaos.folder("small-disk");
  fs.mkdirSync(folder, { recursive: true });
  if (process.getuid() !== 0) {
    chaos.skipped(name, "only root can mount a small file system");
    return;
  }
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=400m", "tmpfs", folder], { stdio: "pipe" });
  } catch (error) {
    chaos.skipped(name, String(error.stderr ?? error.message).trim());
    return;
  }
  try {
    await fill(chaos, name, folder);
  } finally {
    endAll(); // while it can still be read which PostgreSQL is the server's
    execFileSync("umount", ["--lazy", folder]);
  }
}

async function fill(chaos, name, folder) {
  const server = await single(chaos, "disk", `${folder}/data`);
  const watch = new Watch(server.port).start();
  const tills = new Tills({ ports: [server.port], rate: 50, patienceMs: 90_000, label: "disk-full" }).start();
  await sleep(1000);
  const ballast = `${folder}/ballast`;
  const notes = [];
  try {
    execFileSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=1M"], { stdio: "pipe" });
  } catch {
    // dd fills the disk and says that it is full
  }
  const full = performance.now();
  let answer;
  await until("readiness says DOWN", 15_000, async () => {
    answer = await ask(server.port, "GET", "/actuator/health/readiness");
    return answer.status === 503;
  });
  const noticed = performance.now() - full;
  if (!/no space/.test(answer.body)) {
    notes.push(`the health does not say why: ${answer.body}`);
  }
  const refused = await ask(server.port, "POST", "/v1/events", {
    key: "rk_demo_till",
    body: { member: { card: "chaos-1" }, name: "review", occurredAt: new Date().toISOString() },
  });
  if (refused.json?.type !== "urn:regulars:problem:storage-full") {
    notes.push(`an event is answered ${refused.status} ${refused.body}`);
  }
  await sleep(chaos.short ? 3000 : 20_000);
  fs.rmSync(ballast);
  const freed = performance.now();
  await until("the server is up again", 60_000, async () => (await ask(server.port, "GET", "/actuator/health")).status === 200);
  const again = performance.now() - freed;
  const before = tills.acknowledged.size;
  await until("purchases are taken again", 30_000, () => tills.acknowledged.size > before);
  await sleep(1000);
  await tills.stop();
  await watch.stop();
  chaos.say(`noticed after ${Math.round(noticed)} ms, up ${Math.round(again)} ms after there was space`);
  const settledRow = await settled(server.port, tills, { name, failed: tills.givenUp, silent: watch.silentMs, rss: server.peakRss });
  chaos.row(
    settledRow.row,
    [...settledRow.kept, ["given up", tills.givenUp, 0], ["ms until it was noticed", noticed, 5000], ["ms until it was well again", again, 10_000]],
    [...settledRow.notes, ...notes],
  );
}

export const scenarios = { kills, publish, overload, callers, two, redeem, disk };

/** Those that fit into four minutes. */
export const shortScenarios = ["kills", "disk"];
