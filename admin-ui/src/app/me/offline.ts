/** The card as it was shown last, for where there is no connection. It stays on the device. */
export interface KeptCard {
  /** As scanners read it. */
  readonly number: string;
  readonly name?: string | undefined;
  readonly available: number;
  readonly tier?: string | undefined;
  /** When it was so. */
  readonly at: string;
}

const CARD = "regulars.card";
const WORKER = "/me/worker.js";

export function keepCard(card: KeptCard): void {
  localStorage.setItem(CARD, JSON.stringify(card));
}

/** Nobody is signed in here any more. */
export function forgetCard(): void {
  localStorage.removeItem(CARD);
}

export function keptCard(): KeptCard | null {
  const kept = localStorage.getItem(CARD);
  try {
    return kept === null ? null : (JSON.parse(kept) as KeptCard);
  } catch {
    return null;
  }
}

let keeps = false;

/** Has the page kept for later; without it everything goes on as long as there is a connection. */
export async function keepPage(): Promise<void> {
  if (keeps || !("serviceWorker" in navigator)) {
    return;
  }
  keeps = true;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: "/me" });
    const { active } = await navigator.serviceWorker.ready;
    const files = new Set<string>();
    // What is drawn later, such as the card's code, loads more.
    new PerformanceObserver((loaded) => {
      const before = files.size;
      for (const { name } of loaded.getEntries()) {
        if (new URL(name).pathname.startsWith("/assets/")) {
          files.add(name);
        }
      }
      if (files.size > before) {
        active?.postMessage({ files: [...files] });
      }
    }).observe({ type: "resource", buffered: true });
  } catch {
    // Some browsers have none in private windows.
  }
}

/** The page can be put among the apps of a device, under the name of the shop. */
export function offerAsApp(): void {
  if (document.querySelector("link[rel=manifest]") === null) {
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = "/v1/me/app.webmanifest";
    document.head.append(link);
  }
}
