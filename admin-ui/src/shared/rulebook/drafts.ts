import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../api/client";
import type { Schemas } from "../api/types";

export type DraftOutline = Schemas["RulebookDraftOutline"];

/** Every key of the rulebook's queries begins with it: after a step all of them are asked anew. */
export const RULEBOOK = "rulebook";

const DAY_MS = 86_400_000;
/** What went live is news for so long. */
const NEWS_MS = 7 * DAY_MS;
const EVERY_MS = 60_000;

export const draftsQuery = queryOptions({
  queryKey: [RULEBOOK, "drafts"],
  queryFn: () => answered(api.GET("/v1/rulebook/drafts", { params: { query: { limit: 50 } } })),
});

/** The same, asked for again and again while a page that tells of drafts is open. */
export const followedDraftsQuery = queryOptions({ ...draftsQuery, refetchInterval: EVERY_MS });

type Worked = Pick<DraftOutline, "state" | "by" | "changedBy">;

/** Drafts that wait for somebody's approval: not what they wrote themselves. */
export function waitingFor<D extends Worked>(person: string, drafts: readonly D[] = []): D[] {
  return drafts.filter((draft) => draft.state === "submitted" && !isOwn(draft, person));
}

/** The drafts that somebody works on, and what became of those handed in, the last changed first. */
export function ownOf(
  person: string,
  drafts: readonly DraftOutline[] = [],
  now = Date.now(),
): DraftOutline[] {
  return drafts.filter(
    (draft) =>
      isOwn(draft, person) &&
      (["draft", "submitted", "approved", "rejected"].includes(draft.state) ||
        (draft.state === "published" && now - Date.parse(draft.changedAt) < NEWS_MS)),
  );
}

function isOwn({ by, changedBy }: Worked, person: string): boolean {
  return by.id === person || changedBy.id === person;
}
