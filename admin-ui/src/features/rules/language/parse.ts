import { type Block, piecesOf, placed, stillSo } from "./blocks";
import {
  FILE_BYTES_MAX,
  LINE_LENGTH_MAX,
  NAME_LENGTH_MAX,
  PROBLEMS_PER_FILE_MAX,
  RULES_MAX,
  SENTENCES_PER_RULE_MAX,
} from "./bounds";
import { complaintAboutText, nameOf, unfitForFile } from "./characters";
import {
  BYTE_ORDER_MARK,
  type Line,
  type LineKind,
  type Problem,
  type Rule,
  type RuleFile,
  type Section,
  type SentenceUse,
} from "./file";
import { type Said, said } from "./said";
import type { SentenceReader } from "./sentences";
import type { Part } from "./vocabulary";

/** Where in a file the reader is; in the order in which they follow each other. */
const SECTIONS = ["between", "header", "when", "then"] as const;
type SectionName = (typeof SECTIONS)[number];

/**
 * Reads a rule file. Never throws; what is wrong stands in the problems, as the server tells it.
 *
 * @param before how the file was read by the same sentences before it was changed: only the blocks
 *     that are others now are read
 */
export function parse(
  name: string,
  text: string,
  sentences: SentenceReader,
  before: RuleFile | null = null,
): RuleFile {
  const marked = text.startsWith(BYTE_ORDER_MARK);
  const { raws, ends } = linesOf(marked ? text.slice(1) : text);
  const all = { name, marked, ends };
  if (bytesOf(text) > FILE_BYTES_MAX) {
    const what = said("file-too-big", FILE_BYTES_MAX / 1024);
    return {
      ...all,
      lines: raws.map(bare),
      rules: [],
      problems: [problemOf(name, what)],
      blocks: [],
    };
  }
  const blocks = blocksOf(name, raws, sentences, before?.blocks ?? []);
  const read = blocks === null ? new Reading(name, raws, sentences).whole() : together(blocks);
  return { ...all, ...read, blocks: blocks ?? [] };
}

function linesOf(text: string): { raws: string[]; ends: string[] } {
  const raws = text.split("\n");
  const ends: string[] = [];
  raws.forEach((raw, index) => {
    const isLast = index === raws.length - 1;
    const hasReturn = raw.endsWith("\r");
    if (hasReturn) {
      raws[index] = raw.slice(0, -1);
    }
    ends.push((hasReturn ? "\r" : "") + (isLast ? "" : "\n"));
  });
  return { raws, ends };
}

/** The blocks of a file, those that are as they were unread; null where there is too much in them. */
function blocksOf(
  name: string,
  raws: readonly string[],
  sentences: SentenceReader,
  known: readonly Block[],
): Block[] | null {
  const pieces = piecesOf(raws);
  const { above, below } = stillSo(known, raws, pieces);
  let isTooMuch = false;
  const blocks = pieces.map(({ first, until }, index) => {
    const old =
      index < above
        ? known[index]
        : index >= pieces.length - below
          ? known[known.length - pieces.length + index]
          : undefined;
    if (old !== undefined) {
      return placed(old, first);
    }
    const reading = new Reading(name, raws.slice(first, until), sentences);
    const block = placed(reading.block(), first);
    isTooMuch ||= reading.isTooMuch();
    return block;
  });
  const count = (of: "rules" | "problems") => blocks.reduce((sum, one) => sum + one[of].length, 0);
  return isTooMuch || count("rules") > RULES_MAX || count("problems") > PROBLEMS_PER_FILE_MAX
    ? null
    : blocks;
}

function together(blocks: readonly Block[]): Pick<RuleFile, "lines" | "rules" | "problems"> {
  return {
    lines: blocks.flatMap(({ lines }) => lines),
    rules: blocks.flatMap(({ rules }) => rules),
    problems: blocks.flatMap(({ problems }) => problems),
  };
}

/** A part being read, with the number of its sentences that were understood. */
interface SectionDraft {
  keyword: number;
  lines: number[];
  sentences: number;
}

interface RuleDraft {
  name: string;
  first: number;
  opening: number;
  parts: Map<Part, SectionDraft>;
  whole: boolean;
}

/** Reads lines, of a block or of a whole file; they are counted from 0 on. */
class Reading {
  private readonly lines: Line[] = [];
  private readonly rules: Rule[] = [];
  private readonly problems: Problem[] = [];
  private left = 0;
  private section: SectionName = "between";
  private rule: RuleDraft | null = null;

  constructor(
    private readonly name: string,
    raws: readonly string[],
    private readonly sentences: SentenceReader,
  ) {
    for (const raw of raws) {
      this.line(raw);
    }
    if (this.rule !== null) {
      const { opening, name: opened } = this.rule;
      this.tell(opening, this.lines[opening]?.indent ?? 0, said("no-end-below", opened), "end");
      this.close(this.rule, this.lastLineOf(this.rule), false);
    }
  }

  /** Whether more was found than is told. */
  isTooMuch(): boolean {
    return this.left > 0;
  }

  block(): Block {
    return { first: 0, lines: this.lines, rules: this.rules, problems: this.problems };
  }

  /** All that was read, and how much is not told. */
  whole(): Pick<RuleFile, "lines" | "rules" | "problems"> {
    const { lines, rules } = this;
    const last = this.problems[this.problems.length - 1];
    const problems =
      this.left > 0 && last
        ? [...this.problems, { ...last, what: said("more-problems", this.left), suggestion: null }]
        : this.problems;
    return { lines, rules, problems };
  }

  private line(raw: string): void {
    const isTooLong = raw.length > LINE_LENGTH_MAX;
    const content = isTooLong ? raw : raw.replace(/^[ \t]+|[ \t]+$/g, "");
    const indent = content.length === 0 ? 0 : raw.indexOf(content);
    const number = this.lines.length;
    const part = this.section === "between" ? null : this.section;
    const add = (kind: LineKind, use: SentenceUse | null = null) =>
      this.lines.push({ kind, raw, content, indent, part, use, problems: [] });
    if (isTooLong) {
      add("unreadable");
      this.tell(number, LINE_LENGTH_MAX, said("line-too-long", LINE_LENGTH_MAX), null, raw.length);
      this.spoil(number);
      return;
    }
    const unfit = unfitForFile(raw);
    if (unfit !== null) {
      add("unreadable");
      const end = unfit.at + unfit.character.length;
      this.tell(number, unfit.at, said("unseen", nameOf(unfit.character)), null, end);
      this.spoil(number);
    } else if (content.length === 0) {
      add("blank");
    } else if (content.startsWith("#")) {
      add("comment");
      this.belongs(number);
    } else {
      this.content(content, indent, number, add);
    }
  }

  private content(
    content: string,
    indent: number,
    number: number,
    add: (kind: LineKind, use?: SentenceUse) => void,
  ): void {
    const opening = /^rule "([^"]*)"$/.exec(content);
    if (opening) {
      add("opening");
      this.open(opening[1] ?? "", indent, number);
    } else if (content === "when" || content === "then" || content === "end") {
      add(this.rule === null ? "outside" : content);
      this.keyword(content, indent, number);
    } else if (this.rule === null) {
      add("outside");
      this.outside(content, indent, number);
    } else {
      this.sentence(content, indent, number, this.rule, add);
    }
  }

  private outside(content: string, indent: number, number: number): void {
    this.tell(
      number,
      indent,
      content.startsWith("rule") ? said("rule-opening") : said("outside-rule"),
      'rule "Its name"',
    );
  }

  private open(name: string, indent: number, number: number): void {
    if (this.rule !== null) {
      this.tell(number, indent, said("no-end-above", this.rule.name), "end");
      this.close(this.rule, this.lastLineOf(this.rule, number), false);
    }
    this.rule = {
      name,
      first: this.commentsAbove(number),
      opening: number,
      parts: new Map([["header", { keyword: number, lines: [], sentences: 0 }]]),
      whole: true,
    };
    this.section = "header";
    const complaint = complaintAboutText(name, NAME_LENGTH_MAX);
    if (complaint !== null) {
      this.tell(number, indent + "rule ".length, said("rule-name", complaint), null);
      this.rule.whole = false;
    }
    if (this.rules.length >= RULES_MAX) {
      this.tell(number, indent, said("too-many-rules", RULES_MAX), null);
      this.rule.whole = false;
    }
  }

  /** The first of the comment lines that stand directly above a line. */
  private commentsAbove(number: number): number {
    let first = number;
    const floor = this.rules[this.rules.length - 1]?.last ?? -1;
    while (first - 1 > floor && this.lines[first - 1]?.kind === "comment") {
      first--;
    }
    return first;
  }

  private keyword(keyword: "when" | "then" | "end", indent: number, number: number): void {
    const rule = this.rule;
    if (rule === null) {
      this.outside(keyword, indent, number);
    } else if (keyword === "end") {
      this.end(indent, number, rule);
    } else if (SECTIONS.indexOf(keyword) !== SECTIONS.indexOf(this.section) + 1) {
      this.tell(number, indent, this.outOfPlace(keyword), null);
      rule.whole = false;
      this.enter(keyword, number, rule);
    } else {
      if (keyword === "then" && partOf(rule, "when").sentences === 0 && rule.whole) {
        this.tell(number, indent, said("no-condition"), "A purchase is made");
        rule.whole = false;
      }
      this.enter(keyword, number, rule);
    }
  }

  private enter(section: "when" | "then", number: number, rule: RuleDraft): void {
    this.section = section;
    const part = partOf(rule, section);
    if (part.keyword < 0) {
      part.keyword = number;
    } else {
      part.lines.push(number);
    }
  }

  private outOfPlace(keyword: "when" | "then"): Said {
    if (keyword === "when") {
      return said("one-when");
    }
    return this.section === "header" ? said("when-before-then") : said("one-then");
  }

  private end(indent: number, number: number, rule: RuleDraft): void {
    if (this.section !== "then") {
      const missing = this.section === "when" ? "ends-without-then" : "ends-without-when";
      this.tell(number, indent, said(missing), null);
      this.close(rule, number, false);
    } else if (partOf(rule, "then").sentences === 0 && rule.whole) {
      this.tell(number, indent, said("no-consequence"), null);
      this.close(rule, number, false);
    } else {
      this.close(rule, number, true);
    }
  }

  private close(rule: RuleDraft, last: number, properly: boolean): void {
    const parts = new Map(
      [...rule.parts].map(([part, { keyword, lines }]): [Part, Section] => [
        part,
        { keyword, lines: lines.filter((line) => line <= last) },
      ]),
    );
    this.rules.push({
      name: rule.name,
      first: rule.first,
      opening: rule.opening,
      last,
      parts,
      whole: rule.whole && properly,
    });
    this.rule = null;
    this.section = "between";
  }

  /** A rule without an end goes as far as it has lines that are its own. */
  private lastLineOf(rule: RuleDraft, below: number = this.lines.length): number {
    let last = below - 1;
    while (last > rule.opening && ["blank", "comment"].includes(this.lines[last]?.kind ?? "")) {
      last--;
    }
    return last;
  }

  private sentence(
    content: string,
    indent: number,
    number: number,
    rule: RuleDraft,
    add: (kind: LineKind, use?: SentenceUse) => void,
  ): void {
    const part = this.section as Part;
    const reading = this.sentences.read(part, content);
    if (reading.use === null) {
      add("unknown");
    } else {
      add("sentence", reading.use);
    }
    this.belongs(number);
    for (const { at, until, what, suggestion } of reading.problems) {
      this.tell(number, indent + at, what, suggestion, indent + until);
    }
    if (reading.problems.length > 0) {
      rule.whole = false;
    } else {
      partOf(rule, part).sentences++;
      const sentences = [...rule.parts.values()].reduce((sum, one) => sum + one.sentences, 0);
      if (sentences > SENTENCES_PER_RULE_MAX) {
        this.tell(number, indent, said("too-many-sentences", SENTENCES_PER_RULE_MAX), null);
        rule.whole = false;
      }
    }
  }

  private belongs(number: number): void {
    if (this.rule !== null) {
      partOf(this.rule, this.section as Part).lines.push(number);
    }
  }

  private spoil(number: number): void {
    this.belongs(number);
    if (this.rule !== null) {
      this.rule.whole = false;
    }
  }

  private tell(
    line: number,
    at: number,
    what: Said,
    suggestion: string | null,
    until?: number,
  ): void {
    if (this.problems.length >= PROBLEMS_PER_FILE_MAX) {
      this.left++;
      return;
    }
    const found = this.lines[line];
    const end = until ?? (found ? found.indent + found.content.length : at);
    const problem = problemOf(this.name, what, { line, at, until: end, suggestion });
    this.problems.push(problem);
    if (found) {
      this.lines[line] = { ...found, problems: [...found.problems, problem] };
    }
  }
}

function problemOf(
  file: string,
  what: Said,
  { line = 0, at = 0, until = 0, suggestion = null as string | null } = {},
): Problem {
  return {
    file,
    line: line + 1,
    column: at + 1,
    endColumn: Math.max(until, at + 1) + 1,
    severity: "error",
    what,
    suggestion,
  };
}

function partOf(rule: RuleDraft, part: Part): SectionDraft {
  let section = rule.parts.get(part);
  if (section === undefined) {
    section = { keyword: -1, lines: [], sentences: 0 };
    rule.parts.set(part, section);
  }
  return section;
}

function bare(raw: string): Line {
  const kind = raw.length === 0 ? "blank" : "unreadable";
  return { kind, raw, content: raw, indent: 0, part: null, use: null, problems: [] };
}

function bytesOf(text: string): number {
  return text.length * 3 <= FILE_BYTES_MAX ? text.length : new TextEncoder().encode(text).length;
}
