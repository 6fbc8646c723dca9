import type { Desk } from "./desk";

/** A rule as an outline lists it. */
export interface OutlinedRule {
  readonly file: string;
  /** 1-based: where it begins. */
  readonly line: number;
  readonly name: string;
  /** What stands in it, by which it is found, too. */
  readonly sentences: readonly string[];
}

/** The rules of all files of a draft, in their order. */
export function outlineOf(desk: Pick<Desk, "snapshot" | "document">): OutlinedRule[] {
  return desk.snapshot().files.flatMap((name) => {
    const file = desk.document(name)?.snapshot().file;
    return (file?.rules ?? []).map((rule): OutlinedRule => {
      const lines = file?.lines.slice(rule.opening + 1, rule.last) ?? [];
      return {
        file: name,
        line: rule.opening + 1,
        name: rule.name,
        sentences: lines
          .filter(({ kind }) => kind === "sentence" || kind === "unknown" || kind === "comment")
          .map(({ content }) => content),
      };
    });
  });
}

/** A rule that answers a search, and the sentence that does where its name does not. */
export interface Found {
  readonly rule: OutlinedRule;
  readonly sentence: string | undefined;
}

/** The rules that have all words of a search in their name or in one of their sentences. */
export function foundIn(rules: readonly OutlinedRule[], search: string): Found[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string) => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
  return rules.flatMap((rule): Found[] => {
    if (has(rule.name)) {
      return [{ rule, sentence: undefined }];
    }
    const sentence = rule.sentences.find(has);
    return sentence === undefined ? [] : [{ rule, sentence }];
  });
}
