import type { Plan } from "./mapping";

const PREFIX = "regulars.import.";

/** The plan of last time for a file with these columns, kept on this device. */
export function recall(header: readonly string[]): Partial<Plan> | null {
  const kept = localStorage.getItem(PREFIX + header.join("\t"));
  return kept === null ? null : (JSON.parse(kept) as Partial<Plan>);
}

/** Keeps a plan for the next file with these columns. */
export function remember(header: readonly string[], plan: Plan) {
  localStorage.setItem(PREFIX + header.join("\t"), JSON.stringify(plan));
}
