import { type Action, type Diagnostic, linter } from "@codemirror/lint";
import { StateEffect } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { changesOf, ruleFile } from "../editor/document";
import { problemsOf } from "../language/checks";
import type { Problem } from "../language/file";
import { type Fix, fixesOf } from "../language/fixes";
import type { Vocabulary } from "../language/vocabulary";

/** A problem with the words that it is told in. */
export interface ToldProblem {
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number | undefined;
  readonly severity: "error" | "warning";
  readonly text: string;
}

export interface DiagnosticTexts {
  readonly tell: (problem: Problem) => string;
  readonly fix: (fix: Fix) => string;
}

/** What `others` tells is another by now. */
export const lookAgain = StateEffect.define<null>();

/**
 * Underlines problems while somebody types, found here without the server; what only the server
 * finds comes from `others`.
 */
export function diagnostics(
  vocabulary: Vocabulary,
  texts: DiagnosticTexts,
  today: () => string,
  others: () => readonly ToldProblem[],
) {
  return linter(
    (view) => {
      const file = view.state.field(ruleFile);
      if (file === null) {
        return [];
      }
      const names = new Set(file.rules.map((rule) => rule.name));
      const own = problemsOf([file]).map((problem): Diagnostic => {
        const fixes = fixesOf(file, problem, vocabulary, today(), names);
        return {
          ...rangeOf(view, problem),
          severity: problem.severity,
          message: texts.tell(problem),
          actions: fixes.slice(0, 3).map((fix) => actionOf(fix, texts)),
        };
      });
      const known = new Set(own.map(({ from, message }) => `${from} ${message}`));
      const theirs = others()
        .map((problem): Diagnostic => {
          const range = rangeOf(view, problem);
          return { ...range, severity: problem.severity, message: problem.text };
        })
        .filter(({ from, message }) => !known.has(`${from} ${message}`));
      return [...own, ...theirs];
    },
    {
      delay: 120,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(lookAgain))),
    },
  );
}

function rangeOf(
  view: EditorView,
  problem: { line: number; column: number; endColumn?: number | undefined },
) {
  const line = view.state.doc.line(Math.min(problem.line, view.state.doc.lines));
  const from = Math.min(line.to, line.from + problem.column - 1);
  const end = problem.endColumn === undefined ? line.to : line.from + problem.endColumn - 1;
  return { from, to: Math.max(from, Math.min(line.to, end)) };
}

function actionOf(fix: Fix, texts: DiagnosticTexts): Action {
  return {
    name: texts.fix(fix),
    apply: (view) => {
      view.dispatch({
        changes: changesOf(view.state.doc, fix.edit, view.state.lineBreak),
        userEvent: "input.fix",
      });
    },
  };
}
