import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import { given } from "../../shared/layout/search";

const REWARDS_MAX = 200;

export const redemptionsQuery = (id: string, after: string | undefined) =>
  queryOptions({
    queryKey: ["member", id, "redemptions", after],
    queryFn: () =>
      answered(
        api.GET("/v1/members/{id}/redemptions", {
          params: { path: { id }, query: given({ after }) },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** What the member can have for points, and what stands against it. */
export const offersQuery = (member: string) =>
  queryOptions({
    queryKey: ["member", member, "offers"],
    queryFn: () =>
      answered(
        api.GET("/v1/rewards", {
          params: { query: { member, state: "active", limit: REWARDS_MAX } },
        }),
      ),
  });

/**
 * Holds points and gives them at once.
 *
 * @param key lets the server tell a repetition from a second redemption
 */
export async function redeem(
  member: string,
  wish: { readonly reward?: string; readonly points?: number },
  key: string,
) {
  const held = await answered(
    api.POST("/v1/redemptions", {
      params: { header: { "Idempotency-Key": key } },
      body: { member: { id: member }, ...wish },
    }),
  );
  return confirmRedemption(held.id);
}

export function confirmRedemption(id: string) {
  return answered(api.POST("/v1/redemptions/{id}/confirm", { params: { path: { id } } }));
}

export function cancelRedemption(id: string) {
  return answered(api.POST("/v1/redemptions/{id}/cancel", { params: { path: { id } } }));
}

/** Gives all points back that are left of it. */
export function reverseRedemption(id: string) {
  return answered(api.POST("/v1/redemptions/{id}/reverse", { params: { path: { id } }, body: {} }));
}
