import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Schemas } from "../../shared/api/types";
import { given } from "../../shared/layout/search";
import type { MembersSearch } from "./search";

export const membersQuery = (search: MembersSearch) =>
  queryOptions({
    queryKey: ["members", search],
    queryFn: ({ signal }) =>
      answered(api.GET("/v1/members", { params: { query: given(search) }, signal })),
    placeholderData: keepPreviousData,
  });

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ["member", id],
    queryFn: () => answered(api.GET("/v1/members/{id}", { params: { path: { id } } })),
  });

export const challengesQuery = (id: string, lang: string) =>
  queryOptions({
    queryKey: ["member", id, "challenges", lang],
    queryFn: () =>
      answered(
        api.GET("/v1/members/{id}/challenges", { params: { path: { id }, query: { lang } } }),
      ),
  });

export const historyQuery = (id: string, after: string | undefined, language: string) =>
  queryOptions({
    queryKey: ["member", id, "history", after, language],
    queryFn: () =>
      answered(
        api.GET("/v1/members/{id}/history", {
          params: { path: { id }, query: given({ after, lang: language }) },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const purchasesOfQuery = (id: string, after: string | undefined) =>
  queryOptions({
    queryKey: ["member", id, "purchases", after],
    queryFn: () =>
      answered(
        api.GET("/v1/members/{id}/purchases", {
          params: { path: { id }, query: given({ after }) },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Who brought a member, and the newest whom they brought. */
export const referralsOfQuery = (member: string, lang: "en" | "de") =>
  queryOptions({
    queryKey: ["member", member, "referrals", lang],
    queryFn: () => answered(api.GET("/v1/referrals", { params: { query: { member, lang } } })),
  });

/** Changes what is named; null removes. */
export function changeMember(id: string, change: Schemas["MemberChange"]) {
  return answered(api.PATCH("/v1/members/{id}", { params: { path: { id } }, body: change }));
}

/** Takes an adjustment back. */
export function cancelAdjustment(id: string, adjustmentId: string, reason: string) {
  return answered(
    api.POST("/v1/members/{id}/adjustments/{adjustmentId}/cancel", {
      params: { path: { id, adjustmentId } },
      body: { reason },
    }),
  );
}

/**
 * Books points with a reason, or asks for it where that is more than one may do alone.
 *
 * @param key lets the server tell a repetition from a second adjustment
 */
export function adjustPoints(id: string, points: number, reason: string, key: string) {
  return answered(
    api.POST("/v1/members/{id}/adjustments", {
      params: { path: { id }, header: { "Idempotency-Key": key } },
      body: { points, reason },
    }),
  );
}
