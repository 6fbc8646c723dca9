import { choiceOf, textOf } from "../../shared/layout/search";

/** What waits for somebody stands first. */
export const STATES = [
  "review",
  "held",
  "joined",
  "qualified",
  "rejected",
  "reversed",
  "expired",
] as const;

export type ReferralState = (typeof STATES)[number];

/** Without a choice it is the queue. */
export const FILTERS = [...STATES, "all"] as const;

export interface ReferralsSearch {
  readonly state?: (typeof FILTERS)[number] | undefined;
  /** Only those of one member, on either side. */
  readonly member?: string | undefined;
  readonly after?: string | undefined;
}

export function referralsSearch(search: Record<string, unknown>): ReferralsSearch {
  return {
    state: choiceOf(search.state, FILTERS),
    member: textOf(search.member),
    after: textOf(search.after),
  };
}
