import { queryOptions } from "@tanstack/react-query";
import { type VocabularyJson, vocabularyOf } from "../language/vocabulary";
import { call } from "./call";
import type {
  CatalogueItem,
  CatchUp,
  Changes,
  CheckResult,
  Draft,
  DraftFile,
  DraftOutline,
  FileText,
  Listed,
  MemberFacts,
  Purchase,
  RuleFigures,
  SeenPurchase,
  Template,
  TimelineEvent,
  Tried,
  Version,
  VersionOutline,
} from "./types";

const ROOT = "/v1/rulebook";

/** Every key of the rulebook's queries begins with it: after a step all of them are asked anew. */
export const RULEBOOK = "rulebook";

export function draftPath(id: string): string {
  return `${ROOT}/drafts/${encodeURIComponent(id)}`;
}

/** Every sentence there is; it changes only when the server does. */
export function vocabularyQuery(language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "vocabulary", language],
    queryFn: async () =>
      vocabularyOf(
        await call<VocabularyJson>("GET", `${ROOT}/vocabulary`, { query: { lang: language } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function templatesQuery(language: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "templates", language],
    queryFn: () =>
      call<Listed<Template>>("GET", `${ROOT}/templates`, { query: { lang: language } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const liveQuery = queryOptions({
  queryKey: [RULEBOOK, "live"],
  queryFn: () => call<Version>("GET", `${ROOT}/live`),
});

export const versionsQuery = queryOptions({
  queryKey: [RULEBOOK, "versions"],
  queryFn: () => call<Listed<VersionOutline>>("GET", `${ROOT}/versions`, { query: { limit: 100 } }),
});

export function versionQuery(version: number) {
  return queryOptions({
    queryKey: [RULEBOOK, "versions", version],
    queryFn: () => call<Version>("GET", `${ROOT}/versions/${version}`),
  });
}

export function versionChangesQuery(version: number, against?: number) {
  return queryOptions({
    queryKey: [RULEBOOK, "versions", version, "changes", against ?? null],
    queryFn: () =>
      call<Changes>("GET", `${ROOT}/versions/${version}/changes`, { query: { against } }),
  });
}

export const draftsQuery = queryOptions({
  queryKey: [RULEBOOK, "drafts"],
  queryFn: () => call<Listed<DraftOutline>>("GET", `${ROOT}/drafts`, { query: { limit: 50 } }),
});

export function draftQuery(id: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "drafts", id],
    queryFn: () => call<Draft>("GET", draftPath(id)),
  });
}

export function draftChangesQuery(id: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "drafts", id, "changes"],
    queryFn: () => call<Changes>("GET", `${draftPath(id)}/changes`),
  });
}

export function draftCheckQuery(id: string) {
  return queryOptions({
    queryKey: [RULEBOOK, "drafts", id, "check"],
    queryFn: () => check(id, []),
  });
}

export const timelineQuery = queryOptions({
  queryKey: [RULEBOOK, "timeline"],
  queryFn: () => call<Listed<TimelineEvent>>("GET", `${ROOT}/timeline`, { query: { limit: 50 } }),
});

/** What each rule did in the last 30 days. */
export const figuresQuery = queryOptions({
  queryKey: ["insight", "rules", 30],
  queryFn: () => call<Listed<RuleFigures>>("GET", "/v1/insight/rules", { query: { days: 30 } }),
});

/** Codes that real purchases, members and stores have. */
export function codesQuery(kind: string, search: string) {
  return queryOptions({
    queryKey: ["insight", "catalogue", kind, search],
    queryFn: () =>
      call<Listed<CatalogueItem>>("GET", "/v1/insight/catalogue", {
        query: { kind, q: search, limit: 50 },
      }),
    staleTime: 60_000,
    retry: false,
  });
}

export const lastPurchasesQuery = queryOptions({
  queryKey: ["insight", "purchases"],
  queryFn: () =>
    call<Listed<SeenPurchase>>("GET", "/v1/insight/purchases", { query: { limit: 20 } }),
  staleTime: 60_000,
});

export function beginDraft(from?: number, note?: string): Promise<Draft> {
  return call("POST", `${ROOT}/drafts`, {
    body: {
      ...(from === undefined ? {} : { from }),
      ...(note === undefined ? {} : { note }),
    },
    headers: { "Idempotency-Key": crypto.randomUUID() },
  });
}

export function noteDraft(id: string, note: string): Promise<Draft> {
  return call("PATCH", draftPath(id), { body: { note } });
}

export function discardDraft(id: string): Promise<void> {
  return call("DELETE", draftPath(id));
}

export function restoreDraft(id: string): Promise<Draft> {
  return call("POST", `${draftPath(id)}/restore`);
}

/** Writes a file; refused with `edit-conflict` where somebody else did since. */
export function putFile(
  id: string,
  file: FileText,
  etag: string | null,
  keepalive = false,
): Promise<DraftFile> {
  return call("PUT", `${draftPath(id)}/files/${encodeURIComponent(file.name)}`, {
    text: file.text,
    headers: etag === null ? { "If-None-Match": "*" } : { "If-Match": etag },
    keepalive,
  });
}

export function removeFile(id: string, name: string, etag: string): Promise<void> {
  return call("DELETE", `${draftPath(id)}/files/${encodeURIComponent(name)}`, {
    headers: { "If-Match": etag },
  });
}

/** Checks a draft; the texts given stand in for the saved ones. */
export function check(id: string, files: readonly FileText[]): Promise<CheckResult> {
  return call("POST", `${draftPath(id)}/check`, { body: { files } });
}

/** What a purchase would get under a draft. */
export function tryOut(
  id: string,
  purchase: Purchase,
  memberFacts: MemberFacts | undefined,
  files: readonly FileText[],
): Promise<Tried> {
  return call("POST", `${draftPath(id)}/try`, {
    body: {
      ...purchase,
      ...(memberFacts === undefined ? {} : { memberFacts }),
      ...(files.length === 0 ? {} : { files }),
    },
  });
}

/** Keeps a purchase that was tried as an example. */
export function addExample(
  id: string,
  example: {
    readonly file?: string;
    readonly name: string;
    readonly purchase: Purchase;
    readonly memberFacts?: MemberFacts | undefined;
    readonly expected: Readonly<Record<string, unknown>>;
  },
): Promise<DraftFile> {
  return call("POST", `${draftPath(id)}/examples`, { body: example });
}

export type Step = "submit" | "withdraw" | "approve" | "reject" | "publish" | "unschedule";

/** Takes a step of a draft's life. */
export function take(id: string, step: Step, body?: Readonly<Record<string, unknown>>) {
  return call<Version>("POST", `${draftPath(id)}/${step}`, body === undefined ? {} : { body });
}

/** Brings a draft up to date with what went live since it was begun. */
export function catchUp(id: string): Promise<CatchUp> {
  return call("POST", `${draftPath(id)}/catch-up`);
}

/** Makes an older version live again, at once. */
export function rollBack(version: number, note?: string): Promise<Version> {
  return call("POST", `${ROOT}/versions/${version}/rollback`, {
    body: note === undefined ? {} : { note },
    headers: { "Idempotency-Key": crypto.randomUUID() },
  });
}
