import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { noteDraft } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { Draft, FileText } from "../calls/types";
import { changedRules } from "../language/names";
import { cardTexts } from "../texts/cards";
import { draftTexts } from "../texts/drafts";
import { doing } from "./doing";

/**
 * Calls a draft by what it does, and follows while that changes, until somebody gives it a name.
 *
 * @param files as the server has them; null while it does not have what is typed
 * @param live the rules in force; undefined while they are on their way
 */
export function useOwnName(
  draft: Draft,
  files: readonly FileText[] | null,
  live: readonly FileText[] | undefined,
): void {
  const t = useTexts(draftTexts).does;
  const { newRuleName } = useTexts(cardTexts);
  const queries = useQueryClient();
  const { id, note } = draft;
  useEffect(() => {
    const isOurs = note === "" || note === givenTo(id);
    if (files === null || live === undefined || !isOurs) {
      return;
    }
    // A rule that nobody has named yet says nothing.
    const rules = changedRules(files, live).filter(({ rule }) => !rule.startsWith(newRuleName));
    const name = doing(rules, t);
    if (name !== note) {
      remember(id, name);
      // It is only a name: without it the draft is called after its version, as before.
      noteDraft(id, name).then(
        () => queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts"] }),
        () => undefined,
      );
    }
  }, [id, note, files, live, t, newRuleName, queries]);
}

function keyOf(draft: string): string {
  return `regulars.draft-name.${draft}`;
}

function givenTo(draft: string): string | null {
  return localStorage.getItem(keyOf(draft));
}

function remember(draft: string, name: string): void {
  try {
    localStorage.setItem(keyOf(draft), name);
  } catch {
    // Without room on the device the name stays as it is given now.
  }
}
