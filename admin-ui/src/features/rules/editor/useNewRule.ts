import { useCallback } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { addRule, freeName } from "../language/edits";
import { cardTexts } from "../texts/cards";
import type { Editing } from "./context";

/**
 * Adds a rule of which nothing is said yet but a name to type over: what it asks for and what it
 * gives is chosen, so that nobody hands in a gift to everybody that stood there by itself.
 */
export function useNewRule({ document, names }: Pick<Editing, "document" | "names">): () => void {
  const { newRuleName } = useTexts(cardTexts);
  return useCallback(
    () =>
      document.edit(
        addRule(document.snapshot().file, {
          name: freeName(newRuleName, names()),
          headers: [],
          conditions: [],
          consequences: [],
        }),
      ),
    [document, names, newRuleName],
  );
}
