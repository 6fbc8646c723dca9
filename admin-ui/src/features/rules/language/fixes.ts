import {
  addSentence,
  beginning,
  commentOut,
  type Edit,
  freeName,
  NO_EDIT,
  removeSentence,
  renameRule,
  replaceLine,
} from "./edits";
import { type Line, type Problem, type Rule, type RuleFile, ruleAt } from "./file";
import { valuesIn } from "./nearest";
import type { SaidKey } from "./said";
import { saidLine, saidValue } from "./saidLine";
import type { Part, Sentence, Vocabulary } from "./vocabulary";

/** A way to mend a problem with one click. */
export interface Fix {
  readonly kind:
    | "replace-value"
    | "replace-line"
    | "delete-rest"
    | "complete"
    | "move"
    | "end"
    | "delete-character"
    | "add"
    | "rename"
    | "remove"
    | "comment-out";
  /** What will stand there; empty where the kind says it all. */
  readonly text: string;
  /** The same in the language of the page. */
  readonly said: string;
  readonly edit: Edit;
}

/** The ways to mend a problem, the likeliest first. */
export function fixesOf(
  file: RuleFile,
  problem: Problem,
  vocabulary: Vocabulary,
  today: string,
  taken: ReadonlySet<string>,
): Fix[] {
  const index = problem.line - 1;
  const line = file.lines[index];
  if (!line) {
    return [];
  }
  const rule = ruleAt(file, index);
  const found = new Fixing(file, index, line, rule, vocabulary, today, taken).of(problem);
  return found
    .filter((fix) => fix.edit !== NO_EDIT)
    .map((fix) => ({ ...fix, said: saidOfFix(fix, problem, vocabulary) }));
}

type Unsaid = Omit<Fix, "said">;

function saidOfFix(fix: Unsaid, { column }: Problem, vocabulary: Vocabulary): string {
  if (fix.kind !== "replace-value") {
    return saidLine(fix.text, vocabulary);
  }
  const raw = fix.edit.lines[0]?.insert[0] ?? "";
  const line = raw.trim();
  return saidValue(line, column - 1 - raw.indexOf(line), fix.text, vocabulary);
}

class Fixing {
  constructor(
    private readonly file: RuleFile,
    private readonly index: number,
    private readonly line: Line,
    private readonly rule: Rule | undefined,
    private readonly vocabulary: Vocabulary,
    private readonly today: string,
    private readonly taken: ReadonlySet<string>,
  ) {}

  of(problem: Problem): Unsaid[] {
    const { key } = problem.what;
    switch (key) {
      case "bad-value":
        return problem.suggestion === null ? [] : [this.value(problem, problem.suggestion)];
      case "complete-before":
        return [
          this.replaced("delete-rest", `${this.indent()}${problem.suggestion ?? ""}`),
          ...this.away(),
        ];
      case "expected":
        return [...this.completed(), ...this.away()];
      case "unknown":
        return [...this.nearest(problem), ...this.away()];
      case "belongs-in-header":
      case "belongs-in-when":
      case "belongs-in-then":
        return [...this.moved(PART_OF[key] ?? "when"), ...this.away()];
      case "no-end-below":
      case "no-end-above":
        return this.ended(key === "no-end-above");
      case "unseen":
        return [this.withoutCharacter(problem)];
      case "no-condition":
        return this.added("when", "A purchase is made");
      case "priority-alone":
        return this.added("header", problem.suggestion ?? "");
      case "no-tier":
        return this.added("then", problem.suggestion ?? "");
      case "name-taken":
        return this.renamed();
      case "identity-taken":
      case "identity-star":
        return this.away().slice(0, 1);
      case "said-above":
      case "twice":
      case "other-subject":
        return this.away();
      case "outside-rule":
      case "rule-opening":
        return [
          { kind: "remove", text: "", edit: { lines: [this.gone()], focus: this.index } },
          this.replaced("comment-out", `# ${this.line.content}`),
        ];
      default:
        return [];
    }
  }

  private indent(): string {
    return this.line.raw.slice(0, this.line.indent);
  }

  private replaced(kind: Fix["kind"], raw: string): Unsaid {
    return { kind, text: raw.trim(), edit: replaceLine(this.file, this.index, raw) };
  }

  private gone() {
    return { at: this.index, remove: 1, insert: [] };
  }

  private value(problem: Problem, suggestion: string): Unsaid {
    const { raw } = this.line;
    const text = raw.slice(0, problem.column - 1) + suggestion + raw.slice(problem.endColumn - 1);
    return { ...this.replaced("replace-value", text), text: suggestion };
  }

  private withoutCharacter(problem: Problem): Unsaid {
    const { raw } = this.line;
    const text = raw.slice(0, problem.column - 1) + raw.slice(problem.endColumn - 1);
    return { kind: "delete-character", text: "", edit: replaceLine(this.file, this.index, text) };
  }

  /** The sentence that the line begins as, with what is missing put in. */
  private completed(): Unsaid[] {
    const part = this.line.part;
    if (part === null) {
      return [];
    }
    let furthest: Sentence | undefined;
    let reached = -1;
    for (const sentence of this.vocabulary.sentencesOf(part)) {
      const match = sentence.template.match(this.line.content);
      if (match.expecting?.kind === "place" && match.reached > reached) {
        furthest = sentence;
        reached = match.reached;
      }
    }
    return furthest ? [this.replaced("complete", this.indent() + this.filled(furthest))] : [];
  }

  private nearest(problem: Problem): Unsaid[] {
    const sentence = this.vocabulary.sentences.find(
      (one) => one.part === this.line.part && one.text === problem.suggestion,
    );
    return sentence ? [this.replaced("replace-line", this.indent() + this.filled(sentence))] : [];
  }

  /** The sentence with the values of the line that fit, in their order, and else values to begin with. */
  private filled(sentence: Sentence): string {
    const values = valuesIn(this.line.content);
    const start = beginning(sentence, this.vocabulary, this.today);
    const spans = sentence.template.match(start).spans;
    return sentence.template.write(
      sentence.parameters.map((parameter, index) => {
        const at = values.findIndex((value) => this.fits(sentence, index, value));
        const value = at < 0 ? undefined : values.splice(at, 1)[0];
        if (value !== undefined) {
          return parameter.type === "money" && !/ [A-Z]{3}$/.test(value)
            ? `${value} ${this.vocabulary.currency}`
            : value;
        }
        const span = spans[index];
        return span ? start.slice(span.start, span.end) : "";
      }),
    );
  }

  private fits(sentence: Sentence, index: number, value: string): boolean {
    const { template, parameters } = sentence;
    return (
      template.isValue(index, value) ||
      (parameters[index]?.type === "money" &&
        template.isValue(index, `${value} ${this.vocabulary.currency}`))
    );
  }

  private moved(part: Part): Unsaid[] {
    if (!this.rule) {
      return [];
    }
    const added = addSentence(this.file, this.rule, part, this.line.content).lines;
    const lines = [...added, this.gone()].sort((one, other) => one.at - other.at);
    const into = added[0]?.at ?? 0;
    return [
      { kind: "move", text: part, edit: { lines, focus: into > this.index ? into - 1 : into } },
    ];
  }

  private ended(isAbove: boolean): Unsaid[] {
    const rule = isAbove
      ? this.file.rules[this.file.rules.findIndex((one) => one.opening === this.index) - 1]
      : this.rule;
    if (!rule) {
      return [];
    }
    const at = rule.last + 1;
    const edit: Edit = { lines: [{ at, remove: 0, insert: ["end"] }], focus: at };
    return [{ kind: "end", text: "end", edit }];
  }

  private added(part: Part, sentence: string): Unsaid[] {
    return this.rule
      ? [{ kind: "add", text: sentence, edit: addSentence(this.file, this.rule, part, sentence) }]
      : [];
  }

  private renamed(): Unsaid[] {
    if (!this.rule) {
      return [];
    }
    const name = freeName(this.rule.name, this.taken);
    const edit = renameRule(this.file, this.rule, name);
    return [{ kind: "rename", text: name, edit: { ...edit, focus: this.rule.opening } }];
  }

  /** What is always possible with a line that is not understood. */
  private away(): Unsaid[] {
    if (!this.rule) {
      return [];
    }
    return [
      { kind: "remove", text: "", edit: removeSentence(this.file, this.rule, this.index) },
      { kind: "comment-out", text: "", edit: commentOut(this.file, this.index) },
    ];
  }
}

const PART_OF: Partial<Record<SaidKey, Part>> = {
  "belongs-in-header": "header",
  "belongs-in-when": "when",
  "belongs-in-then": "then",
};
