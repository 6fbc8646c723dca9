import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../api/client";

const AT_ONCE = 200;

/** All stores, by code. */
export const storesQuery = queryOptions({
  queryKey: ["stores"],
  queryFn: async () => {
    const stores = [];
    let after: string | undefined;
    do {
      const page = await answered(
        api.GET("/v1/stores", {
          params: { query: { limit: AT_ONCE, ...(after === undefined ? {} : { after }) } },
        }),
      );
      stores.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return stores;
  },
  staleTime: 60_000,
});
