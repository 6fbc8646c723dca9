import { LINE_LENGTH_MAX } from "./bounds";
import type { Line, Problem, Rule, Section } from "./file";

/**
 * Lines that can be read by themselves: up to an `end`, behind which everything begins anew, or to the
 * end of the file. Who types changes one block, and the others stay the objects that they are.
 */
export interface Block {
  /** The number of its first line in the file, 0-based. */
  readonly first: number;
  readonly lines: readonly Line[];
  readonly rules: readonly Rule[];
  /** In the order of lines. */
  readonly problems: readonly Problem[];
}

/** Where a block stands in a file. */
export interface Piece {
  readonly first: number;
  /** The line behind its last one. */
  readonly until: number;
}

/** Where the blocks of a file stand, by its lines. */
export function piecesOf(raws: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let first = 0;
  raws.forEach((raw, index) => {
    if (isEnd(raw)) {
      pieces.push({ first, until: index + 1 });
      first = index + 1;
    }
  });
  return first < raws.length ? [...pieces, { first, until: raws.length }] : pieces;
}

/** Whatever stands above it: below it everything begins anew. */
function isEnd(raw: string): boolean {
  return raw.length <= LINE_LENGTH_MAX && /^[ \t]*end[ \t]*$/.test(raw);
}

/** How many blocks, from the top and from the bottom, have the same lines as before. */
export function stillSo(
  known: readonly Block[],
  raws: readonly string[],
  pieces: readonly Piece[],
): { above: number; below: number } {
  const shorter = Math.min(known.length, pieces.length);
  let above = 0;
  while (above < shorter && hasLines(known[above], raws, pieces[above])) {
    above++;
  }
  let below = 0;
  while (below < shorter - above && hasLines(known.at(-1 - below), raws, pieces.at(-1 - below))) {
    below++;
  }
  return { above, below };
}

function hasLines(
  block: Block | undefined,
  raws: readonly string[],
  piece: Piece | undefined,
): boolean {
  return (
    block !== undefined &&
    piece !== undefined &&
    block.lines.length === piece.until - piece.first &&
    block.lines.every(({ raw }, index) => raw === raws[piece.first + index])
  );
}

/** A block where it stands now; itself where it stood there. */
export function placed(block: Block, first: number): Block {
  const by = first - block.first;
  if (by === 0) {
    return block;
  }
  const told = (problem: Problem): Problem => ({ ...problem, line: problem.line + by });
  return {
    first,
    lines: block.lines.map((line) =>
      line.problems.length === 0 ? line : { ...line, problems: line.problems.map(told) },
    ),
    rules: block.rules.map((rule) => ({
      ...rule,
      first: rule.first + by,
      opening: rule.opening + by,
      last: rule.last + by,
      parts: new Map([...rule.parts].map(([part, section]) => [part, moved(section, by)])),
    })),
    problems: block.problems.map(told),
  };
}

function moved({ keyword, lines }: Section, by: number): Section {
  return { keyword: keyword < 0 ? keyword : keyword + by, lines: lines.map((line) => line + by) };
}
