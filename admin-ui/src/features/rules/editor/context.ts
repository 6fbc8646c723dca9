import { createContext, useContext } from "react";
import type { BudgetLeft, ExplainedRule, RuleFigures } from "../calls/types";
import type { Edit } from "../language/edits";
import type { RuleFile } from "../language/file";
import type { Vocabulary } from "../language/vocabulary";
import type { Fit } from "../tryit/fitting";
import type { FileDocument } from "./document";

/** What every part of the editor knows. It stays as it is while somebody types. */
export interface Editing {
  readonly document: FileDocument;
  readonly vocabulary: Vocabulary;
  readonly isReadOnly: boolean;
  /** By the clock here, such as 2026-11-24. */
  readonly today: string;
  /** The names of all rules of the draft. */
  readonly names: () => ReadonlySet<string>;
  /** Puts a basket on the desk that a rule fits, or just misses; missing where nothing is tried. */
  readonly tryRule?: ((rule: string, fit: Fit) => void) | undefined;
  /** Shows a rule as text. */
  readonly showText: (rule: string) => void;
}

/** What is known of the rules besides what is typed: another one with each answer of the server. */
export interface Known {
  /** What became of each rule with the purchase that is tried. */
  readonly tried: ReadonlyMap<string, ExplainedRule>;
  readonly figures: ReadonlyMap<string, RuleFigures>;
  /** What is worth a look in each rule. */
  readonly warnings: ReadonlyMap<string, readonly string[]>;
  /** What is left of the budgets of rules. */
  readonly budgets: ReadonlyMap<string, BudgetLeft>;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

export const NOTHING_KNOWN: Known = { tried: NONE, figures: NONE, warnings: NONE, budgets: NONE };

const EditingContext = createContext<Editing | null>(null);

export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) {
    throw new Error("There is no editor above this component");
  }
  return editing;
}

/** Shows a rule of a file as text, with the cursor in it. */
export function showText(
  document: FileDocument,
  go: (search: { view: "text"; rule: string }) => void,
): Editing["showText"] {
  return (rule) => {
    const found = document.snapshot().file.rules.find((one) => one.name === rule);
    if (found !== undefined) {
      document.wish(found.opening);
    }
    go({ view: "text", rule });
  };
}

/** Changes a file at a line that is known by its id; nothing where it is gone. */
export function editLine(
  document: FileDocument,
  id: number,
  make: (file: RuleFile, line: number) => Edit,
): void {
  const { file, ids } = document.snapshot();
  const line = ids.indexOf(id);
  if (line >= 0) {
    document.edit(make(file, line));
  }
}
