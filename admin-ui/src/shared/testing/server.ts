import { vi } from "vitest";

/** What a test's server says to a request. */
export interface Said {
  readonly status?: number;
  readonly body?: unknown;
}

/** A request that was sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * Answers what pages send, by method and path; keeps what was sent.
 *
 * @param answers by `"GET /v1/session"`; a function is asked each time; `"*"` answers the rest
 */
export function serve(answers: Readonly<Record<string, Said | ((sent: Sent) => Said)>>): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const url = new URL(request.url);
    const text = await request.text();
    const one: Sent = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text === "" ? undefined : isJson(request) ? JSON.parse(text) : text,
    };
    sent.push(one);
    const found = answers[`${one.method} ${one.path}`] ?? answers["*"];
    if (found === undefined) {
      throw new Error(`Nothing answers ${one.method} ${one.path}`);
    }
    const { status = 200, body } = typeof found === "function" ? found(one) : found;
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json" },
    });
  });
  return sent;
}

function isJson(request: Request): boolean {
  return request.headers.get("Content-Type")?.startsWith("application/json") === true;
}

/** A refusal as the server writes it. */
export function refusal(status: number, slug: string, more: object = {}): Said {
  return {
    status,
    body: { type: `urn:regulars:problem:${slug}`, title: slug, status, detail: slug, ...more },
  };
}
