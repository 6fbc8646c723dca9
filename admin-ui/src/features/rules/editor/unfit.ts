import type { Refused } from "../drafts/atWork";
import { valueTexts } from "../language/edits";
import { type RuleFile, ruleAt } from "../language/file";

/** The place of a rule's name, where the values of a sentence are counted from 0 on. */
export const NAME = -1;

/** Something typed into a field that cannot stand in the file, which keeps what it had. */
export interface Unfit {
  /** Of the line. */
  readonly id: number;
  /** Which value of the line. */
  readonly at: number;
  readonly typed: string;
  /** What the file has in its place. */
  readonly of: string;
}

/** All of a file that was typed and is no value. */
export function refusedIn(
  name: string,
  { file, ids, unfit }: Known & { readonly unfit: readonly Unfit[] },
): readonly Refused[] {
  return unfit.map(({ id, at, typed, of }): Refused => {
    const index = ids.indexOf(id);
    const line = file.lines[index];
    const start = at === NAME ? undefined : line?.use?.spans[at]?.start;
    return {
      file: name,
      rule: ruleAt(file, index)?.name,
      line: index + 1,
      column: start === undefined ? undefined : (line?.indent ?? 0) + start + 1,
      typed,
      of,
    };
  });
}

interface Known {
  readonly file: RuleFile;
  readonly ids: readonly number[];
}

/** A value as it stands in the file; undefined where there is none. */
export function valueAt({ file, ids }: Known, id: number, at: number): string | undefined {
  const index = ids.indexOf(id);
  if (at === NAME) {
    return ruleAt(file, index)?.name;
  }
  const line = file.lines[index];
  return line === undefined ? undefined : valueTexts(line)[at];
}

/** Without what is over: its line is gone, or its value was changed from elsewhere. */
export function stillUnfit(now: Known, all: readonly Unfit[]): readonly Unfit[] {
  const left = all.filter((one) => valueAt(now, one.id, one.at) === one.of);
  return left.length === all.length ? all : left;
}
