import { dayOf, textOf } from "../../shared/layout/search";

export interface AuditSearch {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
}

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  return {
    actor: textOf(search.actor),
    action: textOf(search.action),
    subjectKind: textOf(search.subjectKind),
    subjectId: textOf(search.subjectId),
    from: dayOf(search.from),
    to: dayOf(search.to),
    after: textOf(search.after),
  };
}
