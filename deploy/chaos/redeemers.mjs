// Tills that spend the same things at once: one member's points, the pieces of one reward, one gift card, one generic code.
// Some die half way, and what they held has to come back by itself.
import { ask, Connection, request, sleep, until } from "./http.mjs";

export const STEPS = ["reserve", "confirm", "cancel", "card", "code"];

const POINTS = 10; // of a part of the balance
const WAITING_S = 5; // how long something is held that nobody confirms
const PRICE = 150; // what a gift card pays at once; it is used up without a rest
const TILL = "rk_demo_till";

/** How much there is of each; less than the tills would like. */
export const THERE_IS = { points: 3000, pieces: 40, cardMinor: 6000, uses: 50 };

async function asked(port, method, path, key, body, type) {
  const answer = await ask(port, method, path, { key, body, type });
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
  }
  return answer;
}

/** What is spent in a round, by its number; the members chaos-0, chaos-1, … are there. */
export async function stock(port, round) {
  const cards = [`chaos-${2 * round}`, `chaos-${2 * round + 1}`];
  const id = async (card) => (await asked(port, "GET", `/v1/members/lookup?card=${card}`, TILL)).json.id;
  const give = (member, points) => asked(port, "POST", `/v1/members/${member}/adjustments`, "rk_demo_support", { points, reason: "chaos" });
  const put = (path, body) => asked(port, "PUT", path, "rk_demo_marketer", body);
  const members = [await id(cards[0]), await id(cards[1])];
  const reward = `CHAOS-MUG-${round}`;
  const kept = `CHAOSCODE${round}X`;
  const types = [`chaos-card-${round}`, `chaos-code-${round}`];
  await give(members[0], THERE_IS.points);
  await give(members[1], THERE_IS.pieces * 10);
  await put(`/v1/rewards/${reward}`, { name: "Mug", kind: "product", points: 5, stock: THERE_IS.pieces, state: "active" });
  await put(`/v1/voucher-types/${types[0]}`, { kind: "balance", valueMinor: THERE_IS.cardMinor });
  await put(`/v1/voucher-types/${types[1]}`, {
    kind: "discount",
    discount: { amountMinor: 100 },
    uses: THERE_IS.uses,
    generic: kept,
  });
  const codes = await asked(port, "POST", `/v1/voucher-types/${types[0]}/codes`, "rk_demo_marketer", { count: 1 });
  const card = codes.body.trim().split(/\r?\n/).pop().split(",")[0].replaceAll('"', "");
  return { round, cards, members, reward, types, card, kept, code: `chaos code ${round} x` };
}

export class Redeemers {
  #number = 0;
  #armed = null;

  /**
   * @param ports of the servers, taken in turn
   * @param tills how many there are, a quarter for each of the things
   */
  constructor({ ports, tills, goods }) {
    Object.assign(this, { ports, tills, goods });
    this.store = `chaos-redeeming-${goods.round}`;
    this.acknowledged = new Map(); // purchases that were told to be booked: receipt to points
    this.confirmed = new Set(); // redemptions that were told to be confirmed
    this.emptied = new Set(); // what a till was told there is no more of
    this.sent = Object.fromEntries(STEPS.map((step) => [step, 0]));
    this.refused = 0;
    this.givenUp = 0;
    this.internalErrors = 0;
    this.surprises = new Set();
  }

  start() {
    this.running = true;
    const spends = [
      (till) => this.#redeem(till, { member: { card: this.goods.cards[0] }, points: POINTS }),
      (till) => this.#redeem(till, { member: { card: this.goods.cards[1] }, reward: this.goods.reward }),
      (till) => this.#buy(till, "card", this.goods.card, { code: this.goods.card, off: PRICE, card: null }),
      (till) => this.#buy(till, "code", this.goods.code, { code: this.goods.kept, off: 100, card: `chaos-${100 + (till.number % 100)}` }),
    ];
    this.done = Promise.all(Array.from({ length: this.tills }, (_, till) => this.#till(till, spends[till % spends.length])));
    return this;
  }

  /** Nothing new is begun; what is under way comes to its end. */
  async stop() {
    this.running = false;
    await this.done;
    return this;
  }

  /** Whether there is nothing left of anything, but what tills hold that have died. */
  get isEmpty() {
    return ["reserve", "card", "code"].every((step) => this.emptied.has(step));
  }

  /** Calls back just behind the next request of a kind, with the port that it went to. */
  behindNext(step) {
    return new Promise((resolve) => {
      this.#armed = { step, resolve };
    });
  }

  async #till(till, spend) {
    const connection = new Connection(this.ports[till % this.ports.length]);
    while (this.running) {
      const refused = this.refused;
      await spend({ number: till, connection });
      // Who is told that there is no more asks less often: servers have to start beside it.
      await sleep(Math.random() * (this.refused > refused ? 5000 : 1200));
    }
    connection.close();
  }

  async #redeem(till, wish) {
    const body = { ...wish, store: this.store, register: String(till.number), expiresInSeconds: WAITING_S };
    const held = await this.#send(till, "reserve", "/v1/redemptions", body);
    const id = JSON.parse(held?.body || "{}").id;
    if (held?.status !== 201 && held?.status !== 200) {
      return;
    }
    const fate = Math.random();
    if (fate < 0.15) {
      return; // the till has died
    }
    const step = fate < 0.35 ? "cancel" : "confirm";
    const answer = await this.#send(till, step, `/v1/redemptions/${id}/${step}`, undefined);
    if (answer?.status === 200 && step === "confirm") {
      this.confirmed.add(id);
    }
  }

  /** A purchase with a code as somebody typed it, and with what the till took off for it. */
  async #buy(till, step, typed, { code, off, card }) {
    const receipt = `${step}-${this.#number++}`;
    const body = {
      store: this.store,
      register: String(till.number),
      receipt,
      occurredAt: new Date().toISOString(),
      currency: "EUR",
      lines: [{ sku: "ESP-1", name: "Espresso", category: "coffee", quantity: 1, unitPriceMinor: PRICE }],
      vouchers: [typed],
      discounts: [{ source: `voucher:${code}`, lines: [{ line: 1, amountMinor: off }] }],
      totalMinor: PRICE - off,
      ...(card ? { member: { card } } : {}),
    };
    const answer = await this.#send(till, step, "/v1/purchases", body);
    if (answer?.status === 200 || answer?.status === 201) {
      const points = /"accrued":(-?\d+)/.exec(answer.body);
      this.acknowledged.set(receipt, points ? Number(points[1]) : null);
    }
  }

  /** Repeated until it is answered, by the other server too; null where it never was. */
  async #send(till, step, path, body) {
    const headers = step === "reserve" ? { "Idempotency-Key": `chaos-${till.number}-${this.#number++}` } : {};
    const bytes = request("POST", path, { key: TILL, body: body ?? {}, headers });
    const began = performance.now();
    for (let attempt = 0; performance.now() - began < 90_000; attempt++) {
      this.sent[step]++;
      const answering = till.connection.send(bytes, 30_000);
      if (this.#armed?.step === step) {
        const { resolve } = this.#armed;
        this.#armed = null;
        resolve(till.connection.port);
      }
      const answer = await answering;
      if (answer.status > 0 && answer.status !== 503 && answer.status !== 429) {
        this.#count(answer, step);
        return answer;
      }
      await sleep(200 + Math.random() * 300);
      till.connection.port = this.ports[(till.number + attempt + 1) % this.ports.length];
    }
    this.givenUp++;
    return null;
  }

  #count({ status, body }, step) {
    if (status === 422 || status === 409) {
      this.refused++;
      this.emptied.add(step);
    }
    if (status >= 500) {
      this.internalErrors++;
    }
    const isExpected = status === 200 || status === 201 || status === 422 || (status === 409 && body.includes("redemption-state"));
    if (!isExpected && this.surprises.size < 5) {
      this.surprises.add(`${step}: ${status} ${body.slice(0, 200)}`);
    }
  }
}

/** All redemptions of a member. */
async function redemptions(port, member) {
  const all = [];
  let after = "";
  do {
    const page = await asked(port, "GET", `/v1/members/${member}/redemptions?limit=200${after}`, "rk_demo_support");
    all.push(...page.json.items);
    after = page.json.next ? `&after=${encodeURIComponent(page.json.next)}` : null;
  } while (after !== null);
  return all;
}

/** What there is afterwards, against what there was and what was told: a line for each thing that is wrong. */
export async function wrong(port, redeemers) {
  const notes = [];
  const must = (what, found, expected) => {
    if (found !== expected) {
      notes.push(`${what}: ${found}, expected ${expected}`);
    }
  };
  const { members, reward, types } = redeemers.goods;
  const balance = async (member) => (await asked(port, "GET", `/v1/members/${member}/balance`, TILL)).json;
  const ofSaver = await redemptions(port, members[0]);
  const ofCollector = await redemptions(port, members[1]);
  const states = new Map([...ofSaver, ...ofCollector].map((one) => [one.id, one.state]));
  const count = (all, state) => all.filter((one) => one.state === state).length;
  must("held for ever", count([...ofSaver, ...ofCollector], "reserved"), 0);
  must("told to be confirmed and are not", [...redeemers.confirmed].filter((id) => states.get(id) !== "confirmed").length, 0);
  const saver = await balance(members[0]);
  must("points", saver.available + POINTS * count(ofSaver, "confirmed"), THERE_IS.points);
  must("points held", saver.reserved, 0);
  must("points held of the collector", (await balance(members[1])).reserved, 0);
  const mug = (await asked(port, "GET", `/v1/rewards/${reward}`, "rk_demo_marketer")).json;
  must("pieces", mug.stockLeft + count(ofCollector, "confirmed"), THERE_IS.pieces);
  const voucher = async (type) => {
    const found = (await asked(port, "GET", `/v1/vouchers?type=${type}`, "rk_demo_support")).json.items[0];
    return (await asked(port, "GET", `/v1/vouchers/${found.id}`, "rk_demo_support")).json;
  };
  const card = await voucher(types[0]);
  const paid = card.movements.reduce((sum, one) => sum + (one.kind === "used" ? one.amountMinor : -one.amountMinor), 0);
  must("the gift card", card.remainingMinor + paid, THERE_IS.cardMinor);
  must("left on the gift card", card.remainingMinor, 0);
  const generic = await voucher(types[1]);
  must("uses of the generic code", generic.uses, THERE_IS.uses);
  must("movements of the generic code", generic.movements.length, THERE_IS.uses);
  return [...notes, ...redeemers.surprises];
}

/** Waits until what nobody confirmed has come back. */
export async function settle(port, redeemers) {
  await sleep(WAITING_S * 1000);
  await until("nothing is held any more", 30_000, async () => {
    const all = await Promise.all(redeemers.goods.members.map((member) => redemptions(port, member)));
    return all.flat().every((one) => one.state !== "reserved");
  }).catch(() => {}); // told by what is wrong
}
