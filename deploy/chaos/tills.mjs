// Tills: purchases at a rate that does not wait for the server, each acknowledged one written down.
import { ask, Connection, request, sleep } from "./http.mjs";

const MEMBERS = 200;
const MENU = [
  ["ESP-1", "Espresso", "coffee", 250],
  ["CAP-1", "Cappuccino", "coffee", 380],
  ["CRO-1", "Croissant", "bakery", 290],
  ["SAN-1", "Sandwich", "food", 650],
];

/** Members with the cards chaos-0, chaos-1, …; to be enrolled once for each database. */
export async function enrol(port) {
  for (let n = 0; n < MEMBERS; n++) {
    const body = { name: `Member ${n}`, cards: [`chaos-${n}`] };
    const answer = await ask(port, "POST", "/v1/members", { key: "rk_demo_till", body });
    if (answer.status !== 201 && answer.status !== 409) {
      throw new Error(`a member was not enrolled: ${answer.status} ${answer.body}`);
    }
  }
}

/** A purchase as bytes of a request. */
export function purchase(store, register, receipt, n) {
  const [sku, name, category, unitPriceMinor] = MENU[n % MENU.length];
  return request("POST", "/v1/purchases", {
    key: "rk_demo_till",
    body: {
      store,
      register,
      receipt,
      occurredAt: new Date().toISOString(),
      member: { card: `chaos-${(n * 7919) % MEMBERS}` },
      currency: "EUR",
      lines: [{ sku, name, category, quantity: 1, unitPriceMinor }],
      totalMinor: unitPriceMinor,
    },
  });
}

/** Sorted times in, one in milliseconds out. */
export function percentile(times, p) {
  if (times.length === 0) {
    return 0;
  }
  const sorted = Float64Array.from(times).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))];
}

export class Tills {
  #idle = [];
  #open = 0;
  #underWay = 0;
  #number = 0;

  /**
   * @param ports of the servers, taken in turn
   * @param rate purchases a second in all; 0 for as many as go through
   * @param connections at most
   * @param patienceMs how long a till repeats a purchase that was not taken; 0: it is told and forgotten
   */
  constructor({ ports, rate, connections = 64, patienceMs = 0, label }) {
    Object.assign(this, { ports, rate, connections, patienceMs, label });
    this.store = `chaos-${label}`;
    this.register = "1";
    this.acknowledged = new Map(); // points by receipt
    this.sent = 0;
    this.skipped = 0; // the generator itself had no connection free
    this.givenUp = 0;
    this.broken = 0;
    this.statuses = new Map();
    this.acceptedMs = [];
    this.refusedMs = [];
    this.surprises = [];
    this.lagMs = 0;
  }

  start() {
    this.running = true;
    this.startedAt = performance.now();
    this.done = this.rate > 0 ? this.#paced() : this.#closed();
    return this;
  }

  /** No new purchases; those under way are brought to their end. */
  async stop() {
    this.running = false;
    await this.done;
    const end = performance.now() + Math.max(this.patienceMs, 30_000);
    while (this.#underWay > 0 && performance.now() < end) {
      await sleep(20);
    }
    this.givenUp += this.#underWay;
    for (const connection of this.#idle) {
      connection.close();
    }
    return this;
  }

  async for(ms) {
    this.start();
    await sleep(ms);
    return this.stop();
  }

  get seconds() {
    return (performance.now() - this.startedAt) / 1000;
  }

  p99() {
    return percentile(this.acceptedMs, 99);
  }

  /** Answers of the kind that must never be. */
  get failed() {
    let failed = this.broken;
    for (const [status, number] of this.statuses) {
      failed += status === 200 || status === 201 ? 0 : number;
    }
    return failed;
  }

  get internalErrors() {
    return this.statuses.get(500) ?? 0;
  }

  async #paced() {
    let before = performance.now();
    let due = 0;
    while (this.running) {
      await sleep(2);
      const now = performance.now();
      this.lagMs = Math.max(this.lagMs, now - before - 2);
      due += ((now - before) * this.rate) / 1000;
      before = now;
      for (; due >= 1; due--) {
        const connection = this.#connection();
        if (connection) {
          this.#post(connection);
        } else {
          this.skipped++;
        }
      }
    }
  }

  async #closed() {
    const loop = async () => {
      while (this.running) {
        await this.#post(this.#connection());
      }
    };
    await Promise.all(Array.from({ length: this.connections }, loop));
  }

  #connection() {
    const idle = this.#idle.pop();
    if (idle) {
      return idle;
    }
    if (this.#open >= this.connections) {
      return null;
    }
    return new Connection(this.ports[this.#open++ % this.ports.length]);
  }

  async #post(connection) {
    const number = this.#number++;
    const receipt = `${this.label}-${number}`;
    const bytes = purchase(this.store, this.register, receipt, number);
    const started = performance.now();
    this.sent++;
    this.#underWay++;
    let target = connection;
    for (let attempt = 0; ; attempt++) {
      const attemptedAt = performance.now();
      const answer = await target.send(bytes, 40_000);
      this.#count(answer, attemptedAt);
      if (answer.status === 200 || answer.status === 201) {
        const points = /"accrued":(-?\d+)/.exec(answer.body);
        this.acknowledged.set(receipt, points ? Number(points[1]) : null);
        break;
      }
      const isFinal = answer.status > 0 && answer.status !== 503 && answer.status !== 429;
      if (isFinal || this.patienceMs === 0 || performance.now() - started > this.patienceMs) {
        this.givenUp++;
        break;
      }
      // Another till of the shop, and another server where there is one.
      await sleep(200 + Math.random() * 300);
      target.port = this.ports[(number + attempt + 1) % this.ports.length];
    }
    this.#underWay--;
    this.#idle.push(connection);
  }

  #count(answer, started) {
    const ms = performance.now() - started;
    if (answer.status === 0) {
      this.broken++;
      this.#surprise(answer.error);
      return;
    }
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 200 || answer.status === 201) {
      this.acceptedMs.push(ms);
      return;
    }
    this.refusedMs.push(ms);
    if (answer.status === 503 && !/^retry-after: *\d/im.test(answer.head)) {
      this.#surprise("503 without Retry-After");
    }
    if (answer.status !== 503) {
      this.#surprise(`${answer.status} ${answer.body.slice(0, 300)}`);
    }
  }

  #surprise(what) {
    if (this.surprises.length < 5) {
      this.surprises.push(what);
    }
  }
}
