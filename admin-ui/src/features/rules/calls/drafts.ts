import { answered, api } from "../../../shared/api/client";
import { given } from "../../../shared/layout/search";
import type { FileText, MemberFacts, NewExample, Purchase, UpdateChoice } from "./types";

export const DRAFT = "/v1/rulebook/drafts/{id}";

/** A body that is sent as it is. */
const asItIs = <Body>(body: Body): Body => body;

export function beginDraft(from?: number, note?: string) {
  return answered(
    api.POST("/v1/rulebook/drafts", {
      params: { header: { "Idempotency-Key": crypto.randomUUID() } },
      body: given({ from, note }),
    }),
  );
}

/** Says what a draft is for. */
export function noteDraft(id: string, note: string) {
  return answered(api.PATCH(DRAFT, { params: { path: { id } }, body: { note } }));
}

export function discardDraft(id: string) {
  return answered(api.DELETE(DRAFT, { params: { path: { id } } }));
}

export function restoreDraft(id: string) {
  return answered(api.POST(`${DRAFT}/restore`, { params: { path: { id } } }));
}

/**
 * Writes a file; refused with `edit-conflict` where somebody else did since.
 *
 * @param etag of what it is written over, null where it is new
 * @param keepalive whether it may outlive the page
 */
export function putFile(
  id: string,
  { name, text }: FileText,
  etag: string | null,
  keepalive = false,
) {
  return answered(
    api.PUT(`${DRAFT}/files/{name}`, {
      params: {
        path: { id, name },
        header: etag === null ? { "If-None-Match": "*" } : { "If-Match": etag },
      },
      headers: { "Content-Type": "text/plain;charset=UTF-8" },
      body: text,
      bodySerializer: asItIs,
      keepalive,
    }),
  );
}

export function removeFile(id: string, name: string, etag: string) {
  return answered(
    api.DELETE(`${DRAFT}/files/{name}`, {
      params: { path: { id, name }, header: { "If-Match": etag } },
    }),
  );
}

/** Where the files of a draft can be had as a zip. */
export function zipOf(id: string): string {
  return `/v1/rulebook/drafts/${encodeURIComponent(id)}/files.zip`;
}

export function getZip(id: string): Promise<Blob> {
  return answered(api.GET(`${DRAFT}/files.zip`, { params: { path: { id } }, parseAs: "blob" }));
}

/** Puts the files of a zip in place of a draft's. */
export function putZip(id: string, zip: Blob) {
  return answered(
    api.PUT(`${DRAFT}/files.zip`, {
      params: { path: { id } },
      headers: { "Content-Type": "application/zip" },
      // OpenAPI has no other word for bytes than a text.
      body: zip as unknown as string,
      bodySerializer: asItIs,
    }),
  );
}

/** Checks a draft; the texts given stand in for the saved ones. Warnings come in the language. */
export function check(id: string, files: readonly FileText[], language: string) {
  return answered(
    api.POST(`${DRAFT}/check`, {
      params: { path: { id }, query: { lang: language } },
      body: { files: [...files] },
    }),
  );
}

/** What a purchase would get under a draft, explained in the language. */
export function tryOut(
  id: string,
  purchase: Purchase,
  memberFacts: MemberFacts | undefined,
  files: readonly FileText[],
  language: string,
) {
  return answered(
    api.POST(`${DRAFT}/try`, {
      params: { path: { id }, query: { lang: language } },
      body: {
        ...purchase,
        ...given({ memberFacts, files: files.length === 0 ? undefined : [...files] }),
      },
    }),
  );
}

/** Keeps a purchase that was tried as an example. */
export function addExample(id: string, example: NewExample) {
  return answered(api.POST(`${DRAFT}/examples`, { params: { path: { id } }, body: example }));
}

/** An example by its file and name. */
export interface NamedExample {
  readonly file: string;
  readonly name: string;
}

/**
 * Lets examples expect what comes out now, or takes them out; refused with `edit-conflict` where
 * somebody changed the draft since.
 *
 * @param etag of the draft as it was looked at
 */
export function editExamples(
  id: string,
  how: "accept" | "remove",
  examples: readonly NamedExample[],
  etag: string,
) {
  const sent = {
    params: { path: { id }, header: { "If-Match": etag } },
    body: { examples: examples.map(({ file, name }) => ({ file, name })) },
  };
  return answered(
    how === "accept"
      ? api.POST(`${DRAFT}/examples/accept`, sent)
      : api.POST(`${DRAFT}/examples/remove`, sent),
  );
}

/**
 * Merges what went live since a draft was begun into it; refused with `update-conflict` where both
 * changed the same and nobody chose.
 */
export function updateDraft(id: string, choose?: UpdateChoice) {
  return answered(
    api.POST(`${DRAFT}/update`, { params: { path: { id } }, body: given({ choose }) }),
  );
}
