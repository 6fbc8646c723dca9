import type { Snapshot } from "../editor/document";
import { NAME, type Unfit } from "../editor/unfit";
import { subjectOf } from "../language/checks";
import { isPaused } from "../language/edits";
import {
  IDENTITY,
  type Line,
  type Problem,
  partOf,
  type Rule,
  saidOf,
  usesOf,
} from "../language/file";
import { PARTS, type Part, type Subject } from "../language/vocabulary";

/** A line of a rule as a card shows it. */
export interface LineView {
  readonly id: number;
  readonly line: Line;
  readonly problems: readonly Problem[];
  /** What was typed into its fields and is no value, by the place of the value. */
  readonly unfit: ReadonlyMap<number, string>;
}

/** What a line says, by which it is named where many stand below each other. */
export function wordsOf({ line }: LineView): string {
  return line.kind === "comment" ? line.content.replace(/^#\s?/, "") : saidOf(line);
}

/** A rule as a card shows it. Equal signatures look the same. */
export interface RuleView {
  /** Of the line that opens it. */
  readonly id: number;
  readonly name: string;
  /** What was typed as its name and cannot be one. */
  readonly unfitName: string | undefined;
  readonly notes: readonly LineView[];
  readonly parts: ReadonlyMap<Part, readonly LineView[]>;
  /** Problems of lines that are no sentences: the name, `when`, `then`, `end`. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** Whether it lacks a condition or what it gives, as a new rule does. */
  readonly isUnfinished: boolean;
  readonly isPaused: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly subject: Subject;
  readonly signature: string;
}

/** What stands in a file, from top to bottom: rules, and lines that are in none. */
export type FileView =
  | { readonly kind: "rule"; readonly rule: RuleView }
  | { readonly kind: "line"; readonly view: LineView };

/** What cards show of a file; `problems` are all that are known of it. */
export function viewsOf(snapshot: Snapshot, problems: readonly Problem[]): FileView[] {
  const { file, ids } = snapshot;
  const byLine = new Map<number, Problem[]>();
  for (const problem of problems) {
    byLine.set(problem.line - 1, [...(byLine.get(problem.line - 1) ?? []), problem]);
  }
  const lineView = (index: number): LineView[] => {
    const line = file.lines[index];
    const id = ids[index] ?? -1;
    const unfit = new Map(unfitOf(snapshot, id).map(({ at, typed }) => [at, typed]));
    return line ? [{ id, line, problems: byLine.get(index) ?? [], unfit }] : [];
  };
  const views: FileView[] = [];
  let next = 0;
  const outside = (until: number) => {
    for (; next < until; next++) {
      const kind = file.lines[next]?.kind;
      if (kind === "comment" || kind === "outside" || kind === "unreadable") {
        views.push(...lineView(next).map((view) => ({ kind: "line" as const, view })));
      }
    }
  };
  for (const rule of file.rules) {
    outside(rule.first);
    views.push({ kind: "rule", rule: ruleView(snapshot, rule, byLine, lineView) });
    next = rule.last + 1;
  }
  outside(file.lines.length);
  return views;
}

function ruleView(
  snapshot: Snapshot,
  rule: Rule,
  byLine: ReadonlyMap<number, Problem[]>,
  lineView: (index: number) => LineView[],
): RuleView {
  const { file, ids } = snapshot;
  const parts = new Map(
    PARTS.map((part): [Part, LineView[]] => [
      part,
      partOf(rule, part).lines.flatMap(lineView).filter(isToSee),
    ]),
  );
  const shown = new Set([...rule.parts.values()].flatMap((part) => part.lines));
  const all: Problem[] = [];
  const own: Problem[] = [];
  const raws: string[] = [];
  const unfit: Unfit[] = [];
  for (let index = rule.first; index <= rule.last; index++) {
    const found = byLine.get(index) ?? [];
    all.push(...found);
    if (!shown.has(index)) {
      own.push(...found.filter((problem) => !isLacking(problem)));
    }
    raws.push(`${ids[index]} ${file.lines[index]?.raw}`);
    unfit.push(...unfitOf(snapshot, ids[index]));
  }
  const notes = Array.from({ length: rule.opening - rule.first }, (_, at) =>
    lineView(rule.first + at),
  ).flat();
  const uses = [...usesOf(file, partOf(rule, "when")), ...usesOf(file, partOf(rule, "then"))];
  return {
    id: ids[rule.opening] ?? -1,
    name: rule.name,
    unfitName: unfit.find(({ at }) => at === NAME)?.typed,
    notes,
    parts,
    problems: own,
    problemCount: all.filter((problem) => !isLacking(problem)).length + unfit.length,
    isUnfinished: all.some(isLacking),
    isPaused: isPaused(file, rule),
    ...validityOf(snapshot, rule),
    subject: subjectOf(uses),
    signature: JSON.stringify([raws, all, unfit]),
  };
}

/** What a rule is counted under is given by itself: it is seen where something is wrong with it. */
function isToSee({ line, problems }: LineView): boolean {
  return line.use?.sentence.id !== IDENTITY || problems.length > 0;
}

/** What a new rule lacks is no mistake that somebody made; the card asks for it in its place. */
function isLacking({ what }: Problem): boolean {
  return what.key === "no-condition" || what.key === "no-consequence";
}

function unfitOf({ unfit }: Snapshot, id: number | undefined): readonly Unfit[] {
  return unfit.filter((one) => one.id === id);
}

/** The first and the last day on which a rule is in force, as its headers say. */
export function validityOf(
  { file }: Pick<Snapshot, "file">,
  rule: Rule,
): { from: string | null; until: string | null } {
  const days = { from: null as string | null, until: null as string | null };
  for (const { sentence, values } of usesOf(file, partOf(rule, "header"))) {
    sentence.parameters.forEach((parameter, index) => {
      const { name, type } = parameter;
      if (type === "date" && (name === "from" || name === "until")) {
        days[name] = values[index]?.written ?? null;
      }
    });
  }
  return days;
}

/** Whether a rule is in force on a day, and if not why. */
export type Force = "paused" | "upcoming" | "over" | "active";

export function forceOn(
  day: string,
  rule: { isPaused: boolean; from: string | null; until: string | null },
): Force {
  if (rule.isPaused) {
    return "paused";
  }
  if (rule.from !== null && day < rule.from) {
    return "upcoming";
  }
  return rule.until !== null && day > rule.until ? "over" : "active";
}
