import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import { given } from "../../shared/layout/search";
import type { PurchasesSearch } from "./search";

/** Purchases that fit. */
export const purchasesQuery = (search: PurchasesSearch) =>
  queryOptions({
    queryKey: ["purchases", search],
    queryFn: ({ signal }) =>
      answered(api.GET("/v1/purchases", { params: { query: given(search) }, signal })),
    placeholderData: keepPreviousData,
  });

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
