const VALUE = /"[^"]*"?(?:(?:, | or )"[^"]*"?)*|[0-9][0-9.:%-]*(?: [A-Z]{3})?/g;
const PARAMETER = /\{[a-zA-Z]+\}/g;
const ANY_VALUE = "#";
const SENTENCE_LENGTH_MAX = 200;

/** The candidate nearest to `text` by the distance of Damerau and Levenshtein; null if none is near. */
export function nearestOf(text: string, candidates: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor((text.length * 2) / 3));
  for (const candidate of candidates) {
    const away = distance(text.toLowerCase(), candidate.toLowerCase());
    if (away < least) {
      least = away;
      nearest = candidate;
    }
  }
  return nearest;
}

/** The sentence nearest to a line, whatever values stand in it; null where none is near. */
export function nearestSentence(line: string, texts: readonly string[]): string | null {
  const byForm = new Map<string, string>();
  for (const text of texts) {
    byForm.set(text.replace(PARAMETER, ANY_VALUE), text);
  }
  const shortened = line.slice(0, SENTENCE_LENGTH_MAX).replace(VALUE, ANY_VALUE);
  const form = nearestOf(shortened, byForm.keys());
  return form === null ? null : (byForm.get(form) ?? null);
}

/** The values that stand in a line, whatever it is: what `nearestSentence` leaves out. */
export function valuesIn(line: string): string[] {
  return line.match(VALUE) ?? [];
}

/** Number of letters to insert, delete, replace or swap. */
export function distance(a: string, b: string): number {
  let beforeLast = new Int32Array(b.length + 1);
  let last = Int32Array.from({ length: b.length + 1 }, (_, j) => j);
  let row = new Int32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j - 1) + change, Math.min(at(last, j), at(row, j - 1)) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      }
      row[j] = least;
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return at(last, b.length);
}

function at(row: Int32Array, index: number): number {
  return row[index] ?? 0;
}
