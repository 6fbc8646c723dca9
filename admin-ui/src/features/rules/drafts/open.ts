import { useRef } from "react";
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

/** The drafts with the one that is shown, whatever its state. */
export function withShown(
  drafts: readonly DraftOutline[],
  shown: DraftOutline | undefined,
): readonly DraftOutline[] {
  return shown === undefined || drafts.some((draft) => draft.id === shown.id)
    ? drafts
    : [shown, ...drafts];
}

/**
 * The draft that a page is about: the one that its address names, else the one that was changed last
 * when it was opened. It stays that one while others are changed, and when it is published.
 */
export function useShownDraft(
  named: string | undefined,
  drafts: readonly DraftOutline[],
): string | undefined {
  const kept = useRef<string | undefined>(undefined);
  kept.current = named ?? kept.current ?? drafts[0]?.id;
  return kept.current;
}
