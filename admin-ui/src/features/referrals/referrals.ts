import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Schemas } from "../../shared/api/types";
import type { Language } from "../../shared/i18n/catalogue";
import { given } from "../../shared/layout/search";
import type { ReferralsSearch } from "./search";

export type Referral = Schemas["Referral"];
export type Award = Schemas["ReferralAward"];
export type ReferralCase = Schemas["ReferralCase"];

export const referralsQuery = (search: ReferralsSearch, lang: Language) => {
  const { state = search.member === undefined ? "review" : "all", member, after } = search;
  return queryOptions({
    queryKey: ["referrals", state, member, after, lang],
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/referrals", {
          params: {
            query: given({ state: state === "all" ? undefined : state, member, after, lang }),
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
};

export const caseQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: ["referral", id, lang],
    queryFn: () =>
      answered(api.GET("/v1/referrals/{id}", { params: { path: { id }, query: { lang } } })),
  });

/** One of the two, as support knows members. */
export const sideQuery = (id: string) =>
  queryOptions({
    queryKey: ["member", id],
    queryFn: () => answered(api.GET("/v1/members/{id}", { params: { path: { id } } })),
  });

/** Gives both sides theirs, or nothing, with the reason for it. */
export function decide(id: string, decision: "approve" | "reject", reason: string) {
  const sent = { params: { path: { id } }, body: { reason } };
  return answered(
    decision === "approve"
      ? api.POST("/v1/referrals/{id}/approve", sent)
      : api.POST("/v1/referrals/{id}/reject", sent),
  );
}
