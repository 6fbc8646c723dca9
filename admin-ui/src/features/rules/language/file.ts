import type { Block } from "./blocks";
import type { Said } from "./said";
import type { Span } from "./template";
import type { Value } from "./values";
import type { Part, Sentence, Vocabulary } from "./vocabulary";

/** Something wrong with a rule file. */
export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units as editors count. */
  readonly column: number;
  /** Where it ends, exclusive; same line. */
  readonly endColumn: number;
  readonly severity: "error" | "warning";
  readonly what: Said;
  /** The nearest sentence or value; null where there is none. */
  readonly suggestion: string | null;
}

export type LineKind =
  | "blank"
  | "comment"
  /** Has a character that cannot be seen, or is too long; nothing else is known of it. */
  | "unreadable"
  | "opening"
  | "when"
  | "then"
  | "end"
  | "sentence"
  /** Stands in a rule where a sentence should stand, and is none. */
  | "unknown"
  /** Stands outside any rule and is nothing that may. */
  | "outside";

/** A sentence as it stands in a line. */
export interface SentenceUse {
  readonly sentence: Sentence;
  /** Where each value stands in the line's content. */
  readonly spans: readonly Span[];
  /** One for each parameter; null where what stands there is no value of its type. */
  readonly values: readonly (Value | null)[];
}

/** One line, exactly as it stands in the file, and what it is. */
export interface Line {
  readonly kind: LineKind;
  /** Without its line end. */
  readonly raw: string;
  /** Without the blanks around it. */
  readonly content: string;
  /** 0-based: where the content begins in `raw`. */
  readonly indent: number;
  /** Where it stands; null outside any rule. */
  readonly part: Part | null;
  readonly use: SentenceUse | null;
  readonly problems: readonly Problem[];
}

/** The lines of one part of a rule, by their number in the file, 0-based. */
export interface Section {
  /** The line with `when` or `then`; for headers the line that opens the rule; -1 if missing. */
  readonly keyword: number;
  /** Everything below it that belongs to it, in order: sentences, comments, what is not understood. */
  readonly lines: readonly number[];
}

export interface Rule {
  readonly name: string;
  /** The first of the comment lines directly above the rule, or its opening line. */
  readonly first: number;
  readonly opening: number;
  /** The last line that belongs to it: its `end`, where it has one. */
  readonly last: number;
  readonly parts: ReadonlyMap<Part, Section>;
  /** Whether every line of it was understood. */
  readonly whole: boolean;
}

const NOTHING: Section = { keyword: -1, lines: [] };

/** What stands in a part of a rule. */
export function partOf(rule: Rule, part: Part): Section {
  return rule.parts.get(part) ?? NOTHING;
}

/** A rule file as it was read. Nothing of the text is lost: `print` gives it back. */
export interface RuleFile {
  readonly name: string;
  /** Whether the text begins with a byte order mark. */
  readonly marked: boolean;
  readonly lines: readonly Line[];
  /** Behind each line but the last: `\n` or `\r\n`. */
  readonly ends: readonly string[];
  readonly rules: readonly Rule[];
  /** In the order of lines. */
  readonly problems: readonly Problem[];
  /** What it was read by, from top to bottom; none where it was too much. */
  readonly blocks: readonly Block[];
}

/** The text that was read, byte for byte. */
export function print(file: RuleFile): string {
  let text = file.marked ? BYTE_ORDER_MARK : "";
  file.lines.forEach((line, index) => {
    text += line.raw + (file.ends[index] ?? "");
  });
  return text;
}

export const BYTE_ORDER_MARK = "\uFEFF";

/** The sentences of a rule's part that were understood. */
export function usesOf(file: RuleFile, section: Section): SentenceUse[] {
  return section.lines.flatMap((index) => file.lines[index]?.use ?? []);
}

/** The id of the header that says what a rule is counted under; nobody has to see it. */
export const IDENTITY = "identity";

/** The line of a rule that says what it is counted under; undefined where that is its name. */
export function identityLine(file: RuleFile, rule: Rule): number | undefined {
  const { lines } = partOf(rule, "header");
  return lines.find((line) => file.lines[line]?.use?.sentence.id === IDENTITY);
}

/** The rule that a line (0-based) belongs to. */
export function ruleAt(file: RuleFile, line: number): Rule | undefined {
  let from = 0;
  let until = file.rules.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((file.rules[middle]?.last ?? -1) < line) {
      from = middle + 1;
    } else {
      until = middle;
    }
  }
  const rule = file.rules[from];
  return rule !== undefined && rule.first <= line ? rule : undefined;
}

/** The canonical form of a sentence with values as they stand, good ones in their canonical form. */
export function canonical(line: Line): string {
  const use = line.use;
  if (use === null) {
    return line.content;
  }
  return use.sentence.template.write(
    use.spans.map((span, index) => use.values[index]?.written ?? written(line, span)),
  );
}

/** A line in the language of the page; what is no sentence as it stands. */
export function saidOf(line: Line): string {
  const { use } = line;
  return use === null
    ? line.content
    : use.sentence.said.say(
        use.spans.map((span, index) => use.values[index]?.written ?? written(line, span)),
      );
}

/**
 * A line as it has to stand in the file, where it is a sentence of the page's language; else as it is.
 *
 * @param part where it stands
 */
export function heard(line: string, part: Part | null, { sentences }: Vocabulary): string {
  const inPart = sentences.filter((sentence) => sentence.part === part);
  for (const sentence of [...inPart, ...sentences]) {
    const values = sentence.said.read(line);
    if (values !== null) {
      return sentence.template.write(values);
    }
  }
  return line;
}

/** What stands in a line where a value should stand. */
export function written(line: Line, span: Span): string {
  return line.content.slice(span.start, span.end);
}
