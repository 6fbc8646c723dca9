import { choiceOf, textOf } from "../../shared/layout/search";

export interface MembersSearch {
  readonly q?: string | undefined;
  readonly after?: string | undefined;
}

export function membersSearch(search: Record<string, unknown>): MembersSearch {
  return { q: textOf(search.q), after: textOf(search.after) };
}

/** One letter begins half of all names; a Chinese, Japanese or Korean character may be a whole one. */
export function isEnough(q: string): boolean {
  const typed = q.trim();
  return (
    typed.length >= 2 || /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(typed)
  );
}

export const TABS = ["history", "purchases", "redemptions", "messages", "profile"] as const;

export type Tab = (typeof TABS)[number];

export interface ProfileSearch {
  readonly tab?: Tab | undefined;
  readonly after?: string | undefined;
  /** The purchase whose explanation is open. */
  readonly why?: string | undefined;
}

export function profileSearch(search: Record<string, unknown>): ProfileSearch {
  return {
    tab: choiceOf(search.tab, TABS),
    after: textOf(search.after),
    why: textOf(search.why),
  };
}
