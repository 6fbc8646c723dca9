import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../../shared/api/client";
import type { paths } from "../../../shared/api/schema";
import { given } from "../../../shared/layout/search";
import type { CatalogueItem } from "./types";

type Asked = NonNullable<paths["/v1/insight/catalogue"]["get"]["parameters"]["query"]>;
type Kind = NonNullable<Asked["kind"]>;

/** What is counted of real purchases, members and stores; other codes are nobody's but the rules'. */
const COUNTED: Readonly<Record<Kind, true>> = {
  category: true,
  product: true,
  brand: true,
  store: true,
  register: true,
  channel: true,
  code: true,
  "payment-method": true,
  attribute: true,
  event: true,
  "event-attribute": true,
  tag: true,
  voucher: true,
  "store-tag": true,
  "member-attribute": true,
};

function isCounted(kind: string): kind is Kind {
  return Object.hasOwn(COUNTED, kind);
}

const NOTHING: { readonly items: readonly CatalogueItem[] } = { items: [] };

/** Codes that real purchases, members and stores have; none of a kind that nobody counts. */
export function codesQuery(kind: string, search: string) {
  return queryOptions({
    queryKey: ["insight", "catalogue", kind, search],
    queryFn: async (): Promise<typeof NOTHING> =>
      isCounted(kind)
        ? answered(
            api.GET("/v1/insight/catalogue", {
              params: { query: given({ kind, q: search === "" ? undefined : search, limit: 50 }) },
            }),
          )
        : NOTHING,
    staleTime: 60_000,
    retry: false,
  });
}

/** The last real purchases, without who bought. */
export const lastPurchasesQuery = queryOptions({
  queryKey: ["insight", "purchases"],
  queryFn: () => answered(api.GET("/v1/insight/purchases", { params: { query: { limit: 20 } } })),
  staleTime: 60_000,
});

/** What each rule did in the last 30 days. */
export const figuresQuery = queryOptions({
  queryKey: ["insight", "rules", 30],
  queryFn: () => answered(api.GET("/v1/insight/rules", { params: { query: { days: 30 } } })),
});
