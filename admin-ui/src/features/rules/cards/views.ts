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
  type RuleFile,
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
  const { file } = snapshot;
  const byLine = new Map<number, Problem[]>();
  for (const problem of problems) {
    byLine.set(problem.line - 1, [...(byLine.get(problem.line - 1) ?? []), problem]);
  }
  const views: FileView[] = [];
  let next = 0;
  const outside = (until: number) => {
    for (; next < until; next++) {
      const kind = file.lines[next]?.kind;
      if (kind === "comment" || kind === "outside" || kind === "unreadable") {
        const around = aroundOf(snapshot, byLine, next, next);
        views.push(...lineView(around, next).map((view) => ({ kind: "line" as const, view })));
      }
    }
  };
  for (const rule of file.rules) {
    outside(rule.first);
    views.push({ kind: "rule", rule: viewOf(snapshot, rule, byLine) });
    next = rule.last + 1;
  }
  outside(file.lines.length);
  return views;
}

/** What a view of lines depends on besides what stands in them. */
interface Around {
  readonly file: RuleFile;
  /** The first of the lines. */
  readonly first: number;
  readonly ids: readonly number[];
  readonly problems: readonly Problem[];
  readonly unfit: readonly Unfit[];
}

type KnownAround = Pick<Around, "ids" | "problems" | "unfit">;

function aroundOf(
  { file, ids, unfit }: Snapshot,
  byLine: ReadonlyMap<number, readonly Problem[]>,
  first: number,
  last: number,
): Around {
  const own = ids.slice(first, last + 1);
  const problems: Problem[] = [];
  for (let line = first; byLine.size > 0 && line <= last; line++) {
    problems.push(...(byLine.get(line) ?? []));
  }
  return { file, first, ids: own, problems, unfit: unfit.filter(({ id }) => own.includes(id)) };
}

/** Views of rules that are as they were. */
const seen = new WeakMap<Rule, { readonly known: KnownAround; readonly view: RuleView }>();

/** The view of a rule: the same one while nothing of it, and nothing that is known of it, changes. */
function viewOf(
  snapshot: Snapshot,
  rule: Rule,
  byLine: ReadonlyMap<number, readonly Problem[]>,
): RuleView {
  const around = aroundOf(snapshot, byLine, rule.first, rule.last);
  const before = seen.get(rule);
  if (before !== undefined && isSame(before.known, around)) {
    return before.view;
  }
  const view = ruleView(around, rule);
  const { ids, problems, unfit } = around;
  // Not the file: it would be kept for as long as one of its rules.
  seen.set(rule, { known: { ids, problems, unfit }, view });
  return view;
}

function isSame(one: KnownAround, other: KnownAround): boolean {
  return (["ids", "problems", "unfit"] as const).every(
    (what) =>
      one[what].length === other[what].length &&
      one[what].every((each, index) => each === other[what][index]),
  );
}

function lineView({ file, first, ids, problems, unfit }: Around, index: number): LineView[] {
  const line = file.lines[index];
  const id = ids[index - first] ?? -1;
  return line === undefined
    ? []
    : [
        {
          id,
          line,
          problems: problems.filter((problem) => problem.line === index + 1),
          unfit: new Map(unfit.filter((one) => one.id === id).map(({ at, typed }) => [at, typed])),
        },
      ];
}

function ruleView(around: Around, rule: Rule): RuleView {
  const { file, first, ids, problems, unfit } = around;
  const parts = new Map(
    PARTS.map((part): [Part, LineView[]] => [
      part,
      partOf(rule, part)
        .lines.flatMap((line) => lineView(around, line))
        .filter(isToSee),
    ]),
  );
  const shown = new Set([...rule.parts.values()].flatMap((part) => part.lines));
  const lines = file.lines.slice(rule.first, rule.last + 1);
  const notes = Array.from({ length: rule.opening - rule.first }, (_, at) =>
    lineView(around, rule.first + at),
  ).flat();
  const uses = [...usesOf(file, partOf(rule, "when")), ...usesOf(file, partOf(rule, "then"))];
  return {
    id: ids[rule.opening - first] ?? -1,
    name: rule.name,
    unfitName: unfit.find(({ at }) => at === NAME)?.typed,
    notes,
    parts,
    problems: problems.filter((one) => !shown.has(one.line - 1) && !isLacking(one)),
    problemCount: problems.filter((problem) => !isLacking(problem)).length + unfit.length,
    isUnfinished: problems.some(isLacking),
    isPaused: isPaused(file, rule),
    ...validityOf({ file }, rule),
    subject: subjectOf(uses),
    signature: JSON.stringify([lines.map(({ raw }, at) => `${ids[at]} ${raw}`), problems, unfit]),
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
