import { answered, api } from "../../../shared/api/client";
import { given } from "../../../shared/layout/search";
import { DRAFT } from "./drafts";

/** Each step of a draft's life answers the version as it is then. */

export function submit(id: string, note: string) {
  return answered(api.POST(`${DRAFT}/submit`, { params: { path: { id } }, body: { note } }));
}

export function withdraw(id: string) {
  return answered(api.POST(`${DRAFT}/withdraw`, { params: { path: { id } } }));
}

/** @param version the one that was looked at; refused where it is another by now */
export function approve(id: string, version: number | undefined, note: string | undefined) {
  return answered(
    api.POST(`${DRAFT}/approve`, { params: { path: { id } }, body: given({ version, note }) }),
  );
}

export function reject(id: string, version: number | undefined, reason: string) {
  return answered(
    api.POST(`${DRAFT}/reject`, {
      params: { path: { id } },
      body: { reason, ...given({ version }) },
    }),
  );
}

/** @param at a time to come, RFC 3339; at once without it */
export function publish(id: string, version: number | undefined, at?: string) {
  return answered(
    api.POST(`${DRAFT}/publish`, { params: { path: { id } }, body: given({ version, at }) }),
  );
}

export function unschedule(id: string) {
  return answered(api.POST(`${DRAFT}/unschedule`, { params: { path: { id } } }));
}

/** Makes an older version live again, at once. */
export function rollBack(version: number, note: string | undefined) {
  return answered(
    api.POST("/v1/rulebook/versions/{version}/rollback", {
      params: { path: { version }, header: { "Idempotency-Key": crypto.randomUUID() } },
      body: given({ note }),
    }),
  );
}
