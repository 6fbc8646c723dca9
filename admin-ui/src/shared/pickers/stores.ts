import { queryOptions, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { answered, api } from "../api/client";
import { useFormats } from "../i18n/LocaleProvider";
import { useSession } from "../session/session";

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

/** Writes when something happened in a store, by the store's clock. */
export function useStoreTime(): (moment: string, store: string) => string {
  const { timeIn } = useFormats();
  const { zone } = useSession().programme;
  const stores = useQuery(storesQuery).data;
  return useCallback(
    (moment, store) => timeIn(moment, stores?.find(({ code }) => code === store)?.zone ?? zone),
    [timeIn, stores, zone],
  );
}
