import { isWhole } from "./sentences";
import { PARTS, type Sentence, type Vocabulary } from "./vocabulary";

/** A sentence with its values as they stand in a line. */
interface Found {
  readonly sentence: Sentence;
  readonly values: readonly string[];
  /** Where each value begins in the line. */
  readonly starts: readonly number[];
}

/** A sentence of a rule file, wherever it may stand, in the language of the page; else as it is. */
export function saidLine(line: string, vocabulary: Vocabulary): string {
  const found = sentenceOf(line, vocabulary);
  return found === undefined ? line : found.sentence.said.say(found.values);
}

/**
 * A value of a sentence in the language of the page; as it is where the line is no sentence.
 *
 * @param at where the value begins in the line
 */
export function saidValue(line: string, at: number, value: string, vocabulary: Vocabulary): string {
  const found = sentenceOf(line, vocabulary);
  const index = found?.starts.indexOf(at) ?? -1;
  return index < 0 ? value : (found?.sentence.said.sayValue(index, value) ?? value);
}

function sentenceOf(line: string, vocabulary: Vocabulary): Found | undefined {
  for (const sentence of PARTS.flatMap((part) => vocabulary.sentencesOf(part))) {
    if (line.startsWith(sentence.template.opening)) {
      const match = sentence.template.match(line);
      if (isWhole(match, line)) {
        return {
          sentence,
          values: match.spans.map(({ start, end }) => line.slice(start, end)),
          starts: match.spans.map(({ start }) => start),
        };
      }
    }
  }
  return undefined;
}
