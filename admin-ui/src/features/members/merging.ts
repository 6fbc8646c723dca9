import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Member } from "../../shared/api/types";

/** Who was merged into a member. */
export const mergesQuery = (id: string) =>
  queryOptions({
    queryKey: ["member", id, "merges"],
    queryFn: () => answered(api.GET("/v1/members/{id}/merges", { params: { path: { id } } })),
  });

/** The tiers of the programme, the lowest first. */
export const tiersQuery = queryOptions({
  queryKey: ["programme", "public"],
  queryFn: () => answered(api.GET("/v1/programme/public")),
  staleTime: 5 * 60_000,
});

/**
 * Makes one member of two.
 *
 * @param id who is merged
 * @param into who stays
 * @param key lets the server tell a repetition from a second merge
 */
export function mergeMembers(id: string, into: string, reason: string, key: string) {
  return answered(
    api.POST("/v1/members/{id}/merge", {
      params: { path: { id }, header: { "Idempotency-Key": key } },
      body: { into: { id: into }, reason },
    }),
  );
}

/** Makes two members again of who was merged. */
export function partMembers(id: string) {
  return answered(api.POST("/v1/members/{id}/merge/undo", { params: { path: { id } } }));
}

type Mergeable = Pick<Member, "balance" | "cards" | "tier">;

/** What two members have together once one is merged into the other. */
export interface Together {
  readonly available: number;
  readonly pending: number;
  readonly reserved: number;
  readonly tier: Member["tier"];
  readonly cards: readonly string[];
}

/**
 * What becomes of two members: points are added up, the higher tier stays, all cards lead to who stays.
 *
 * @param tiers the codes of the programme's tiers, the lowest first
 */
export function together(stays: Mergeable, goes: Mergeable, tiers: readonly string[]): Together {
  const sum = (of: "available" | "pending" | "reserved") => stays.balance[of] + goes.balance[of];
  const rank = ({ tier }: Mergeable) => (tier ? tiers.indexOf(tier.code) : -1);
  return {
    available: sum("available"),
    pending: sum("pending"),
    reserved: sum("reserved"),
    tier: rank(goes) > rank(stays) ? goes.tier : stays.tier,
    cards: [...new Set([...stays.cards, ...goes.cards])],
  };
}
