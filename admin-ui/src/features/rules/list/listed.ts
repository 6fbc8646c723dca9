import type { FileText } from "../calls/types";
import { type Force, forceOn, validityOf } from "../cards/views";
import { problemsOf } from "../language/checks";
import { isPaused } from "../language/edits";
import { saidOf } from "../language/file";
import { parse } from "../language/parse";
import { SentenceReader } from "../language/sentences";
import type { Vocabulary } from "../language/vocabulary";

/** A rule in the list of all rules. */
export interface ListedRule {
  readonly name: string;
  readonly file: string;
  readonly status: Force | "broken" | "draft";
  readonly from: string | null;
  readonly until: string | null;
  /** Everything that stands in it, to be searched. */
  readonly text: string;
}

/** All rules of some files, in their order; those of a draft are not in force, whatever they say. */
export function listedRules(
  files: readonly FileText[],
  vocabulary: Vocabulary,
  today: string,
  isDraft = false,
): ListedRule[] {
  const reader = new SentenceReader(vocabulary);
  const parsed = files.map((file) => parse(file.name, file.text, reader));
  const problems = problemsOf(parsed);
  return parsed.flatMap((file) =>
    file.rules.map((rule): ListedRule => {
      const days = validityOf({ file }, rule);
      const isBroken = problems.some(
        (problem) =>
          problem.file === file.name && problem.line > rule.first && problem.line <= rule.last + 1,
      );
      const force = forceOn(today, { isPaused: isPaused(file, rule), ...days });
      const status = isDraft && force === "active" ? "draft" : force;
      return {
        name: rule.name,
        file: file.name,
        status: isBroken ? "broken" : status,
        ...days,
        text: file.lines
          .slice(rule.first, rule.last + 1)
          .map((line) => `${line.content} ${line.use === null ? "" : saidOf(line)}`)
          .join("\n"),
      };
    }),
  );
}

/** The rules that have all words of a search in them. */
export function foundRules(
  rules: readonly ListedRule[],
  search: string | undefined,
  file: string | undefined,
): ListedRule[] {
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter(
    (rule) =>
      (file === undefined || rule.file === file) &&
      words.every((word) => rule.text.toLowerCase().includes(word)),
  );
}
