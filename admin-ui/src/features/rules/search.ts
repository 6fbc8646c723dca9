import { choiceOf, textOf } from "../../shared/layout/search";

export interface RulesSearch {
  readonly q?: string | undefined;
  /** The draft whose rules are listed; the live rulebook's where it is missing. */
  readonly draft?: string | undefined;
  /** The file whose rules are listed; all of them where it is missing. */
  readonly file?: string | undefined;
}

export function rulesSearch(search: Record<string, unknown>): RulesSearch {
  return { q: textOf(search.q), draft: textOf(search.draft), file: textOf(search.file) };
}

export const VIEWS = ["cards", "text"] as const;

export interface EditorSearch {
  readonly view?: (typeof VIEWS)[number] | undefined;
  readonly rule?: string | undefined;
  /** Where in the file somebody goes on, both from 1 on. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Whether a new rule is begun there. */
  readonly add?: boolean | undefined;
}

export function editorSearch(search: Record<string, unknown>): EditorSearch {
  return {
    view: choiceOf(search.view, VIEWS),
    rule: textOf(search.rule),
    line: placeOf(search.line),
    column: placeOf(search.column),
    add: search.add === true || undefined,
  };
}

function placeOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}

/** Of pages about one draft: the one that was changed last where none is named. */
export interface DraftSearch {
  readonly draft?: string | undefined;
}

export function draftSearch(search: Record<string, unknown>): DraftSearch {
  return { draft: textOf(search.draft) };
}
