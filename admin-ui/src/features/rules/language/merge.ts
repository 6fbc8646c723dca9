import type { RuleFile } from "./file";

/** A rule that two people changed in different ways. */
export interface MergeConflict {
  readonly rule: string;
  /** The lines of the rule with the comments above it; empty where it was removed. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What came of putting two changes of one file together. */
export interface Merged {
  /** Rules in conflict stand in it as in `mine`. */
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
}

export type Choice = "mine" | "theirs" | "both";

/**
 * Puts two changes of one file together, rule by rule. What only one side changed is taken; where
 * both changed the same rule, somebody has to choose.
 *
 * @param chosen what was chosen for rules in conflict, by their names
 */
export function merge(
  base: RuleFile,
  mine: RuleFile,
  theirs: RuleFile,
  chosen: ReadonlyMap<string, Choice> = new Map(),
): Merged {
  const [was, ours, other] = [blocksOf(base), blocksOf(mine), blocksOf(theirs)];
  const conflicts: MergeConflict[] = [];
  const kept: string[] = [];
  for (const key of together(ours, other)) {
    const one = {
      base: was.get(key) ?? "",
      mine: ours.get(key) ?? "",
      theirs: other.get(key) ?? "",
    };
    const taken = pick(one);
    if (taken !== null) {
      kept.push(taken);
    } else {
      const rule = key === HEAD ? "" : nameOf(key);
      const choice = chosen.get(rule);
      if (choice === undefined) {
        conflicts.push({ rule, ...one });
      }
      kept.push(...resolved(choice, one.mine, one.theirs));
    }
  }
  return { text: kept.filter((block) => block !== "").join(""), conflicts };
}

type Three = { base: string; mine: string; theirs: string };

/** What stands after both changes; null where both changed it in different ways. */
function pick({ base, mine, theirs }: Three): string | null {
  if (same(mine, theirs) || same(theirs, base)) {
    return mine;
  }
  return same(mine, base) ? theirs : null;
}

/** Empty lines below a rule are nobody's work. */
function same(one: string, other: string): boolean {
  return one.trimEnd() === other.trimEnd();
}

function resolved(choice: Choice | undefined, mine: string, theirs: string): string[] {
  switch (choice) {
    case "theirs":
      return [theirs];
    case "both":
      return [apart(mine), theirs];
    default:
      return [mine];
  }
}

function apart(block: string): string {
  return block === "" || /\n\s*\n$/.test(block) ? block : `${block.trimEnd()}\n\n`;
}

const HEAD = "head";

function nameOf(key: string): string {
  return key.replace(/^[0-9]+ /, "");
}

/** The text of each rule with what stands between it and the next, and of what stands above all. */
function blocksOf(file: RuleFile): Map<string, string> {
  const blocks = new Map<string, string>();
  const starts = [0, ...file.rules.map((rule) => rule.first)];
  const seen = new Map<string, number>();
  starts.forEach((start, index) => {
    const name = file.rules[index - 1]?.name;
    const count = (seen.get(name ?? "") ?? 0) + 1;
    seen.set(name ?? "", count);
    const key = index === 0 ? HEAD : `${count} ${name}`;
    const end = starts[index + 1] ?? file.lines.length;
    let text = "";
    for (let line = start; line < end; line++) {
      text += (file.lines[line]?.raw ?? "") + (file.ends[line] ?? "");
    }
    blocks.set(key, (index === 0 && file.marked ? "\uFEFF" : "") + text);
  });
  return blocks;
}

/** The keys of both, in the order of mine; what only the other has stands behind its neighbour. */
function together(mine: Map<string, string>, theirs: Map<string, string>): string[] {
  const order = [...mine.keys()];
  let before = HEAD;
  for (const key of theirs.keys()) {
    if (!mine.has(key)) {
      order.splice(order.indexOf(before) + 1, 0, key);
    }
    before = key;
  }
  return order;
}
