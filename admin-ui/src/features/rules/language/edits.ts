import { NAME_LENGTH_MAX } from "./bounds";
import { complaintAboutText } from "./characters";
import {
  identityLine,
  type Line,
  partOf,
  type Rule,
  type RuleFile,
  type Section,
  written,
} from "./file";
import type { Said } from "./said";
import { amount, decimalsOf, ordinal } from "./values";
import type { Parameter, Part, Sentence, Vocabulary } from "./vocabulary";

/** From line `at` (0-based) on, `remove` lines are replaced by the lines of `insert`. */
export interface LineEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

/** Changes of a file, from top to bottom and apart from each other; all other lines stay as they are. */
export interface Edit {
  readonly lines: readonly LineEdit[];
  /** The line, in the changed file, that somebody will want to go on with. */
  readonly focus: number | null;
  /** That line was there before: somebody goes to it, but does not want to type over its name. */
  readonly isKnown?: boolean;
}

const INDENT = "    ";
export const NO_EDIT: Edit = { lines: [], focus: null };

/** The text after the changes. */
export function applied(file: RuleFile, edit: Edit): string {
  const end = file.ends[0] === "\r\n" ? "\r\n" : "\n";
  const text: string[] = [];
  let next = 0;
  const keep = (until: number) => {
    for (; next < until; next++) {
      const own = file.ends[next] ?? "";
      text.push(file.lines[next]?.raw ?? "", own === "\r" ? "\r\n" : own || end);
    }
  };
  for (const change of edit.lines) {
    keep(change.at);
    for (const line of change.insert) {
      text.push(line, end);
    }
    next = change.at + change.remove;
  }
  keep(file.lines.length);
  text.pop();
  const last = edit.lines[edit.lines.length - 1];
  const isLastKept = last === undefined || last.at + last.remove < file.lines.length;
  const tail = isLastKept ? (file.ends[file.lines.length - 1] ?? "") : "";
  return (file.marked ? "\uFEFF" : "") + text.join("") + tail;
}

function one(at: number, remove: number, insert: readonly string[], focus: number | null): Edit {
  return { lines: [{ at, remove, insert }], focus };
}

/** Writes a value into a sentence, and the sentence in its canonical form. */
export function setValue(file: RuleFile, line: number, parameter: number, text: string): Edit {
  const found = file.lines[line];
  const use = found?.use;
  if (!found || !use) {
    return NO_EDIT;
  }
  const values = use.spans.map((span, index) =>
    index === parameter ? text : (use.values[index]?.written ?? written(found, span)),
  );
  return inPlace(replaceLine(file, line, INDENT + use.sentence.template.write(values)));
}

/** A change by somebody who is where they want to be: nothing else is gone on with. */
export function inPlace(edit: Edit): Edit {
  return { ...edit, focus: null };
}

/** Puts something else in a line's place. */
export function replaceLine(file: RuleFile, line: number, text: string): Edit {
  return file.lines[line]?.raw === text ? NO_EDIT : one(line, 1, [text], line);
}

/**
 * Adds a sentence to a rule.
 *
 * @param after the line below which it goes; the end of its part without one
 */
export function addSentence(
  file: RuleFile,
  rule: Rule,
  part: Part,
  sentence: string,
  after?: number,
): Edit {
  const at = after === undefined ? endOf(file, rule, part) : after + 1;
  const missing = part !== "header" && partOf(rule, part).keyword < 0 ? [part] : [];
  return one(at, 0, [...missing, INDENT + sentence], at + missing.length);
}

/** The line before which the next sentence of a part goes. */
function endOf(file: RuleFile, rule: Rule, part: Part): number {
  const section = partOf(rule, part);
  const inside = section.lines.filter((line) => file.lines[line]?.kind !== "comment");
  const last = inside[inside.length - 1];
  if (last !== undefined) {
    return last + 1;
  }
  if (section.keyword >= 0) {
    return section.keyword + 1;
  }
  if (part === "when" && partOf(rule, "then").keyword >= 0) {
    return partOf(rule, "then").keyword;
  }
  return file.lines[rule.last]?.kind === "end" ? rule.last : rule.last + 1;
}

/** Removes a line, and the comments that stand above it because of it. */
export function removeSentence(file: RuleFile, rule: Rule, line: number): Edit {
  const first = blockOf(file, rule, line);
  const others = movable(file, rule, line);
  const at = others.indexOf(line);
  const removed = line - first + 1;
  const below = at < 0 ? undefined : others[at + 1];
  const next = below === undefined ? (others[at - 1] ?? rule.opening) : below - removed;
  return one(first, removed, [], next);
}

/** The first of the comment lines directly above a line of the same part. */
function blockOf(file: RuleFile, rule: Rule, line: number): number {
  const section = sectionAt(rule, line);
  let first = line;
  while (section?.lines.includes(first - 1) && file.lines[first - 1]?.kind === "comment") {
    first--;
  }
  return first;
}

/** The part of a rule that a line stands in. */
export function sectionAt(rule: Rule, line: number): Section | undefined {
  return [...rule.parts.values()].find((section) => section.lines.includes(line));
}

/** What can be moved in the part of a line: everything in it that is no comment, in order. */
export function movable(file: RuleFile, rule: Rule, line: number): readonly number[] {
  const lines = sectionAt(rule, line)?.lines ?? [];
  return lines.filter((other) => file.lines[other]?.kind !== "comment");
}

/**
 * Moves a sentence, with the comments above it, to another place in its part.
 *
 * @param to its place among the sentences of the part, 0-based
 */
export function moveSentence(file: RuleFile, rule: Rule, line: number, to: number): Edit {
  const lines = movable(file, rule, line);
  const from = lines.indexOf(line);
  const target = lines[Math.max(0, Math.min(lines.length - 1, to))];
  if (from < 0 || target === undefined || target === line) {
    return NO_EDIT;
  }
  const first = blockOf(file, rule, line);
  const block = file.lines.slice(first, line + 1).map((each) => each.raw);
  const removal: LineEdit = { at: first, remove: block.length, insert: [] };
  if (target < line) {
    const at = blockOf(file, rule, target);
    return { lines: [{ at, remove: 0, insert: block }, removal], focus: at + block.length - 1 };
  }
  return { lines: [removal, { at: target + 1, remove: 0, insert: block }], focus: target };
}

/** Writes a sentence once more, below itself. */
export function duplicateSentence(file: RuleFile, line: number): Edit {
  const found = file.lines[line];
  return found ? one(line + 1, 0, [found.raw], line + 1) : NO_EDIT;
}

/** What a new rule consists of; sentences without indentation. */
export interface NewRule {
  readonly name: string;
  readonly headers: readonly string[];
  readonly conditions: readonly string[];
  readonly consequences: readonly string[];
}

/** Adds a rule at the end of a file. */
export function addRule(file: RuleFile, rule: NewRule): Edit {
  const indented = (lines: readonly string[]) => lines.map((line) => INDENT + line);
  return addRuleText(file, [
    `rule "${rule.name}"`,
    ...indented(rule.headers),
    "when",
    ...indented(rule.conditions),
    "then",
    ...indented(rule.consequences),
    "end",
  ]);
}

/** Adds the lines of a rule at the end of a file. */
export function addRuleText(file: RuleFile, lines: readonly string[]): Edit {
  let at = file.lines.length;
  while (at > 0 && file.lines[at - 1]?.kind === "blank") {
    at--;
  }
  const above = at === 0 ? [] : [""];
  const below = at === file.lines.length ? [""] : [];
  const opening = lines.findIndex((line) => line.startsWith("rule "));
  return one(at, 0, [...above, ...lines, ...below], at + above.length + Math.max(0, opening));
}

/**
 * Writes a rule once more, below itself, under a name that is free. What it is counted under stays
 * with the one that was there.
 */
export function duplicateRule(file: RuleFile, rule: Rule, taken: ReadonlySet<string>): Edit {
  const identity = identityLine(file, rule);
  const lines = file.lines.slice(rule.first, rule.last + 1).map((line) => line.raw);
  lines[rule.opening - rule.first] = `rule "${freeName(rule.name, taken)}"`;
  if (identity !== undefined) {
    lines.splice(identity - rule.first, 1);
  }
  const focus = rule.last + 2 + (rule.opening - rule.first);
  return one(rule.last + 1, 0, ["", ...lines], focus);
}

/** The name, or the name with a number behind it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) {
    return name;
  }
  const stem = name.replace(/ \([0-9]+\)$/, "").slice(0, NAME_LENGTH_MAX - 6);
  let number = 2;
  while (taken.has(`${stem} (${number})`)) {
    number++;
  }
  return `${stem} (${number})`;
}

/** Removes a rule with the comments above it and one of the empty lines around it. */
export function removeRule(file: RuleFile, rule: Rule): Edit {
  return { ...removal(file, rule), isKnown: true };
}

function removal(file: RuleFile, rule: Rule): Edit {
  const index = file.rules.indexOf(rule);
  const below = file.rules[index + 1];
  const above = file.rules[index - 1];
  const isBlank = (line: number) => file.lines[line]?.kind === "blank";
  const isLast = rule.last + 1 >= file.lines.length - 1;
  if (!isLast && isBlank(rule.last + 1)) {
    const removed = rule.last - rule.first + 2;
    const next = below === undefined ? (above?.opening ?? null) : below.opening - removed;
    return one(rule.first, removed, [], next);
  }
  const first = rule.first > 0 && isBlank(rule.first - 1) ? rule.first - 1 : rule.first;
  const removed = rule.last - first + 1;
  const next = below === undefined ? (above?.opening ?? null) : below.opening - removed;
  return one(first, removed, [], next);
}

/** Moves a rule above the one before it (-1) or below the one behind it (1). */
export function moveRule(file: RuleFile, rule: Rule, by: -1 | 1): Edit {
  const index = file.rules.indexOf(rule);
  const other = file.rules[index + by];
  if (!other) {
    return NO_EDIT;
  }
  const [upper, lower] = by < 0 ? [other, rule] : [rule, other];
  const raws = (from: number, to: number) => file.lines.slice(from, to + 1).map((line) => line.raw);
  const above = raws(lower.first, lower.last);
  const between = raws(upper.last + 1, lower.first - 1);
  const below = raws(upper.first, upper.last);
  const start = by < 0 ? upper.first : upper.first + above.length + between.length;
  const lines = [...above, ...between, ...below];
  const focus = start + rule.opening - rule.first;
  return { ...one(upper.first, lower.last - upper.first + 1, lines, focus), isKnown: true };
}

/** Gives a rule another name. */
export function renameRule(file: RuleFile, rule: Rule, name: string): Edit {
  return inPlace(replaceLine(file, rule.opening, `rule "${name}"`));
}

/** What is wrong with a name for a rule; null where nothing is. */
export function complaintAboutName(name: string): Said | null {
  return complaintAboutText(name, NAME_LENGTH_MAX);
}

/** The header lines that say nothing but one thing: the sentence of this id. */
export function headerLines(file: RuleFile, rule: Rule, id: string): readonly number[] {
  return partOf(rule, "header").lines.filter((line) => file.lines[line]?.use?.sentence.id === id);
}

/** Keeps a rule, but out of force; or puts it back into force. */
export function setPaused(file: RuleFile, rule: Rule, paused: boolean): Edit {
  const lines = headerLines(file, rule, PAUSED);
  if (paused) {
    const at = rule.opening + 1;
    return lines.length > 0 ? NO_EDIT : one(at, 0, [INDENT + PAUSED], at);
  }
  return {
    lines: lines.map((line) => ({ at: line, remove: 1, insert: [] })),
    focus: rule.opening,
    isKnown: true,
  };
}

/** Both the id and the words of the sentence that keeps a rule out of force. */
const PAUSED = "paused";

export function isPaused(file: RuleFile, rule: Rule): boolean {
  return headerLines(file, rule, PAUSED).length > 0;
}

/** Makes a comment of a line, so that it stays but says nothing. */
export function commentOut(file: RuleFile, line: number): Edit {
  const found = file.lines[line];
  return found ? replaceLine(file, line, `${INDENT}# ${found.content}`) : NO_EDIT;
}

/**
 * A sentence to begin with: numbers as in its example, days from today on, and codes and texts left
 * empty, so that whoever adds it is asked for them.
 *
 * @param today such as 2026-11-24
 * @param given what is known already of its values, by their place
 */
export function beginning(
  sentence: Sentence,
  vocabulary: Vocabulary,
  today: string,
  given: ReadonlyMap<number, string> = new Map(),
): string {
  const spans = sentence.template.match(sentence.example).spans;
  return sentence.template.write(
    sentence.parameters.map((parameter, index) => {
      const span = spans[index];
      const example = span ? sentence.example.slice(span.start, span.end) : "";
      return given.get(index) ?? firstValue(parameter, example, vocabulary, today);
    }),
  );
}

function firstValue(
  parameter: Parameter,
  example: string,
  vocabulary: Vocabulary,
  today: string,
): string {
  switch (parameter.type) {
    case "money": {
      const whole = example.split(/[. ]/)[0] ?? "1";
      return amount(
        decimalsOf(vocabulary.currency) === 0 ? `${whole}00` : whole,
        vocabulary.currency,
      );
    }
    case "date":
      return parameter.name === "until" ? dayAfter(today, 30) : today;
    case "tier": {
      const top = vocabulary.tiers[vocabulary.tiers.length - 1];
      return `"${top?.code ?? ""}"`;
    }
    case "code":
    case "codes":
    case "text":
      return '""';
    default:
      return example || smallest(parameter);
  }
}

function smallest(parameter: Parameter): string {
  if (parameter.choices[0] !== undefined) {
    return parameter.choices[0];
  }
  const number = Math.max(1, Math.ceil(parameter.least));
  return parameter.type === "ordinal" ? ordinal(number) : String(number);
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The texts of a line's values as they stand there, one for each parameter. */
export function valueTexts(line: Line): readonly string[] {
  return line.use?.spans.map((span) => written(line, span)) ?? [];
}
