import createClient from "openapi-fetch";
import { askToSignIn } from "./ended";
import { ProblemError, readProblem } from "./problem";
import type { paths } from "./schema";

const UNSAFE = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Every call of the API, typed by the document that the server serves. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: sessionFetch,
});

/**
 * The body of an answer.
 *
 * @throws ProblemError where the call was refused
 */
export async function answered<Body>(
  call: Promise<{ data?: Body; error?: unknown; response: Response }>,
): Promise<Exclude<Body, undefined>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw new ProblemError(readProblem(error, response.status));
  }
  return data as Exclude<Body, undefined>;
}

/**
 * Sends a request in the session. Where the session has ended, the person is asked to sign in over
 * the page, and the request is sent again: whatever was being done goes on.
 */
async function sessionFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(inSession(request));
  if (response.status !== 401 || new URL(request.url).pathname === "/v1/session") {
    return response;
  }
  return (await askToSignIn()) ? fetch(inSession(again)) : response;
}

/** The header without which the server does nothing in a session's name. */
export function csrfHeader(): Readonly<Record<string, string>> {
  const token = document.cookie.match(/(?:^|;\s*)regulars_csrf=([^;]*)/)?.[1];
  return token === undefined ? {} : { "X-CSRF-Token": decodeURIComponent(token) };
}

function inSession(request: Request): Request {
  if (UNSAFE.has(request.method)) {
    for (const [name, value] of Object.entries(csrfHeader())) {
      request.headers.set(name, value);
    }
  }
  return request;
}
