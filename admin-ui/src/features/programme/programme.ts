import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import { ProblemError, problemOf } from "../../shared/api/problem";
import type { Schemas } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { changeOf, type Settings } from "./fields";
import { programmeTexts } from "./texts";

export type Version = Schemas["ProgrammeVersion"];

const PAGE_SIZE = 50;

export const programmeQuery = queryOptions({
  queryKey: ["programme", "now"],
  queryFn: () => answered(api.GET("/v1/programme")),
});

export const versionsQuery = infiniteQueryOptions({
  queryKey: ["programme", "versions"],
  queryFn: ({ pageParam }) =>
    answered(
      api.GET("/v1/programme/versions", {
        params: {
          query: { limit: PAGE_SIZE, ...(pageParam === null ? {} : { after: pageParam }) },
        },
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});

/** A change as it is asked for. */
export interface Wanted {
  readonly before: Settings;
  readonly after: Settings;
  readonly note: string;
  /** By the clock of the device, such as `2027-01-01T00:00`; empty for at once. */
  readonly validFrom: string;
}

/**
 * Changes the settings.
 *
 * @param seen the version in force that was looked at
 */
export function changeProgramme({ before, after, note, validFrom }: Wanted, seen: number) {
  return answered(
    api.PUT("/v1/programme", {
      params: { header: { "If-Match": `"${seen}"` } },
      body: {
        settings: changeOf(before, after),
        ...(note.trim() === "" ? {} : { note: note.trim() }),
        ...(validFrom === "" ? {} : { validFrom: new Date(validFrom).toISOString() }),
      },
    }),
  );
}

/** What a change would do to points; asked anew for each change. */
export function previewQuery(before: Settings, after: Settings) {
  const change = changeOf(before, after);
  return queryOptions({
    queryKey: ["programme", "preview", change],
    queryFn: () => answered(api.POST("/v1/programme/preview", { body: { settings: change } })),
    retry: false,
  });
}

export function decide(step: "approve" | "withdraw", version: number) {
  const params = { params: { path: { version } } };
  return answered(
    step === "approve"
      ? api.POST("/v1/programme/versions/{version}/approve", params)
      : api.POST("/v1/programme/versions/{version}/withdraw", params),
  );
}

/** The version that a change is made of: the last one to come, else the one in force. */
export function lastOf(now: Version, versions: readonly Version[]): Version {
  return versions
    .filter(({ state }) => state === "scheduled")
    .reduce((last, one) => ((one.validFrom ?? "") > (last.validFrom ?? "") ? one : last), now);
}

/** A refusal in the words of this page. */
export function useRefusal(failure: unknown): unknown {
  const known: Readonly<Record<string, string>> = useTexts(programmeTexts).problems;
  if (failure === null || failure === undefined) {
    return failure;
  }
  const problem = problemOf(failure);
  const detail = known[problem.slug];
  return detail === undefined
    ? failure
    : new ProblemError({ ...problem, slug: `programme:${problem.slug}`, detail });
}
