import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { figuresQuery } from "../calls/catalogue";
import { liveQuery } from "../calls/rulebook";
import type { RuleFigures } from "../calls/types";
import { uniqueNames } from "../language/checks";
import type { RuleFile } from "../language/file";
import { namesIn } from "../language/names";

/**
 * What the rules of a draft did. They are counted under their names: a rule that is not live, or
 * whose name another one has, would be shown what another rule did.
 */
export function useFigures(rulebook: readonly RuleFile[]): ReadonlyMap<string, RuleFigures> {
  const figures = useQuery(figuresQuery).data;
  const live = useQuery(liveQuery).data;
  return useMemo(() => {
    const inForce = new Set(live?.files.flatMap(({ text }) => namesIn(text)));
    const unique = uniqueNames(rulebook);
    const items = figures?.items ?? [];
    return new Map(
      items
        .filter(({ rule }) => inForce.has(rule) && unique.has(rule))
        .map((one) => [one.rule, one]),
    );
  }, [figures, live, rulebook]);
}
