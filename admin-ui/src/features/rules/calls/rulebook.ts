import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../../shared/api/client";
import { draftsQuery, RULEBOOK } from "../../../shared/rulebook/drafts";
import { vocabularyOf } from "../language/vocabulary";
import { check, DRAFT } from "./drafts";

export { draftsQuery, RULEBOOK };

const VERSION = "/v1/rulebook/versions/{version}";

/** Every sentence there is; it changes only when the server does. */
export function vocabularyQuery(language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "vocabulary", language],
    queryFn: async () =>
      vocabularyOf(
        await answered(
          api.GET("/v1/rulebook/vocabulary", { params: { query: { lang: language } } }),
        ),
        language,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Rules to begin with. Campaigns in them begin today, so they are asked for anew each day. */
export function templatesQuery(language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "templates", language],
    queryFn: () =>
      answered(api.GET("/v1/rulebook/templates", { params: { query: { lang: language } } })),
    staleTime: 60 * 60_000,
  });
}

export const liveQuery = queryOptions({
  queryKey: [RULEBOOK, "live"],
  queryFn: () => answered(api.GET("/v1/rulebook/live")),
});

export function versionQuery(version: number) {
  return queryOptions({
    queryKey: [RULEBOOK, "versions", version],
    queryFn: () => answered(api.GET(VERSION, { params: { path: { version } } })),
  });
}

/** The examples of a version in words. */
export function versionExamplesQuery(version: number, language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "versions", version, "examples", language],
    queryFn: () =>
      answered(
        api.GET(`${VERSION}/examples`, {
          params: { path: { version }, query: { lang: language } },
        }),
      ),
  });
}

export function versionChangesQuery(version: number, language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "versions", version, "changes", language],
    queryFn: () =>
      answered(
        api.GET(`${VERSION}/changes`, {
          params: { path: { version }, query: { lang: language } },
        }),
      ),
  });
}

export function draftQuery(id: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "drafts", id],
    queryFn: () => answered(api.GET(DRAFT, { params: { path: { id } } })),
  });
}

export function draftChangesQuery(id: string, language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "drafts", id, "changes", language],
    queryFn: () =>
      answered(
        api.GET(`${DRAFT}/changes`, { params: { path: { id }, query: { lang: language } } }),
      ),
  });
}

export function draftCheckQuery(id: string, language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "drafts", id, "check", language],
    queryFn: () => check(id, [], language),
  });
}

export const timelineQuery = queryOptions({
  queryKey: [RULEBOOK, "timeline"],
  queryFn: () => answered(api.GET("/v1/rulebook/timeline", { params: { query: { limit: 50 } } })),
});
