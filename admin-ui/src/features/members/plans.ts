import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import { ProblemError, problemOf } from "../../shared/api/problem";
import type { Schemas } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { planTexts } from "./planTexts";

export type MemberPlan = Schemas["MemberPlan"];

export const plansOfQuery = (id: string) =>
  queryOptions({
    queryKey: ["member", id, "plans"],
    queryFn: () => answered(api.GET("/v1/members/{id}/plan", { params: { path: { id } } })),
  });

/** The plans that can be given. */
export const activePlansQuery = queryOptions({
  queryKey: ["plans", { state: "active", limit: 200 }],
  queryFn: () =>
    answered(api.GET("/v1/plans", { params: { query: { state: "active", limit: 200 } } })),
});

/** @param key lets the server tell a repetition from a second term */
export function givePlan(id: string, body: Schemas["GivenPlan"], key: string) {
  return answered(
    api.PUT("/v1/members/{id}/plan", {
      params: { path: { id }, header: { "Idempotency-Key": key } },
      body,
    }),
  );
}

export function cancelPlan(id: string, body: Schemas["PlanCancellation"]) {
  return answered(api.POST("/v1/members/{id}/plan/cancel", { params: { path: { id } }, body }));
}

export function pausePlan(id: string, plan: string) {
  return answered(
    api.POST("/v1/members/{id}/plan/pause", { params: { path: { id } }, body: { plan } }),
  );
}

export function resumePlan(id: string, plan: string) {
  return answered(
    api.POST("/v1/members/{id}/plan/resume", { params: { path: { id } }, body: { plan } }),
  );
}

/** A refusal in the words of this card. */
export function useRefusal(failure: unknown): unknown {
  const known: Readonly<Record<string, string>> = useTexts(planTexts).problems;
  if (failure === null || failure === undefined) {
    return null;
  }
  const problem = problemOf(failure);
  const detail = known[problem.slug];
  return detail === undefined
    ? failure
    : new ProblemError({ ...problem, slug: `plan:${problem.slug}`, detail });
}
