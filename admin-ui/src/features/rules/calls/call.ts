import { sessionFetch } from "../../../shared/api/client";
import { ProblemError, readProblem } from "../../../shared/api/problem";

interface Sent {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** Sent as it is, as `text/plain`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it may outlive the page. */
  readonly keepalive?: boolean;
}

/**
 * Sends a call and reads its answer.
 *
 * @throws ProblemError where it was refused
 */
export async function call<Answer>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  { query = {}, body, text, headers = {}, keepalive = false }: Sent = {},
): Promise<Answer> {
  const url = new URL(path, window.location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") {
      url.searchParams.set(name, String(value));
    }
  }
  const sent: Record<string, string> = { Accept: "application/json", ...headers };
  let content: string | undefined;
  if (text !== undefined) {
    sent["Content-Type"] = "text/plain;charset=UTF-8";
    content = text;
  } else if (body !== undefined) {
    sent["Content-Type"] = "application/json";
    content = JSON.stringify(body);
  }
  const response = await sessionFetch(
    new Request(url, {
      method,
      headers: sent,
      keepalive,
      ...(content === undefined ? {} : { body: content }),
    }),
  );
  const answer: unknown = await read(response);
  if (!response.ok) {
    throw new ProblemError(readProblem(answer, response.status));
  }
  return answer as Answer;
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    // A proxy may have answered in its own words.
    return undefined;
  }
}
