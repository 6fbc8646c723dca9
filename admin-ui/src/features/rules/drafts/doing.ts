import type { ChangedRule } from "../language/names";
import type { DraftTexts } from "../texts/drafts";

const TOLD_MAX = 2;
const LENGTH_MAX = 200;

/** What a draft does, in a few words, by the rules that it changes; empty where it changes none. */
export function doing(rules: readonly ChangedRule[], t: DraftTexts["does"]): string {
  const told = rules.slice(0, TOLD_MAX).map(({ kind, rule }) => t[kind](rule));
  const more = rules.length - told.length;
  return [...told, ...(more > 0 ? [t.more(more)] : [])].join(", ").slice(0, LENGTH_MAX);
}
