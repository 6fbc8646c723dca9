import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { codesQuery } from "../calls/catalogue";
import { told } from "../language/said";
import type { Vocabulary } from "../language/vocabulary";
import type { TextSupport } from "../text/extensions";
import { problemTexts } from "../texts/problems";
import { textTexts } from "../texts/text";
import { todayHere } from "./today";

/** What the text editor needs of the page, in the page's language. */
export function useTextSupport(vocabulary: Vocabulary, isReadOnly: boolean): TextSupport {
  const t = useTexts(textTexts);
  const problems = useTexts(problemTexts);
  const { number } = useFormats();
  const queries = useQueryClient();
  return useMemo(
    () => ({
      vocabulary,
      isReadOnly,
      label: t.label,
      phrases: t.phrases,
      today: () => todayHere(),
      findings: () => [],
      findCodes: async (kind, search) => {
        const found = await queries
          .fetchQuery(codesQuery(kind, search))
          .catch(() => ({ items: [] }));
        return found.items.map((item) => ({
          code: item.code,
          detail: [item.name ?? "", t.seen(number(item.purchases))].filter(Boolean).join(" · "),
        }));
      },
      texts: {
        rule: t.rule,
        when: t.then,
        conditions: t.when,
        end: t.end,
        tell: (problem) => told(problem.what, problems.said),
        fix: (fix) => problems.fixes[fix.kind](fix.text),
        value: (parameter) =>
          t.value(parameter.name, problems.expectedInFile(parameter.type, parameter.expected)),
      },
    }),
    [vocabulary, isReadOnly, t, problems, number, queries],
  );
}
