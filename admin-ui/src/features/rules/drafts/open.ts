import type { DraftOutline } from "../calls/types";

const OPEN: ReadonlySet<string> = new Set(["draft", "submitted", "approved", "rejected"]);

/** The drafts that somebody works on or that wait for somebody, the last changed first. */
export function openOf(drafts: readonly DraftOutline[] | undefined): DraftOutline[] {
  return (drafts ?? []).filter((draft) => OPEN.has(draft.state));
}

/** Those that can be changed as they are. */
export function editableOf(drafts: readonly DraftOutline[] | undefined): DraftOutline[] {
  return (drafts ?? []).filter((draft) => draft.state === "draft" || draft.state === "rejected");
}
