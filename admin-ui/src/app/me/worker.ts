/**
 * Keeps the members' page for where there is no connection: its document and the files that it has
 * loaded. What the server says of a member it never keeps; the page remembers the card by itself.
 */

const KEPT = "regulars-me-1";
const DOCUMENT = "/me";

/** What of a worker's world is used here; the pages' own types know windows only. */
interface Worker {
  addEventListener(name: "install", listener: () => void): void;
  addEventListener(name: "activate", listener: (event: Lasting) => void): void;
  addEventListener(name: "message", listener: (event: Lasting & { data: unknown }) => void): void;
  addEventListener(name: "fetch", listener: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as Worker;

worker.addEventListener("install", () => {
  void worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});

// The page tells what it has loaded: what came before the worker did, and nothing of older pages.
worker.addEventListener("message", (event) => {
  const { files } = event.data as { files: readonly string[] };
  event.waitUntil(keep(files));
});

async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(KEPT);
  const wanted = new Set(files.map((file) => new URL(file, worker.location.origin).href));
  for (const request of await cache.keys()) {
    if (isAsset(request.url) && !wanted.has(request.url)) {
      await cache.delete(request);
    }
  }
  await Promise.allSettled(
    [...wanted, DOCUMENT].map(async (file) => {
      if (file === DOCUMENT || (await cache.match(file)) === undefined) {
        await cache.add(file);
      }
    }),
  );
}

function isAsset(url: string): boolean {
  const { origin, pathname } = new URL(url);
  return origin === worker.location.origin && pathname.startsWith("/assets/");
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") {
    event.respondWith(documentOf(request));
  } else if (request.method === "GET" && isAsset(request.url)) {
    event.respondWith(assetOf(request));
  }
});

/** From the server as long as it answers; every path of the page has one document. */
async function documentOf(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await caches.match(DOCUMENT);
    if (kept === undefined) {
      throw failure;
    }
    return kept;
  }
}

/** Files never change under their name. */
async function assetOf(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) {
    return kept;
  }
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(KEPT);
    await cache.put(request, answer.clone());
  }
  return answer;
}
