import { valueTexts } from "./edits";
import type { RuleFile } from "./file";

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
