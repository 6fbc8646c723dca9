import { saidOf } from "./file";
import { parse } from "./parse";
import { SentenceReader } from "./sentences";
import type { Vocabulary } from "./vocabulary";

/** The text of rules with its sentences in the language of the page; as it is until that is known. */
export function saidText(text: string, vocabulary: Vocabulary | undefined): string {
  const trimmed = text.trimEnd();
  return vocabulary === undefined
    ? trimmed
    : parse("said.dslr", trimmed, new SentenceReader(vocabulary))
        .lines.map((line) => line.raw.slice(0, line.indent) + saidOf(line))
        .join("\n");
}
