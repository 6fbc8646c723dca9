import type { Changes, Warning } from "../calls/types";

/** Warnings by whether the draft's own changes cause them; each is said once for a rule. */
export function sortedOut({ warnings, rules }: Pick<Changes, "warnings" | "rules">): {
  readonly own: readonly Warning[];
  readonly live: readonly Warning[];
} {
  const changed = new Set(rules.map(({ rule }) => rule));
  const once = new Map(
    // The last of a key stays: of the same message the first line is to be told.
    warnings.toReversed().map((warning) => [`${warning.rule} ${warning.message}`, warning]),
  );
  const all = [...once.values()].reverse();
  const isOwn = ({ rule, message }: Warning) =>
    rule === undefined || changed.has(rule) || [...changed].some((name) => quotes(message, name));
  return { own: all.filter(isOwn), live: all.filter((warning) => !isOwn(warning)) };
}

/** Whether a warning about one rule names another, in English or German. */
export function quotes(text: string, rule: string): boolean {
  return text.includes(`"${rule}"`) || text.includes(`„${rule}“`);
}
