import type { FileText } from "../calls/types";
import { type Force, forceOn, validityOf } from "../cards/views";
import { isPaused } from "../language/edits";
import { IDENTITY, partOf, saidOf } from "../language/file";
import { parse } from "../language/parse";
import { SentenceReader } from "../language/sentences";
import type { Vocabulary } from "../language/vocabulary";

/** What members can take part in, as a rule says it. */
export interface ListedChallenge {
  /** What members see. */
  readonly name: string;
  readonly rule: string;
  readonly file: string;
  readonly status: Force;
  readonly from: string | null;
  readonly until: string | null;
  /** What wins it, and what that gives: sentences of the page's language. */
  readonly asks: string;
  readonly gives: readonly string[];
}

const CHALLENGE = /^challenge-/;

/** The challenges of some files, in their order. */
export function challengesOf(
  files: readonly FileText[],
  vocabulary: Vocabulary,
  today: string,
): ListedChallenge[] {
  const reader = new SentenceReader(vocabulary);
  return files
    .map((file) => parse(file.name, file.text, reader))
    .flatMap((file) =>
      file.rules.flatMap((rule): ListedChallenge[] => {
        const lines = partOf(rule, "then").lines.flatMap((line) => file.lines[line] ?? []);
        const asking = lines.find(({ use }) => use !== null && CHALLENGE.test(use.sentence.id));
        const use = asking?.use;
        if (asking === undefined || use === null || use === undefined) {
          return [];
        }
        const at = use.sentence.parameters.findIndex(({ name }) => name === "name");
        const days = validityOf({ file }, rule);
        return [
          {
            name: use.values[at]?.words[0] ?? rule.name,
            rule: rule.name,
            file: file.name,
            status: forceOn(today, { isPaused: isPaused(file, rule), ...days }),
            ...days,
            asks: saidOf(asking),
            gives: lines
              .filter((line) => line !== asking && line.use !== null)
              .filter((line) => line.use?.sentence.id !== IDENTITY)
              .map(saidOf),
          },
        ];
      }),
    );
}
