import type { Finding } from "../calls/types";
import { quoted } from "../changes/sortedOut";
import { compare } from "../language/checks";
import { IDENTITY, type Problem, type Rule, type RuleFile, ruleAt, saidOf } from "../language/file";
import type { Catalogue } from "../language/said";
import { told } from "../language/said";

/** A problem in the words of the page, wherever it was found. */
export interface KnownProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number | undefined;
  readonly severity: "error" | "warning";
  readonly text: string;
  /** The rule that it is in. */
  readonly rule?: string | undefined;
  /** The line that it is about, in the language of the page. */
  readonly sentence?: string | undefined;
  /** Whether it is a warning about a rule that is live as it stands. */
  readonly isLive?: boolean | undefined;
}

/** Problems as they are listed: what the draft causes, and what is so in the live rulebook, too. */
export interface ListedProblems {
  readonly own: readonly KnownProblem[];
  readonly live: readonly KnownProblem[];
}

/** Problems to list: a warning is said once for a rule, wherever in it. */
export function listed(problems: readonly KnownProblem[]): ListedProblems {
  const said = new Set<string>();
  const once = problems.filter(({ severity, rule, file, text }) => {
    const key = `${file} ${rule} ${text}`;
    const isNew = severity === "error" || !said.has(key);
    said.add(key);
    return isNew;
  });
  return {
    own: once.filter(({ isLive }) => !isLive),
    live: once.filter(({ isLive }) => isLive),
  };
}

/** The warnings of each rule, each once, by its name. */
export function warningsByRule(problems: readonly KnownProblem[]): Map<string, string[]> {
  const warnings = new Map<string, string[]>();
  for (const { severity, rule, text } of problems) {
    const before = warnings.get(rule ?? "") ?? [];
    if (severity === "warning" && rule !== undefined && !before.includes(text)) {
      warnings.set(rule, [...before, text]);
    }
  }
  return warnings;
}

/**
 * What is known to be wrong: what was found here at once, and what only the server finds. The server
 * says in English what is known here in every language, so what it repeats is left out.
 */
export function allProblems(
  own: readonly Problem[],
  findings: readonly Finding[],
  words: Catalogue,
  files: readonly RuleFile[],
  live: ReadonlySet<string> = new Set(),
): KnownProblem[] {
  const known = new Set(own.map((one) => keyOf(one.file, one.line, one.column, told(one.what))));
  const here = own.map(
    (problem): KnownProblem => ({ ...problem, text: told(problem.what, words) }),
  );
  const there = findings
    .filter((one) => !known.has(keyOf(one.file, one.line, one.column, one.message)))
    .map((one): KnownProblem => ({ ...one, text: one.message }));
  const changed = changedRules(files, live);
  const all = [...here, ...there].map((one) => ({ ...one, ...placeOf(one, files, changed) }));
  return all.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      compare(one.file, other.file) ||
      one.line - other.line ||
      one.column - other.column,
  );
}

function keyOf(file: string, line: number, column: number, message: string): string {
  return `${file}:${line}:${column}:${message}`;
}

/** The rules that are not live as they stand. */
function changedRules(files: readonly RuleFile[], live: ReadonlySet<string>): Set<string> {
  const changed = new Set<string>();
  for (const file of files) {
    for (const rule of file.rules) {
      if (!live.has(textOf(file, rule))) {
        changed.add(rule.name);
      }
    }
  }
  return changed;
}

/** Rules that are as they were, as they are written. */
const texts = new WeakMap<Rule, string>();

/** A rule as it is written, without what it is counted under. */
function textOf({ lines }: RuleFile, rule: Rule): string {
  let text = texts.get(rule);
  if (text === undefined) {
    text = lines
      .slice(rule.opening, rule.last + 1)
      .filter(({ use }) => use?.sentence.id !== IDENTITY)
      .map(({ raw }) => raw)
      .join("\n");
    texts.set(rule, text);
  }
  return text;
}

function placeOf(
  { file: name, line, severity, text }: KnownProblem,
  files: readonly RuleFile[],
  changed: ReadonlySet<string>,
): Pick<KnownProblem, "rule" | "sentence" | "isLive"> {
  const file = files.find((one) => one.name === name);
  const rule = file && ruleAt(file, line - 1);
  if (file === undefined || rule === undefined) {
    return {};
  }
  const isLive =
    severity === "warning" &&
    !changed.has(rule.name) &&
    !quoted(text).some((other) => changed.has(other));
  const about = file.lines[line - 1];
  return { rule: rule.name, sentence: about && saidOf(about), isLive };
}

function rank(problem: KnownProblem): number {
  return problem.severity === "error" ? 0 : 1;
}
