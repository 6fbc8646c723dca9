import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import { ProblemError, problemOf } from "../../shared/api/problem";
import type { Schemas } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { poolTexts } from "./poolTexts";

export const poolQuery = (id: string) =>
  queryOptions({
    queryKey: ["pool", id],
    queryFn: () => answered(api.GET("/v1/pools/{id}", { params: { path: { id } } })),
  });

/** Who somebody in a pool is. */
export const namesQuery = (id: string) =>
  queryOptions({
    queryKey: ["member", id],
    queryFn: () => answered(api.GET("/v1/members/{id}", { params: { path: { id } } })),
  });

/** @param key lets the server tell a repetition from a second pool */
export function makePool(owner: string, name: string, key: string) {
  return answered(
    api.POST("/v1/pools", {
      params: { header: { "Idempotency-Key": key } },
      body: { owner: { id: owner }, name },
    }),
  );
}

const place = (id: string, memberId: string) => ({ params: { path: { id, memberId } } });

/** Puts somebody into a pool, or invites them, who is named by their number. */
export async function addToPool(pool: string, memberNumber: string, state: "joined" | "invited") {
  const found = await answered(
    api.GET("/v1/members/lookup", { params: { query: { memberNumber } } }),
  );
  return answered(
    api.PUT("/v1/pools/{id}/members/{memberId}", {
      ...place(pool, found.id),
      body: { role: "spender", state },
    }),
  );
}

/** Gives somebody another role; who is invited stays so. */
export function setRole(
  pool: string,
  { memberId, state }: Schemas["PoolMember"],
  role: Schemas["PoolMember"]["role"],
) {
  return answered(
    api.PUT("/v1/pools/{id}/members/{memberId}", {
      ...place(pool, memberId),
      body: { role, state },
    }),
  );
}

export function acceptInvitation(pool: string, memberId: string) {
  return answered(api.POST("/v1/pools/{id}/members/{memberId}/accept", place(pool, memberId)));
}

export function removeFromPool(pool: string, memberId: string) {
  return answered(api.DELETE("/v1/pools/{id}/members/{memberId}", place(pool, memberId)));
}

/** A refusal in the words of this card. */
export function useRefusal(failure: unknown): unknown {
  const known: Readonly<Record<string, string>> = useTexts(poolTexts).problems;
  if (failure === null || failure === undefined) {
    return null;
  }
  const problem = problemOf(failure);
  const detail = known[problem.slug];
  return detail === undefined
    ? failure
    : new ProblemError({ ...problem, slug: `pool:${problem.slug}`, detail });
}
