import { choiceOf, textOf } from "../../shared/layout/search";

export const TABS = ["types", "codes"] as const;

export interface VouchersSearch {
  readonly tab?: (typeof TABS)[number] | undefined;
  /** A code, however it is typed. */
  readonly code?: string | undefined;
  /** Only codes of this type. */
  readonly type?: string | undefined;
  readonly after?: string | undefined;
}

export function vouchersSearch(search: Record<string, unknown>): VouchersSearch {
  return {
    tab: choiceOf(search.tab, TABS),
    code: textOf(search.code),
    type: textOf(search.type),
    after: textOf(search.after),
  };
}
