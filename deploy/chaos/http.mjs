// The least of HTTP/1.1 that a load generator needs: Node's own client takes more processor time than a purchase.
import net from "node:net";

/** One connection; one request at a time. */
export class Connection {
  #socket = null;
  #parts = [];
  #done = null;

  constructor(port) {
    this.port = port;
  }

  get isFree() {
    return this.#done === null;
  }

  /** Sends a request as bytes; answers {status, head, body, error}, and never fails. */
  send(bytes, timeoutMs) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#end({ status: 0, error: "timeout" }), timeoutMs);
      this.#done = (answer) => {
        clearTimeout(timer);
        this.#done = null;
        resolve(answer);
      };
      this.#open();
      this.#socket.write(bytes);
    });
  }

  close() {
    this.#end({ status: 0, error: "closed" });
  }

  #open() {
    if (this.#socket) {
      return;
    }
    const socket = net.connect({ port: this.port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    this.#parts = [];
    socket.on("data", (data) => this.#socket === socket && this.#take(data));
    socket.on("error", (error) => this.#socket === socket && this.#end({ status: 0, error: error.code }));
    socket.on("close", () => this.#socket === socket && this.#end({ status: 0, error: "closed" }));
  }

  #end(answer) {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
    this.#done?.(answer);
  }

  #take(data) {
    this.#parts.push(data);
    const text = (this.#parts.length === 1 ? data : Buffer.concat(this.#parts)).toString("latin1");
    const answer = parse(text);
    if (!answer) {
      return;
    }
    this.#parts = [];
    if (/^connection: close/im.test(answer.head)) {
      this.#end(answer);
    } else {
      this.#done?.(answer);
    }
  }
}

function parse(text) {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) {
    return null;
  }
  const head = text.slice(0, end);
  const status = Number(head.slice(9, 12));
  const length = /^content-length: *(\d+)/im.exec(head);
  if (length) {
    return text.length < end + 4 + Number(length[1]) ? null : { status, head, body: text.slice(end + 4) };
  }
  if (/^transfer-encoding: *chunked/im.test(head)) {
    return text.endsWith("0\r\n\r\n") ? { status, head, body: dechunk(text.slice(end + 4)) } : null;
  }
  return { status, head, body: "" };
}

function dechunk(text) {
  let body = "";
  for (let at = 0; ; ) {
    const line = text.indexOf("\r\n", at);
    const size = Number.parseInt(text.slice(at, line), 16);
    if (!size) {
      return body;
    }
    body += text.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}

/** A request as bytes. */
export function request(method, path, { key, body, type = "application/json", headers = {} } = {}) {
  const content = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  let head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n`;
  if (key) {
    head += `Authorization: Bearer ${key}\r\n`;
  }
  if (body !== undefined) {
    head += `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(content)}\r\n`;
  }
  for (const [name, value] of Object.entries(headers)) {
    head += `${name}: ${value}\r\n`;
  }
  return `${head}\r\n${content}`;
}

/** One request over a connection of its own; {status, body, json, ms}. */
export async function ask(port, method, path, options = {}) {
  const connection = new Connection(port);
  const started = performance.now();
  const answer = await connection.send(request(method, path, options), options.timeoutMs ?? 20_000);
  connection.close();
  let json = null;
  try {
    json = JSON.parse(Buffer.from(answer.body ?? "", "latin1").toString("utf8"));
  } catch {
    // not every answer is JSON
  }
  return { ...answer, json, ms: performance.now() - started };
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Repeats a question until its answer is true. */
export async function until(what, ms, isSo) {
  const end = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > end) {
      throw new Error(`${what}: not within ${ms / 1000} s`);
    }
    await sleep(100);
  }
}
