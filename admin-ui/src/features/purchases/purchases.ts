import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import { problemOf } from "../../shared/api/problem";
import type { FoundPurchase, Purchase } from "../../shared/api/types";
import { given } from "../../shared/layout/search";
import type { PurchasesSearch } from "./search";

/** Purchases that fit; with store, register and receipt there is one at most. */
export const purchasesQuery = (search: PurchasesSearch) =>
  queryOptions({
    queryKey: ["purchases", search],
    queryFn: async ({ signal }): Promise<{ items: FoundPurchase[]; next?: string | null }> => {
      const found = await answered(
        api.GET("/v1/purchases", { params: { query: given(search) }, signal }),
      ).catch(nothingWhereNotFound);
      return "items" in found ? found : { items: [summary(found)] };
    },
    placeholderData: keepPreviousData,
  });

function nothingWhereNotFound(failure: unknown): { items: FoundPurchase[] } {
  if (problemOf(failure).slug === "not-found") {
    return { items: [] };
  }
  throw failure;
}

function summary(purchase: Purchase): FoundPurchase {
  const { id, store, register, receipt, occurredAt, totalMinor, currency, points } = purchase;
  return {
    id,
    store,
    register,
    receipt,
    occurredAt,
    totalMinor,
    currency,
    points: points.accrued - points.reversed,
    returned: purchase.returns.length > 0,
    ...(purchase.memberId === undefined ? {} : { memberId: purchase.memberId }),
  };
}

/** What comes back of a purchase; quantities by line. */
export interface Return {
  readonly returnReceipt: string;
  readonly occurredAt: string;
  readonly lines: { line: number; quantity: number }[];
}

/** Asks what a return would do; there is no receipt yet. */
export function quoteReturn(id: string, body: Omit<Return, "returnReceipt">, signal?: AbortSignal) {
  return answered(
    api.POST("/v1/purchases/{id}/returns/quote", {
      params: { path: { id } },
      body,
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

export function bookReturn(id: string, body: Return) {
  return answered(api.POST("/v1/purchases/{id}/returns", { params: { path: { id } }, body }));
}
