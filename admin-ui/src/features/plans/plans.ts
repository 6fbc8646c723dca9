import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Schemas } from "../../shared/api/types";
import { given } from "../../shared/layout/search";
import type { PlansSearch } from "./search";

export type Plan = Schemas["Plan"];
export type PlanRequest = Schemas["PlanRequest"];

export const plansQuery = (search: PlansSearch) =>
  queryOptions({
    queryKey: ["plans", search],
    queryFn: () => answered(api.GET("/v1/plans", { params: { query: given(search) } })),
    placeholderData: keepPreviousData,
  });

export const planQuery = (code: string) =>
  queryOptions({
    queryKey: ["plan", code],
    queryFn: () => answered(api.GET("/v1/plans/{code}", { params: { path: { code } } })),
    staleTime: 0,
    gcTime: 0,
  });

/**
 * Creates or replaces a plan.
 *
 * @param seen the version that was edited; undefined for a new one, which there must not be yet
 */
export function putPlan(code: string, body: PlanRequest, seen: number | undefined) {
  return answered(
    api.PUT("/v1/plans/{code}", {
      params: {
        path: { code },
        header: seen === undefined ? { "If-None-Match": "*" } : { "If-Match": `"${seen}"` },
      },
      body,
    }),
  );
}
