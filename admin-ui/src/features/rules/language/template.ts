import type { Schemas } from "../../../shared/api/types";
import type { Parameter } from "./vocabulary";

/** A piece of a sentence: words, the place of a parameter, or the "s" of a plural, by index. */
export type Piece = { readonly key: string } & (
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "place"; readonly parameter: number }
  | { readonly kind: "plural"; readonly parameter: number }
);

/** A stretch of a line that holds a value. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a line fared against a form. */
export interface Match {
  /** Where the values stand, as far as the line was read. */
  readonly spans: readonly Span[];
  /** How far the line was read. */
  readonly reached: number;
  /** The piece that was not found there; null when all were. */
  readonly expecting: Piece | null;
}

const NOTHING = /(?!)/y;

/**
 * The form of a sentence. It is matched from left to right without ever going back, as the server
 * does it, so both always find the same.
 */
export class Template {
  readonly pieces: readonly Piece[];
  /** The words that a line of this sentence begins with. */
  readonly opening: string;
  private readonly lexemes: readonly RegExp[];

  constructor(
    pieces: readonly Schemas["VocabularyPiece"][],
    private readonly parameters: readonly Parameter[],
    patternOf: (type: string) => string | undefined,
  ) {
    const index = (name: string) => parameters.findIndex((parameter) => parameter.name === name);
    this.pieces = pieces.map((piece, at): Piece => {
      const key = String(at);
      if (piece.parameter != null) {
        return { key, kind: "place", parameter: index(piece.parameter) };
      }
      return piece.pluralOf != null
        ? { key, kind: "plural", parameter: index(piece.pluralOf) }
        : { key, kind: "words", text: piece.words ?? "" };
    });
    const first = this.pieces[0];
    this.opening = first?.kind === "words" ? first.text : "";
    this.lexemes = parameters.map((parameter) => sticky(patternOf(parameter.type)));
  }

  /** Reads a line as this sentence, as far as it goes. */
  match(line: string): Match {
    const spans: Span[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const next = this.end(piece, line, at);
      if (next < 0) {
        return { spans, reached: at, expecting: piece };
      }
      if (piece.kind === "place") {
        spans.push({ start: at, end: next });
      }
      at = next;
    }
    return { spans, reached: at, expecting: null };
  }

  private end(piece: Piece, line: string, at: number): number {
    switch (piece.kind) {
      case "words":
        return line.startsWith(piece.text, at) ? at + piece.text.length : -1;
      case "plural":
        return line.startsWith("s", at) ? at + 1 : at;
      case "place":
        return this.endOfValue(piece.parameter, line, at);
    }
  }

  /** Where the value of a parameter that begins here ends, -1 where none of its kind begins here. */
  endOfValue(parameter: number, line: string, at: number): number {
    const choices = this.parameters[parameter]?.choices ?? [];
    if (choices.length > 0) {
      return choices
        .filter((word) => line.startsWith(word, at))
        .reduce((end, word) => Math.max(end, at + word.length), -1);
    }
    const lexeme = this.lexemes[parameter] ?? NOTHING;
    lexeme.lastIndex = at;
    const found = lexeme.exec(line);
    return found ? at + found[0].length : -1;
  }

  /** Whether a text, and nothing around it, has the outer form of a value of the parameter. */
  isValue(parameter: number, text: string): boolean {
    return text.length > 0 && this.endOfValue(parameter, text, 0) === text.length;
  }

  /** Writes the sentence with these values, plurals as the numbers want them. */
  write(written: readonly string[]): string {
    return this.pieces.map((piece) => pieceOf(piece, written)).join("");
  }
}

function pieceOf(piece: Piece, written: readonly string[]): string {
  switch (piece.kind) {
    case "words":
      return piece.text;
    case "plural":
      return written[piece.parameter] === "1" ? "" : "s";
    case "place":
      return written[piece.parameter] ?? "";
  }
}

/** Java's possessive quantifiers are unknown here; without them the same is found, more slowly. */
function sticky(pattern: string | undefined): RegExp {
  return pattern === undefined ? NOTHING : new RegExp(pattern.replace(/([*+?}])\+/g, "$1"), "y");
}
