import { textOf } from "../../shared/layout/search";

export interface EntrySearch {
  /** Where somebody wanted to go, as an address of ours. */
  readonly to?: string | undefined;
  /** The provider of the account sent somebody back. */
  readonly error?: string | undefined;
}

export function entrySearch(search: Record<string, unknown>): EntrySearch {
  return { to: textOf(search.to), error: textOf(search.error) };
}

/** Only pages of our own: an address from elsewhere must not lead away after the sign-in. */
export function inside(to: string | undefined): string {
  return to?.startsWith("/admin/") && !to.includes("//") && !to.includes("\\") ? to : "/admin/";
}
