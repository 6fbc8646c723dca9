import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applied, duplicateRule, removeRule, setPaused } from "./edits";
import { print, type RuleFile } from "./file";
import { fileOf, SOUND_FILES } from "./given.test-data";
import { merge } from "./merge";

const rule = (name: string, points: number) =>
  `rule "${name}"\nwhen\n    A purchase is made\nthen\n    Give ${points} points\nend\n`;
const BASE = `# Ours.\n\n${rule("A", 1)}\n${rule("B", 1)}\n${rule("C", 1)}`;

function merged(base: string, mine: string, theirs: string) {
  return merge(fileOf(base), fileOf(mine), fileOf(theirs));
}

/** Changes a rule in one of several ways. */
function changed(file: RuleFile, index: number, how: number): string {
  const target = file.rules[index % file.rules.length];
  if (!target) {
    return print(file);
  }
  const names = new Set(file.rules.map((one) => one.name));
  const edits = [
    setPaused(file, target, true),
    removeRule(file, target),
    duplicateRule(file, target, names),
  ];
  const edit = edits[how % edits.length];
  return edit ? applied(file, edit) : print(file);
}

describe("two changes of one file", () => {
  it("come together where they are of different rules", () => {
    const mine = BASE.replace(rule("A", 1), rule("A", 5));
    const theirs = BASE.replace(rule("C", 1), rule("C", 7));

    expect(merged(BASE, mine, theirs)).toEqual({
      text: BASE.replace(rule("A", 1), rule("A", 5)).replace(rule("C", 1), rule("C", 7)),
      conflicts: [],
    });
  });

  it("come together where one adds a rule and one removes another", () => {
    const mine = BASE.replace(`${rule("B", 1)}\n`, "");
    const theirs = BASE.replace(rule("C", 1), `${rule("New", 2)}\n${rule("C", 1)}`);
    const { text, conflicts } = merged(BASE, mine, theirs);

    expect(conflicts).toEqual([]);
    expect(fileOf(text).rules.map((one) => one.name)).toEqual(["A", "New", "C"]);
  });

  it("are in conflict where both changed one rule, and either can be chosen, or both", () => {
    const mine = BASE.replace(rule("B", 1), rule("B", 2));
    const theirs = BASE.replace(rule("B", 1), rule("B", 3));
    const files = [fileOf(BASE), fileOf(mine), fileOf(theirs)] as const;

    expect(merge(...files).conflicts.map((conflict) => conflict.rule)).toEqual(["B"]);
    expect(merge(...files).text).toBe(mine);
    expect(merge(...files, new Map([["B", "theirs"]])).text).toBe(theirs);
    expect(merge(...files, new Map([["B", "both"]]))).toMatchObject({
      text: BASE.replace(rule("B", 1), `${rule("B", 2)}\n${rule("B", 3)}`),
      conflicts: [],
    });
  });

  it("are what one side made of it where the other did nothing", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SOUND_FILES.map((file) => file.text)),
        fc.nat(10),
        fc.nat(2),
        (base, index, how) => {
          const mine = changed(fileOf(base), index, how);
          expect(merged(base, mine, base)).toEqual({ text: mine, conflicts: [] });
          const theirs = merged(base, base, mine);
          expect(theirs.conflicts).toEqual([]);
          expect(
            fileOf(theirs.text)
              .rules.map((one) => one.name)
              .sort(),
          ).toEqual(
            fileOf(mine)
              .rules.map((one) => one.name)
              .sort(),
          );
        },
      ),
    );
  });
});
