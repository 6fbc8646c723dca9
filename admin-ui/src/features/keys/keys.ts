import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { StaffRole } from "../../shared/api/types";

/** What a key is to be; no stores: all of them. */
export interface NewKey {
  readonly name: string;
  readonly role: StaffRole;
  readonly stores: readonly string[];
  readonly requestsPerSecond: number | "";
}

export const keysQuery = (after: string | undefined) =>
  queryOptions({
    queryKey: ["api-keys", after],
    queryFn: () =>
      answered(
        api.GET("/v1/api-keys", {
          params: { query: after === undefined ? {} : { after } },
        }),
      ),
  });

export function makeKey({ name, role, stores, requestsPerSecond }: NewKey) {
  return answered(
    api.POST("/v1/api-keys", {
      body: {
        name,
        role,
        ...(stores.length === 0 ? {} : { stores: [...stores] }),
        ...(requestsPerSecond === "" ? {} : { requestsPerSecond }),
      },
    }),
  );
}

export function revokeKey(id: string) {
  return answered(api.DELETE("/v1/api-keys/{id}", { params: { path: { id } } }));
}
