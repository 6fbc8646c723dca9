/** Lines with something to know each of them by while they change, move and make room. */
export interface KnownLines {
  readonly lines: readonly string[];
  readonly ids: readonly number[];
  /** The id that is given next. */
  readonly next: number;
}

export const NO_LINES: KnownLines = { lines: [], ids: [], next: 1 };

/**
 * Carries ids over to the lines of a changed file: lines around the change keep theirs, lines that
 * moved within it take theirs along, and a line that was changed in its place stays itself.
 */
export function carried(before: KnownLines, lines: readonly string[]): KnownLines {
  const shorter = Math.min(before.lines.length, lines.length);
  let above = 0;
  while (above < shorter && before.lines[above] === lines[above]) {
    above++;
  }
  let below = 0;
  while (
    below < shorter - above &&
    before.lines[before.lines.length - 1 - below] === lines[lines.length - 1 - below]
  ) {
    below++;
  }
  const oldMiddle = { from: above, to: before.lines.length - below };
  const newMiddle = lines.slice(above, lines.length - below);
  const { ids: middle, next } = matched(before, oldMiddle, newMiddle);
  return {
    lines,
    ids: [
      ...before.ids.slice(0, above),
      ...middle,
      ...before.ids.slice(before.ids.length - below, before.ids.length),
    ],
    next,
  };
}

function matched(
  before: KnownLines,
  old: { from: number; to: number },
  lines: readonly string[],
): { ids: number[]; next: number } {
  const free = new Map<string, number[]>();
  const unused = new Set<number>();
  for (let index = old.from; index < old.to; index++) {
    const text = before.lines[index] ?? "";
    free.set(text, [...(free.get(text) ?? []), index]);
    unused.add(index);
  }
  const from = lines.map((line) => {
    const index = free.get(line)?.shift();
    if (index !== undefined) {
      unused.delete(index);
    }
    return index;
  });
  const rest = [...unused].sort((one, other) => one - other);
  let next = before.next;
  const sameCount = lines.length === old.to - old.from;
  const ids = from.map((index, position) => {
    const source =
      index ??
      (sameCount && unused.has(old.from + position)
        ? take(rest, old.from + position)
        : rest.shift());
    return source === undefined ? next++ : (before.ids[source] ?? next++);
  });
  return { ids, next };
}

function take(from: number[], index: number): number | undefined {
  const at = from.indexOf(index);
  return at < 0 ? from.shift() : from.splice(at, 1)[0];
}
