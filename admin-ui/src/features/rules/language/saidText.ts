import { saidOf } from "../language/file";
import { parse } from "../language/parse";
import { SentenceReader } from "../language/sentences";
import type { Vocabulary } from "../language/vocabulary";

/** The text of a rule with its sentences in the language of the page; as it is until that is known. */
export function saidText(text: string, vocabulary: Vocabulary | undefined): string {
  const trimmed = text.trimEnd();
  return vocabulary === undefined
    ? trimmed
    : parse("template.dslr", trimmed, new SentenceReader(vocabulary))
        .lines.map((line) => line.raw.slice(0, line.indent) + saidOf(line))
        .join("\n");
}
