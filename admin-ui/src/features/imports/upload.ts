import { csrfHeader } from "../../shared/api/client";
import { askToSignIn } from "../../shared/api/ended";
import { ProblemError, readProblem, UNREACHABLE } from "../../shared/api/problem";
import type { Schemas } from "../../shared/api/types";

const UNAUTHORIZED = 401;

/**
 * Sends a file with its mapping. Not with fetch: only this way tells how much has been sent.
 *
 * @param onProgress told the share that is sent, 0 to 1
 * @returns the id of the import
 */
export async function upload(
  file: File,
  mapping: Schemas["ImportMapping"],
  onProgress: (share: number) => void,
): Promise<string> {
  const answer = await send(file, mapping, onProgress);
  if (answer.status === UNAUTHORIZED && (await askToSignIn())) {
    return idOf(await send(file, mapping, onProgress));
  }
  return idOf(answer);
}

interface Sent {
  readonly status: number;
  readonly body: unknown;
}

function idOf({ status, body }: Sent): string {
  if (status >= 300) {
    throw new ProblemError(readProblem(body, status));
  }
  return (body as Schemas["ImportTaken"]).id;
}

function send(
  file: File,
  mapping: Schemas["ImportMapping"],
  onProgress: (share: number) => void,
): Promise<Sent> {
  const form = new FormData();
  form.append("mapping", new Blob([JSON.stringify(mapping)], { type: "application/json" }));
  form.append("file", file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/v1/imports");
    for (const [name, value] of Object.entries(csrfHeader())) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => resolve({ status: request.status, body: read(request.responseText) });
    request.onerror = () => reject(new ProblemError(UNREACHABLE));
    request.send(form);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
