import { valueTexts } from "./edits";
import { partOf, type Rule, type RuleFile, usesOf } from "./file";
import { orList, quoted } from "./values";
import type { Sentence } from "./vocabulary";

/** The codes of a value as it stands in a file, with its quotation marks. */
export function codesOf(text: string): string[] {
  return text
    .slice(1, -1)
    .split(/"(?:, | or )"/)
    .filter((code) => code !== "");
}

/** The codes of a kind that the sentences of a file speak of, such as its groups. */
export function codesUsed(file: RuleFile, kind: string): string[] {
  const used = new Set<string>();
  for (const line of file.lines) {
    line.use?.sentence.parameters.forEach((parameter, index) => {
      if (parameter.of === kind) {
        for (const code of codesOf(valueTexts(line)[index] ?? "")) {
          used.add(code);
        }
      }
    });
  }
  return [...used].sort();
}

/** The codes of a kind that the conditions of a rule ask for, in their order. */
export function codesOfConditions(file: RuleFile, rule: Rule, kind: string): string[] {
  const asked = usesOf(file, partOf(rule, "when")).flatMap(({ sentence, values }) =>
    sentence.parameters.flatMap((parameter, index) =>
      kind !== "" && parameter.of === kind ? codesOf(values[index]?.written ?? "") : [],
    ),
  );
  return [...new Set(asked)];
}

/**
 * What a rule's conditions say about the codes of another sentence, by the places of its values: what
 * somebody has to buy is nearly always what there are points on.
 */
export function codesAsked(
  file: RuleFile,
  rule: Rule,
  sentence: Sentence,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  sentence.parameters.forEach((parameter, at) => {
    const codes = codesOfConditions(file, rule, parameter.of);
    if (codes.length > 0 && (parameter.list || codes.length === 1)) {
      found.set(at, orList(codes.map(quoted)));
    }
  });
  return found;
}
