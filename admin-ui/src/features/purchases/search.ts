import { dayOf, textOf } from "../../shared/layout/search";

export interface PurchasesSearch {
  readonly receipt?: string | undefined;
  readonly store?: string | undefined;
  readonly register?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
}

export function purchasesSearch(search: Record<string, unknown>): PurchasesSearch {
  return {
    receipt: textOf(search.receipt),
    store: textOf(search.store),
    register: textOf(search.register),
    from: dayOf(search.from),
    to: dayOf(search.to),
    after: textOf(search.after),
  };
}

export interface PurchaseSearch {
  /** The return is open. */
  readonly return?: boolean | undefined;
}

export function purchaseSearch(search: Record<string, unknown>): PurchaseSearch {
  return { return: search.return === true ? true : undefined };
}
