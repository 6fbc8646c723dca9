import type { Explanation } from "../api/types";

export type ExplainedRule = Explanation["rules"][number];

/** An explanation in the order in which somebody asks: why so few, why these, what was close. */
export interface Ordered {
  /** Rules that kept points away, from lines or from other rules. */
  readonly keptAway: readonly ExplainedRule[];
  readonly gave: readonly ExplainedRule[];
  /** Rules of which one sentence was not met, those with most that were met first. */
  readonly close: readonly ExplainedRule[];
  readonly rest: readonly ExplainedRule[];
}

/** Kinds of reasons that leave a rule with less than it would have given, or take from others. */
const TAKING: ReadonlySet<string> = new Set([
  "limit-reached",
  "budget-used-up",
  "balance-full",
  "lost-to",
  "multiplier-lost-to",
  "lowered-by",
  "lowers-others",
  "everything-excluded",
  "less-than-one-point",
]);

export function ordered(rules: readonly ExplainedRule[]): Ordered {
  const groups = {
    keptAway: [] as ExplainedRule[],
    gave: [] as ExplainedRule[],
    close: [] as ExplainedRule[],
    rest: [] as ExplainedRule[],
  };
  for (const rule of rules) {
    groups[groupOf(rule)].push(rule);
  }
  groups.close.sort((one, other) => metOf(other) - metOf(one));
  return groups;
}

function groupOf(rule: ExplainedRule): keyof Ordered {
  if (rule.keptOff.length > 0 || TAKING.has(rule.code)) {
    return "keptAway";
  }
  if (rule.points !== 0) {
    return "gave";
  }
  const unmet = rule.sentences.length - metOf(rule);
  return rule.code === "not-met" && unmet === 1 ? "close" : "rest";
}

function metOf({ sentences }: ExplainedRule): number {
  return sentences.filter(({ met }) => met).length;
}
