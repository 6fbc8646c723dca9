import type { Finding } from "../calls/types";
import type { Problem, RuleFile } from "../language/file";
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
): KnownProblem[] {
  const known = new Set(own.map((one) => keyOf(one.file, one.line, one.column, told(one.what))));
  const here = own.map(
    (problem): KnownProblem => ({ ...problem, text: told(problem.what, words) }),
  );
  const there = findings
    .filter((one) => !known.has(keyOf(one.file, one.line, one.column, one.message)))
    .map((one): KnownProblem => ({ ...one, text: one.message }));
  const all = [...here, ...there].map((one) => ({ ...one, rule: ruleOf(one, files) }));
  return all.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      one.file.localeCompare(other.file) ||
      one.line - other.line ||
      one.column - other.column,
  );
}

function keyOf(file: string, line: number, column: number, message: string): string {
  return `${file}:${line}:${column}:${message}`;
}

function ruleOf({ file, line }: KnownProblem, files: readonly RuleFile[]): string | undefined {
  const rules = files.find(({ name }) => name === file)?.rules ?? [];
  return rules.find((rule) => rule.first < line && line <= rule.last + 1)?.name;
}

function rank(problem: KnownProblem): number {
  return problem.severity === "error" ? 0 : 1;
}
