import type { Schemas } from "../../../shared/api/types";
import type { Template } from "./template";
import type { Parameter } from "./vocabulary";

/** A piece of a sentence as people read it: words, a value by its index, a word that goes by a number. */
export type SaidPiece = { readonly key: string } & (
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "place"; readonly parameter: number }
  | {
      readonly kind: "counted";
      readonly one: string;
      readonly several: string;
      readonly parameter: number;
    }
);

/**
 * How a sentence is said in the language of the page. A rule file has it in English, whatever is
 * shown; values are given and taken as they stand in the file.
 */
export interface Form {
  readonly pieces: readonly SaidPiece[];
  /** With the names of its values in braces. */
  readonly text: string;
  /** The sentence with these values. */
  say(written: readonly string[]): string;
  /** One value. */
  sayValue(parameter: number, written: string): string;
  /** The values of a line that is this sentence in this language; null where it is another. */
  read(line: string): readonly string[] | null;
}

/** Says sentences as they stand in the file. */
export function englishForm(template: Template, text: string): Form {
  return {
    pieces: template.pieces.map((piece) =>
      piece.kind === "plural"
        ? { key: piece.key, kind: "counted", one: "", several: "s", parameter: piece.parameter }
        : piece,
    ),
    text,
    say: (written) => template.write(written),
    sayValue: (_, written) => written,
    read: () => null,
  };
}

/** The pieces that the server told of a sentence in another language. */
export function piecesOf(
  told: readonly Schemas["VocabularySpokenPiece"][],
  parameters: readonly Parameter[],
): SaidPiece[] {
  const index = (name: string | null | undefined) =>
    parameters.findIndex((parameter) => parameter.name === name);
  return told.map((piece, at): SaidPiece => {
    const key = String(at);
    if (piece.parameter != null) {
      return { key, kind: "place", parameter: index(piece.parameter) };
    }
    if (piece.several != null) {
      const { one, several, countOf } = piece;
      return { key, kind: "counted", one: one ?? "", several, parameter: index(countOf) };
    }
    return { key, kind: "words", text: piece.words ?? "" };
  });
}

/** The word of a piece that goes by a number. */
export function countedWord(
  piece: Extract<SaidPiece, { kind: "counted" }>,
  written: readonly string[],
): string {
  return written[piece.parameter] === "1" ? piece.one : piece.several;
}
