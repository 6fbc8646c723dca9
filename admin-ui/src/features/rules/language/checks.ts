import { RULES_MAX } from "./bounds";
import {
  identityLine,
  type Problem,
  partOf,
  type Rule,
  type RuleFile,
  type SentenceUse,
  usesOf,
} from "./file";
import { type Said, said } from "./said";
import type { Subject } from "./vocabulary";

/**
 * All problems of a rulebook that can be found without the server: those of its files, and rules
 * that can be read but make no sense. By file and line, told as the server tells them.
 */
export function problemsOf(files: readonly RuleFile[]): Problem[] {
  const problems = files.flatMap((file) => [...file.problems]);
  problems.push(...namesTaken(files));
  for (const file of files) {
    for (const rule of file.rules) {
      if (rule.whole) {
        problems.push(...senseOf(file, rule));
      }
    }
  }
  return problems
    .map((problem, index) => ({ problem, index }))
    .sort(
      (one, other) =>
        compare(one.problem.file, other.problem.file) ||
        one.problem.line - other.problem.line ||
        one.problem.column - other.problem.column ||
        one.index - other.index,
    )
    .map(({ problem }) => problem);
}

/** What was found in rules that are as they were. */
const found = new WeakMap<Rule, readonly Problem[]>();

/** What makes no sense in a rule, looked for once while it stays as it is and where it is. */
function senseOf(file: RuleFile, rule: Rule): readonly Problem[] {
  let problems = found.get(rule);
  if (problems === undefined) {
    problems = new RuleChecks(file, rule).all();
    found.set(rule, problems);
  }
  return problems;
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Awards are kept under names, limits and budgets under identities: both are unique in a rulebook. */
function namesTaken(files: readonly RuleFile[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const counted = new Map<string, Counted>();
  let rules = 0;
  for (const file of files) {
    for (const rule of file.rules) {
      const at = (what: Said) => problems.push(problemAt(file, rule.opening, what, null, 5));
      const before = seen.get(rule.name);
      if (before === undefined) {
        seen.set(rule.name, `${file.name}, line ${rule.opening + 1}`);
      } else {
        at(said("name-taken", before));
      }
      problems.push(...identityTaken(file, rule, counted));
      if (rule.name === "*") {
        at(said("name-star"));
      }
      rules++;
      if (rules === RULES_MAX + 1) {
        at(said("too-many-in-rulebook", RULES_MAX));
      }
    }
  }
  return problems;
}

/** A rule under its identity. */
interface Counted {
  readonly file: RuleFile;
  readonly rule: Rule;
  /** The line that says it, where one does. */
  readonly line: number | undefined;
}

/**
 * Of two rules with one identity the one that says it is told of, below if both do: the other has it by
 * its name.
 */
function identityTaken(file: RuleFile, rule: Rule, seen: Map<string, Counted>): Problem[] {
  const line = identityLine(file, rule);
  const own = line === undefined ? undefined : file.lines[line]?.use?.values[0]?.written;
  const identity = own === undefined ? rule.name : own.slice(1, -1);
  if (line !== undefined && identity === "*") {
    return [problemAt(file, line, said("identity-star"), null)];
  }
  const before = seen.get(identity);
  if (before === undefined) {
    seen.set(identity, { file, rule, line });
    return [];
  }
  const taken = (by: Pick<Counted, "file" | "rule">) =>
    said("identity-taken", by.rule.name, `${by.file.name}, line ${by.rule.opening + 1}`);
  if (line !== undefined) {
    return [problemAt(file, line, taken(before), null)];
  }
  return before.line === undefined
    ? []
    : [problemAt(before.file, before.line, taken({ file, rule }), null)];
}

/** Told at the rule that had a name first: where the other one of this name stands. */
export function namesShared(files: readonly RuleFile[]): Problem[] {
  const byName = new Map<string, { readonly file: RuleFile; readonly rule: Rule }[]>();
  for (const file of files) {
    for (const rule of file.rules) {
      byName.set(rule.name, [...(byName.get(rule.name) ?? []), { file, rule }]);
    }
  }
  return [...byName.values()].flatMap(([first, other]) => {
    if (first === undefined || other === undefined) {
      return [];
    }
    const where = `${other.file.name}, line ${other.rule.opening + 1}`;
    return [problemAt(first.file, first.rule.opening, said("name-taken", where), null, 5)];
  });
}

/** The names that only one rule has. */
export function uniqueNames(files: readonly RuleFile[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name } of files.flatMap((file) => file.rules)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([name]) => name));
}

function problemAt(
  file: RuleFile,
  line: number,
  what: Said,
  suggestion: string | null,
  offset = 0,
): Problem {
  const { indent = 0, content = "" } = file.lines[line] ?? {};
  return {
    file: file.name,
    line: line + 1,
    column: indent + offset + 1,
    endColumn: indent + content.length + 1,
    severity: "error",
    what,
    suggestion,
  };
}

/** Finds what makes no sense in one rule. */
class RuleChecks {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly file: RuleFile,
    private readonly rule: Rule,
  ) {}

  all(): Problem[] {
    if (this.headersSaidOnce()) {
      this.subjects();
      this.headers();
      this.repeated(partOf(this.rule, "when").lines);
      this.repeated(partOf(this.rule, "then").lines);
      this.tiers();
    }
    return this.problems;
  }

  private tell(line: number, what: Said, suggestion: string | null = null): void {
    this.problems.push(problemAt(this.file, line, what, suggestion));
  }

  /** The lines that are sentences, with them. */
  private uses(lines: readonly number[]): [number, SentenceUse][] {
    return lines.flatMap((line): [number, SentenceUse][] => {
      const use = this.file.lines[line]?.use;
      return use ? [[line, use]] : [];
    });
  }

  /** A header says what its parameters are called, or itself where it has none. */
  private headersSaidOnce(): boolean {
    const seen = new Set<string>();
    let once = true;
    for (const [line, use] of this.uses(partOf(this.rule, "header").lines)) {
      const says = use.sentence.parameters.map((parameter) => parameter.name);
      const notes = says.length === 0 ? [`:${use.sentence.id}`] : says;
      if (notes.some((note) => seen.has(note))) {
        this.tell(line, said("said-above"));
        once = false;
      }
      for (const note of notes) {
        seen.add(note);
      }
    }
    return once;
  }

  private subjects(): void {
    const uses = this.uses([
      ...partOf(this.rule, "when").lines,
      ...partOf(this.rule, "then").lines,
    ]);
    const subject = subjectOf(uses.map(([, use]) => use));
    for (const [line, { sentence }] of uses) {
      if (!fits(sentence.about, subject)) {
        const about = ["purchase", "event", "discount"].includes(sentence.about)
          ? sentence.about
          : "happening";
        const of = ["tier", "discount"].includes(subject) ? subject : "event";
        this.tell(line, said("other-subject", about, of));
      }
    }
  }

  private headers(): void {
    const values = new Map<string, string>();
    const uses = this.uses(partOf(this.rule, "header").lines);
    for (const [, use] of uses) {
      use.sentence.parameters.forEach((parameter, index) => {
        values.set(parameter.name, use.values[index]?.written ?? "");
      });
    }
    const from = values.get("from");
    const until = values.get("until");
    const last = uses[uses.length - 1];
    if (from !== undefined && until !== undefined && until < from && last) {
      this.tell(last[0], said("ends-before-it-begins", until, from));
    }
    if (values.has("priority") && !values.has("group")) {
      this.tell(this.rule.opening, said("priority-alone"), 'exclusive group "name"');
    }
  }

  /** The same sentence twice is a slip: it either changes nothing or gives everything twice. */
  private repeated(lines: readonly number[]): void {
    const seen = new Set<string>();
    for (const [line, use] of this.uses(lines)) {
      const key = JSON.stringify([use.sentence.id, ...use.values.map((value) => value?.written)]);
      if (seen.has(key)) {
        this.tell(line, said("twice"));
      }
      seen.add(key);
    }
  }

  private tiers(): void {
    const consequences = usesOf(this.file, partOf(this.rule, "then"));
    const uses = [...usesOf(this.file, partOf(this.rule, "when")), ...consequences];
    if (subjectOf(uses) !== "tier") {
      return;
    }
    const leads = consequences.filter((use) => use.sentence.about === "tier").length;
    if (leads === 0) {
      this.tell(this.rule.opening, said("no-tier"), 'The member qualifies for tier "gold"');
    } else if (leads > 1) {
      this.tell(this.rule.opening, said("several-tiers"));
    }
  }
}

/** What a rule with these sentences is about. */
export function subjectOf(uses: readonly SentenceUse[]): Subject {
  if (uses.some((use) => use.sentence.about === "tier")) {
    return "tier";
  }
  if (uses.some((use) => use.sentence.about === "event")) {
    return "event";
  }
  return uses.some((use) => use.sentence.about === "discount") ? "discount" : "purchase";
}

/** Whether a sentence about `sentence` may stand in a rule about `rule`. */
function fits(sentence: Subject, rule: Subject): boolean {
  return (
    sentence === "any" ||
    sentence === rule ||
    (sentence === "happening" && rule !== "tier") ||
    (sentence === "purchase" && rule === "discount")
  );
}

/** Whether two sentences may stand in one rule. */
export function goTogether(one: Subject, other: Subject): boolean {
  const both = [one, other];
  return (
    one === other ||
    both.includes("any") ||
    (both.includes("happening") && !both.includes("tier")) ||
    (both.includes("purchase") && both.includes("discount"))
  );
}
