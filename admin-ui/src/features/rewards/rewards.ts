import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Schemas } from "../../shared/api/types";
import { given } from "../../shared/layout/search";
import type { RewardsSearch } from "./search";

export type RewardRequest = Schemas["RewardRequest"];

export const rewardsQuery = (search: RewardsSearch) =>
  queryOptions({
    queryKey: ["rewards", search],
    queryFn: () => answered(api.GET("/v1/rewards", { params: { query: given(search) } })),
    placeholderData: keepPreviousData,
  });

export const rewardQuery = (code: string) =>
  queryOptions({
    queryKey: ["reward", code],
    queryFn: () => answered(api.GET("/v1/rewards/{code}", { params: { path: { code } } })),
    staleTime: 0,
    gcTime: 0,
  });

/** The plans of which a term may be given. */
export const plansToGiveQuery = queryOptions({
  queryKey: ["plans", { limit: 200 }],
  queryFn: () => answered(api.GET("/v1/plans", { params: { query: { limit: 200 } } })),
});

/**
 * Creates or replaces a reward.
 *
 * @param seen the version that was edited; undefined for a new one, which there must not be yet
 */
export function putReward(code: string, body: RewardRequest, seen: number | undefined) {
  return answered(
    api.PUT("/v1/rewards/{code}", {
      params: {
        path: { code },
        header: seen === undefined ? { "If-None-Match": "*" } : { "If-Match": `"${seen}"` },
      },
      body,
    }),
  );
}
