import type { SentenceUse } from "./file";
import { nearestSentence } from "./nearest";
import { type Said, said } from "./said";
import type { Match, Span } from "./template";
import { readValue, type Value } from "./values";
import { PARTS, type Part, type Sentence, type Vocabulary } from "./vocabulary";

/** What is wrong inside a line; positions are counted from the line's first letter. */
export interface LineProblem {
  readonly at: number;
  readonly until: number;
  readonly what: Said;
  readonly suggestion: string | null;
}

/** A line read as a sentence. */
export interface SentenceReading {
  /** Null where no sentence is written like this. */
  readonly use: SentenceUse | null;
  readonly problems: readonly LineProblem[];
}

/** Reads lines as sentences, and where a line is none says what it was probably meant to be. */
export class SentenceReader {
  private readonly memory = new Map<string, SentenceReading>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Reads a line without the blanks around it. The same line is read once. */
  read(part: Part, line: string): SentenceReading {
    const key = `${part} ${line}`;
    let reading = this.memory.get(key);
    if (reading === undefined) {
      if (this.memory.size > 20_000) {
        this.memory.clear();
      }
      reading = this.readAnew(part, line);
      this.memory.set(key, reading);
    }
    return reading;
  }

  private readAnew(part: Part, line: string): SentenceReading {
    for (const sentence of this.vocabulary.sentencesOf(part)) {
      if (line.startsWith(sentence.template.opening)) {
        const match = sentence.template.match(line);
        if (isWhole(match, line)) {
          return this.use(sentence, line, match);
        }
      }
    }
    return { use: null, problems: [this.whatIsWrong(part, line)] };
  }

  private use(sentence: Sentence, line: string, match: Match): SentenceReading {
    const values: (Value | null)[] = [];
    const problems: LineProblem[] = [];
    match.spans.forEach(({ start, end }, index) => {
      const parameter = sentence.parameters[index];
      const text = line.slice(start, end);
      const reading = parameter && readValue(parameter, text, this.vocabulary);
      if (reading && "value" in reading) {
        values.push(reading.value);
      } else if (reading) {
        values.push(null);
        problems.push({
          at: start,
          until: end,
          what: said("bad-value", text, reading.bad.complaint),
          suggestion: reading.bad.suggestion,
        });
      }
    });
    if (problems.length === 0) {
      problems.push(...complaintAboutSpan(sentence, match.spans, values));
    }
    return { use: { sentence, spans: match.spans, values }, problems };
  }

  /**
   * Of the sentences that begin like the line, the one that goes furthest tells most: there either
   * a value is of the wrong kind or something follows the end. Else the nearest by its letters.
   */
  private whatIsWrong(part: Part, line: string): LineProblem {
    let furthest: Sentence | null = null;
    let reached: Match | null = null;
    for (const sentence of this.vocabulary.sentencesOf(part)) {
      const match = sentence.template.match(line);
      if (
        reached === null ||
        match.reached > reached.reached ||
        (match.reached === reached.reached && match.expecting === null)
      ) {
        furthest = sentence;
        reached = match;
      }
    }
    if (furthest === null || reached === null) {
      return this.unknown(part, line);
    }
    if (reached.expecting === null) {
      return {
        at: reached.reached,
        until: line.length,
        what: said("complete-before"),
        suggestion: line.slice(0, reached.reached),
      };
    }
    if (reached.expecting.kind === "place") {
      const parameter = furthest.parameters[reached.expecting.parameter];
      return {
        at: reached.reached,
        until: line.length,
        what: said("expected", parameter?.expected ?? "", parameter?.type ?? ""),
        suggestion: null,
      };
    }
    return this.unknown(part, line);
  }

  private unknown(part: Part, line: string): LineProblem {
    const whole = { at: 0, until: line.length };
    const elsewhere = PARTS.find((other) => other !== part && this.isSentenceOf(other, line));
    if (elsewhere !== undefined) {
      return { ...whole, what: said(`belongs-in-${elsewhere}`), suggestion: null };
    }
    const texts = this.vocabulary.sentencesOf(part).map((sentence) => sentence.text);
    return { ...whole, what: said("unknown"), suggestion: nearestSentence(line, texts) };
  }

  private isSentenceOf(part: Part, line: string): boolean {
    return this.vocabulary
      .sentencesOf(part)
      .some((sentence) => isWhole(sentence.template.match(line), line));
  }
}

export function isWhole(match: Match, line: string): boolean {
  return match.expecting === null && match.reached === line.length;
}

/** What runs from one value until another must not be empty. */
function complaintAboutSpan(
  sentence: Sentence,
  spans: readonly Span[],
  values: readonly (Value | null)[],
): LineProblem[] {
  const index = (name: string) => sentence.parameters.findIndex((one) => one.name === name);
  const from = values[index("from")];
  const until = values[index("until")];
  const span = spans[index("until")];
  if (!from || !until || !span) {
    return [];
  }
  const what = emptySpan(sentence.parameters[index("from")]?.type, from.written, until.written);
  return what === null ? [] : [{ at: span.start, until: span.end, what, suggestion: null }];
}

function emptySpan(type: string | undefined, from: string, until: string): Said | null {
  if (type === "date") {
    return until < from ? said("last-day-first") : null;
  }
  if (type === "money") {
    return Number.parseFloat(until) <= Number.parseFloat(from) ? said("second-amount") : null;
  }
  return from === until ? said("nothing-between") : null;
}
