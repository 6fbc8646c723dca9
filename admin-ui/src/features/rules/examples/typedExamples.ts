import { useState } from "react";

/** A text that is not saved yet, and what it was begun from. */
interface TypedExamples {
  readonly text: string;
  readonly etag: string;
}

// Drafts of this name are forgotten when somebody signs out.
const KEPT = "regulars.draft.examples";

/** Keeps what was typed over a file of examples in this tab until it is saved or thrown away. */
export function useTypedExamples(draft: string, file: string) {
  const key = `${KEPT}.${draft}.${file}`;
  const [typed, setTyped] = useState<TypedExamples | null>(() => read(key));
  const keep = (next: TypedExamples | null) => {
    if (next === null) {
      sessionStorage.removeItem(key);
    } else {
      sessionStorage.setItem(key, JSON.stringify(next));
    }
    setTyped(next);
  };
  return [typed, keep] as const;
}

function read(key: string): TypedExamples | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return typeof kept?.text === "string" && typeof kept?.etag === "string" ? kept : null;
  } catch {
    return null;
  }
}
