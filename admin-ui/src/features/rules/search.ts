import { choiceOf, textOf } from "../../shared/layout/search";

export interface RulesSearch {
  readonly q?: string | undefined;
  /** The draft whose rules are listed; the live rulebook's where it is missing. */
  readonly draft?: string | undefined;
}

export function rulesSearch(search: Record<string, unknown>): RulesSearch {
  return { q: textOf(search.q), draft: textOf(search.draft) };
}

export const VIEWS = ["cards", "text"] as const;

export interface EditorSearch {
  readonly view?: (typeof VIEWS)[number] | undefined;
  readonly rule?: string | undefined;
}

export function editorSearch(search: Record<string, unknown>): EditorSearch {
  return { view: choiceOf(search.view, VIEWS), rule: textOf(search.rule) };
}

export interface ChangesSearch {
  readonly draft?: string | undefined;
}

export function changesSearch(search: Record<string, unknown>): ChangesSearch {
  return { draft: textOf(search.draft) };
}
