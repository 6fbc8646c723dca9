import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { figuresQuery } from "../calls/catalogue";
import { liveQuery } from "../calls/rulebook";
import type { RuleFigures } from "../calls/types";
import { uniqueNames } from "../language/checks";
import type { RuleFile } from "../language/file";
import { namesIn } from "../language/names";
import { useSame } from "./useSame";

const NONE: readonly RuleFigures[] = [];

/**
 * What the rules of a draft did. They are counted under their names: a rule that is not live, or
 * whose name another one has, would be shown what another rule did.
 */
export function useFigures(rulebook: readonly RuleFile[]): ReadonlyMap<string, RuleFigures> {
  const figures = useQuery(figuresQuery).data;
  const live = useQuery(liveQuery).data;
  const inForce = useMemo(() => new Set(live?.files.flatMap(({ text }) => namesIn(text))), [live]);
  const own = useSame(
    useMemo(() => {
      const unique = uniqueNames(rulebook);
      return figures?.items.filter(({ rule }) => inForce.has(rule) && unique.has(rule)) ?? NONE;
    }, [figures, inForce, rulebook]),
  );
  return useMemo(() => new Map(own.map((one) => [one.rule, one])), [own]);
}
