/** What the server says about itself, as far as a page shows it. */
export interface Health {
  readonly status: string;
  readonly parts: readonly { readonly name: string; readonly status: string }[];
  readonly milliseconds: number;
}

/** Reads the body of `/actuator/health`; parts are there only when the server shows details. */
export function readHealth(body: unknown, milliseconds: number): Health {
  if (!isRecord(body) || typeof body.status !== "string") {
    return { status: "UNKNOWN", parts: [], milliseconds };
  }
  const components = isRecord(body.components) ? body.components : {};
  const parts = Object.entries(components).flatMap(([name, part]) =>
    isRecord(part) && typeof part.status === "string" ? [{ name, status: part.status }] : [],
  );
  return { status: body.status, parts, milliseconds };
}

/** Asks the server. Its "down" is an answer (503) like any other; no answer at all is `UNREACHABLE`. */
export async function askHealth(signal: AbortSignal): Promise<Health> {
  const start = performance.now();
  try {
    const response = await fetch("/actuator/health", {
      headers: { Accept: "application/json" },
      signal,
    });
    const body: unknown = await response.json();
    return readHealth(body, Math.round(performance.now() - start));
  } catch {
    return {
      status: "UNREACHABLE",
      parts: [],
      milliseconds: Math.round(performance.now() - start),
    };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
