/** What was typed and the server does not have yet, kept on this device until it does. */
export interface Leftover {
  readonly text: string;
  /** What the server had when it was typed, and its mark. */
  readonly base: string;
  readonly etag: string | null;
}

function keyOf(draft: string, file: string): string {
  return `regulars.draft.${draft}.${file}`;
}

export function keep(draft: string, file: string, leftover: Leftover): void {
  try {
    localStorage.setItem(keyOf(draft, file), JSON.stringify(leftover));
  } catch {
    // The device has no room; the server gets it within the second anyway.
  }
}

export function forget(draft: string, file: string): void {
  localStorage.removeItem(keyOf(draft, file));
}

export function leftOver(draft: string, file: string): Leftover | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(draft, file)) ?? "null");
    return isLeftover(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isLeftover(value: unknown): value is Leftover {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    typeof value.text === "string" &&
    "base" in value &&
    typeof value.base === "string" &&
    "etag" in value &&
    (value.etag === null || typeof value.etag === "string")
  );
}
