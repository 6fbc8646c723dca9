import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Schemas } from "../../shared/api/types";
import { given } from "../../shared/layout/search";

export type Message = Schemas["MemberFeedback"];

export const messagesQuery = (member: string, after: string | undefined) =>
  queryOptions({
    queryKey: ["member", member, "messages", after],
    queryFn: () =>
      answered(api.GET("/v1/feedback", { params: { query: given({ member, after }) } })),
    placeholderData: keepPreviousData,
  });

/** What waits for an answer, the newest first. */
export const waitingMessagesQuery = queryOptions({
  queryKey: ["messages", "waiting"],
  queryFn: () =>
    answered(api.GET("/v1/feedback", { params: { query: { answered: false, limit: 5 } } })),
});

/** Answers; with points, which are an adjustment like any other. */
export function answerMessage(id: string, text: string, points: number | undefined) {
  return answered(
    api.POST("/v1/feedback/{id}/answer", {
      params: { path: { id } },
      body: { text, ...given({ points }) },
    }),
  );
}
