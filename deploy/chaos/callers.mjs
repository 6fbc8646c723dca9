// Callers that mean no good, or are only badly written. Each attack runs until it is told to stop, opens a bounded number
// of connections to the loopback, and leaves none behind.
import net from "node:net";
import { ask, Connection, request, sleep } from "./http.mjs";

/** Connections that send what they are given, and take whatever comes. */
class Sockets {
  #open = new Set();

  connect(port, first) {
    const socket = net.connect({ port, host: "127.0.0.1" });
    this.#open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#open.delete(socket));
    socket.on("data", () => {});
    socket.on("connect", () => first && socket.write(first));
    return socket;
  }

  get number() {
    return this.#open.size;
  }

  all(send) {
    for (const socket of this.#open) {
      if (socket.writable) {
        send(socket);
      }
    }
  }

  close() {
    this.all((socket) => socket.destroy());
    for (const socket of this.#open) {
      socket.destroy();
    }
  }
}

const head = (path, length, key) =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${key ? `Authorization: Bearer ${key}\r\n` : ""}Content-Length: ${length}\r\n\r\n`;

/** Keeps so many connections open, made anew when the server ends them. */
async function hold(number, isOn, open, each) {
  const sockets = new Sockets();
  while (isOn()) {
    for (let n = 0; n < 100 && sockets.number < number; n++) {
      open(sockets);
    }
    if (each) {
      sockets.all(each);
    }
    await sleep(each ? 1000 : 100);
  }
  sockets.close();
}

/** 900 sign-ins that announce 1 MB, send nearly all of it, and stop. */
export function greedySessions(port, isOn) {
  const nearlyAll = Buffer.concat([Buffer.from(head("/v1/session", 1_048_000)), Buffer.alloc(1_000_000, "{")]);
  return hold(900, isOn, (sockets) => sockets.connect(port, nearlyAll));
}

/** 500 purchases that come at one byte a second. */
export function slowBodies(port, isOn) {
  const start = head("/v1/purchases", 900, "rk_demo_till");
  return hold(500, isOn, (sockets) => sockets.connect(port, start), (socket) => socket.write(" "));
}

/** 2,000 connections that say nothing. */
export function idleConnections(port, isOn) {
  return hold(2000, isOn, (sockets) => sockets.connect(port, null));
}

/** The API's description in ever new languages. */
export async function languages(port, isOn) {
  const connection = new Connection(port);
  for (let n = 0; isOn() && n < 20_000; n++) {
    const language = `${String.fromCharCode(97 + (n % 26), 97 + ((n / 26) % 26))}-${String(n).padStart(3, "0")}`;
    await connection.send(request("GET", "/v1/openapi.json", { headers: { "Accept-Language": language } }), 20_000);
    await sleep(20);
  }
  connection.close();
}

/** A draft with as many rules as will be taken, checked again and again by callers that do not wait for the answer. */
export async function hugeRulebook(port, isOn) {
  const key = "rk_demo_marketer";
  const made = await ask(port, "POST", "/v1/rulebook/drafts", { key, body: { note: "Huge" } });
  if (made.status !== 201) {
    throw new Error(`no draft: ${made.status} ${made.body}`);
  }
  const address = `/v1/rulebook/drafts/${made.json.id}`;
  // 1 MB is the most that one request holds.
  for (let file = 0; isOn() && file < 8; file++) {
    let text = "";
    for (let rule = 0; text.length < 900_000; rule++) {
      text += `rule "Campaign ${file}.${rule}"\nwhen\n`;
      for (let line = 0; line < 40; line++) {
        text += `    The customer presents the code "C-${rule}-${line}"\n`;
      }
      text += `then\n    Give ${1 + rule} points\nend\n`;
    }
    const put = request("PUT", `${address}/files/huge-${file}.dslr`, { key, body: text, type: "text/plain" });
    const connection = new Connection(port);
    const answer = await connection.send(put, 30_000);
    connection.close();
    if (answer.status >= 400) {
      break;
    }
  }
  while (isOn()) {
    await ask(port, "POST", `${address}/check`, { key, timeoutMs: 2000 });
    await sleep(100);
  }
}

/** 50 tills at once bring something back for the same member. */
export async function returnsOfOne(port, isOn) {
  const key = "rk_demo_till";
  await ask(port, "POST", "/v1/members", { key, body: { name: "Returner", cards: ["chaos-returner"] } });
  const espressos = { sku: "ESP-1", name: "Espresso", category: "coffee", quantity: 50_000, unitPriceMinor: 250 };
  const bought = await ask(port, "POST", "/v1/purchases", {
    key,
    body: {
      store: "chaos-returns",
      register: "1",
      receipt: `returner-${Date.now()}`,
      occurredAt: new Date().toISOString(),
      member: { card: "chaos-returner" },
      currency: "EUR",
      lines: [espressos],
      totalMinor: 50_000 * 250,
    },
  });
  if (bought.status !== 201) {
    throw new Error(`nothing to bring back: ${bought.status} ${bought.body}`);
  }
  const surprises = new Set();
  const one = async (till) => {
    const connection = new Connection(port);
    for (let n = 0; isOn(); n++) {
      const body = {
        store: "chaos-returns",
        register: String(till),
        returnReceipt: `R-${till}-${n}`,
        occurredAt: new Date().toISOString(),
        member: { card: "chaos-returner" },
        lines: [{ sku: "ESP-1", quantity: 1, unitPriceMinor: 250 }],
      };
      const answer = await connection.send(request("POST", "/v1/returns", { key, body }), 40_000);
      if (answer.status >= 500 && answer.status !== 503) {
        surprises.add(`${answer.status} ${answer.body.slice(0, 200)}`);
      }
      await sleep(answer.status === 201 ? 0 : 200);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: 50 }, (_, till) => one(till)));
  return [...surprises];
}
