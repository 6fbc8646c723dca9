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
    rule === undefined || changed.has(rule) || quoted(message).some((name) => changed.has(name));
  return { own: all.filter(isOwn), live: all.filter((warning) => !isOwn(warning)) };
}

/** What may be the names of other rules in a warning: all that stands in quotes, English or German. */
export function quoted(text: string): string[] {
  // Names have no straight quotes in them, so that each two that follow each other are around one.
  const straight = text.split('"').slice(1, -1);
  const low = [...text.matchAll(/„/g)].flatMap(({ index }) =>
    [...text.slice(index).matchAll(/“/g)].map((end) => text.slice(index + 1, index + end.index)),
  );
  return [...straight, ...low];
}
