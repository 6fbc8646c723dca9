// Servers and databases as an operator would start them, and ways to end them that no operator would choose.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ask, sleep, until } from "./http.mjs";

const running = new Set();

/** Ends everything that was started, also when the harness itself fails. */
export function endAll() {
  for (const machine of running) {
    machine.kill();
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return !fs.readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1].startsWith("Z");
  } catch {
    return false;
  }
};

const signal = (pid, name) => {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended meanwhile
  }
};

/** A server with 768 MB of heap, on a database of its own or on a given one. */
export class Server {
  #log;

  constructor({ java, jar, root, folder, port, data = path.join(folder, "data"), database = null }) {
    Object.assign(this, { java, jar, root, folder, port, data, database });
    this.peakRss = 0;
    fs.mkdirSync(folder, { recursive: true });
    this.#log = path.join(folder, "server.log");
  }

  async start() {
    const environment = {
      ...process.env,
      SERVER_PORT: String(this.port),
      REGULARS_DATA_DIR: this.data,
      REGULARS_DEMO: "true",
    };
    if (this.database) {
      environment.REGULARS_DATABASE_URL = this.database.url;
    }
    const log = fs.openSync(this.#log, "a");
    const options = [`@${this.root}/deploy/jvm.options`, "-Xmx768m", "-jar", this.jar];
    this.process = spawn(this.java, options, { env: environment, stdio: ["ignore", log, log] });
    fs.closeSync(log);
    running.add(this);
    await until(`the server on port ${this.port} is up (see ${this.#log})`, 120_000, async () => {
      if (this.process.exitCode !== null) {
        throw new Error(`the server ended with ${this.process.exitCode}; see ${this.#log}`);
      }
      const health = await ask(this.port, "GET", "/actuator/health", { timeoutMs: 2000 });
      return health.status === 200;
    });
    this.#watchMemory();
    return this;
  }

  get isRunning() {
    return this.process && isAlive(this.process.pid);
  }

  /** As `kill -9`, or as a machine that lost its power would leave it. */
  kill() {
    if (this.process) {
      signal(this.process.pid, "SIGKILL");
      this.#endOrphan();
    }
    running.delete(this);
  }

  async killAndStart() {
    signal(this.process.pid, "SIGKILL");
    await until("the killed server is gone", 10_000, () => !this.isRunning);
    return this.start();
  }

  /** As an orchestrator would: asks, and waits. */
  async stop() {
    signal(this.process.pid, "SIGTERM");
    await until("the server has stopped", 60_000, () => !this.isRunning);
    running.delete(this);
  }

  /** The embedded PostgreSQL of this server; null where there is none. */
  get postmaster() {
    try {
      const file = path.join(this.data, "postgresql/postmaster.pid");
      const pid = Number(fs.readFileSync(file, "latin1").split("\n")[0]);
      return isAlive(pid) ? pid : null;
    } catch {
      return null;
    }
  }

  async killDatabase() {
    const killed = this.postmaster;
    signal(killed, "SIGKILL");
    await until("PostgreSQL runs again", 60_000, () => this.postmaster && this.postmaster !== killed);
  }

  /** MiB of memory that the process has, as the system sees it. */
  get rss() {
    const status = fs.readFileSync(`/proc/${this.process.pid}/status`, "latin1");
    // A process that is just ending has none any more.
    const resident = /VmRSS:\s+(\d+)/.exec(status);
    return resident ? Math.round(Number(resident[1]) / 1024) : 0;
  }

  /** MiB of heap that are in use after collections. */
  heap() {
    const jcmd = path.join(path.dirname(fs.realpathSync(which(this.java))), "jcmd");
    const pid = String(this.process.pid);
    execFileSync(jcmd, [pid, "GC.run"]);
    execFileSync(jcmd, [pid, "GC.run"]);
    const heap = execFileSync(jcmd, [pid, "GC.heap_info"], { encoding: "latin1" });
    return Math.round(Number(/heap\s+total reserved.*?used (\d+)K|used (\d+)K/s.exec(heap).slice(1).find(Boolean)) / 1024);
  }

  #watchMemory() {
    const watched = this.process;
    const timer = setInterval(() => {
      if (this.process !== watched || !this.isRunning) {
        clearInterval(timer);
        return;
      }
      this.peakRss = Math.max(this.peakRss, this.rss);
    }, 200);
    timer.unref();
  }

  #endOrphan() {
    const orphan = this.postmaster;
    if (orphan) {
      signal(orphan, "SIGQUIT");
    }
  }
}

function which(program) {
  return program.includes("/") ? program : execFileSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).trim();
}

/** A PostgreSQL of its own, from the programs that the server brings along. */
export class Database {
  constructor({ folder, port }) {
    Object.assign(this, { folder, port });
    this.password = "chaos";
    // The programs are those of a server: none of them makes another database than the one that is there.
    this.url = `postgresql://regulars:${this.password}@127.0.0.1:${port}/postgres`;
    const caches = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
    const home = fs.readdirSync(path.join(caches, "regulars")).find((name) => name.startsWith("postgresql-"));
    this.programs = path.join(caches, "regulars", home, "bin");
  }

  create() {
    fs.mkdirSync(this.folder, { recursive: true });
    const password = path.join(this.folder, "password");
    fs.writeFileSync(password, this.password, { mode: 0o600 });
    this.data = path.join(this.folder, "postgresql");
    this.#run("initdb", `--pgdata=${this.data}`, "--username=regulars", `--pwfile=${password}`, "--auth=scram-sha-256", "--encoding=UTF8");
    this.start();
    return this;
  }

  start() {
    const options = `-p ${this.port} -h 127.0.0.1 -k "" -c max_connections=100 -c shared_buffers=256MB`;
    this.#run("pg_ctl", "start", "--wait", `--pgdata=${this.data}`, `--log=${this.folder}/postgresql.log`, `--options=${options}`);
    running.add(this);
  }

  /** At once: open transactions are lost, what was committed is not. */
  stop(mode = "immediate") {
    this.#run("pg_ctl", "stop", "--wait", `--mode=${mode}`, `--pgdata=${this.data}`);
    running.delete(this);
  }

  kill() {
    try {
      this.stop();
    } catch {
      running.delete(this);
    }
  }

  /** PostgreSQL does not run as root; in a user namespace without mapped users it is nobody. */
  #run(program, ...options) {
    const command = [path.join(this.programs, program), ...options];
    if (process.getuid() === 0) {
      command.unshift("unshare", "--user");
    }
    const done = spawnSync(command[0], command.slice(1), { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" }, encoding: "utf8", timeout: 60_000 });
    if (done.status !== 0) {
      throw new Error(`${program} failed: ${done.stderr}`);
    }
  }
}

/** Asks for the health all the time, as an orchestrator does, and keeps how long it was silent. */
export class Watch {
  constructor(port) {
    this.port = port;
    this.silentMs = 0;
    this.pageMs = 0;
    this.down = 0;
  }

  start() {
    this.running = true;
    this.done = Promise.all([
      this.#repeat("/actuator/health", undefined, (answer, ms) => {
        this.silentMs = Math.max(this.silentMs, ms);
        this.down += answer.status === 503 ? 1 : 0;
        this.lastBody = answer.body;
      }),
      this.#repeat("/v1/purchases?limit=5", "rk_demo_support", (answer, ms) => {
        this.pageMs = Math.max(this.pageMs, answer.status === 200 ? ms : 20_000);
        this.pageStatus = answer.status === 200 ? this.pageStatus : answer.status;
      }),
    ]);
    return this;
  }

  async stop() {
    this.running = false;
    await this.done;
    return this;
  }

  async #repeat(address, key, take) {
    let silentSince = performance.now();
    while (this.running) {
      const answer = await ask(this.port, "GET", address, { key, timeoutMs: 5000 });
      const now = performance.now();
      take(answer, now - silentSince);
      if (answer.status > 0) {
        silentSince = now;
      }
      await sleep(200);
      if (answer.status > 0) {
        silentSince = performance.now();
      }
    }
  }
}
