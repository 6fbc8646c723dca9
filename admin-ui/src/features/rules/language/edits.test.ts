import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsOf } from "./checks";
import {
  addRule,
  addSentence,
  applied,
  beginning,
  dayAfter,
  duplicateRule,
  duplicateSentence,
  type Edit,
  freeName,
  isPaused,
  movable,
  moveRule,
  moveSentence,
  removeRule,
  removeSentence,
  renameRule,
  setPaused,
  setValue,
} from "./edits";
import { canonical, partOf, print, type Rule, type RuleFile } from "./file";
import { fileOf, JUDGED_FILES, SOUND_FILES, TODAY, VOCABULARY } from "./given.test-data";
import { PARTS } from "./vocabulary";

const RULE = `rule "Coffee"
when
    # on any day
    The day is Monday
    The total is at least 20.00 EUR
then
    Give 5 points
end
`;

function ruleOf(file: RuleFile, index = 0): Rule {
  const rule = file.rules[index];
  if (!rule) {
    throw new Error("no such rule");
  }
  return rule;
}

function raws(file: RuleFile): string[] {
  return file.lines.map((line) => line.raw);
}

const soundFile = fc.constantFrom(...SOUND_FILES.map((file) => file.text));
const anyFile = fc
  .tuple(fc.constantFrom(...JUDGED_FILES.map((file) => file.text)), fc.boolean())
  .map(([text, windows]) => (windows ? text.replaceAll("\n", "\r\n") : text));

/** A file, and one of its sentences. */
const sentenceIn = (texts: fc.Arbitrary<string>) =>
  texts
    .map(fileOf)
    .filter((file) => file.lines.some((line) => line.use !== null))
    .chain((file) =>
      fc.record({
        file: fc.constant(file),
        line: fc.constantFrom(...file.lines.flatMap((line, index) => (line.use ? [index] : []))),
      }),
    );

describe("an edit", () => {
  it("of a value changes its line and no other, and writes the sentence canonically", () => {
    fc.assert(
      fc.property(sentenceIn(anyFile), fc.nat(9), ({ file, line }, pick) => {
        const use = file.lines[line]?.use;
        const count = use?.sentence.parameters.length ?? 0;
        fc.pre(count > 0);
        const parameter = pick % count;
        const example = use?.sentence.template.match(use.sentence.example).spans[parameter];
        const value = use?.sentence.example.slice(example?.start, example?.end) ?? "";

        const after = fileOf(applied(file, setValue(file, line, parameter, value)));

        expect(after.ends).toEqual(file.ends);
        raws(after).forEach((raw, index) => {
          if (index !== line) {
            expect(raw).toBe(file.lines[index]?.raw);
          }
        });
        const changed = after.lines[line];
        expect(changed?.use?.sentence.id).toBe(use?.sentence.id);
        expect(changed?.raw).toBe(`    ${changed && canonical(changed)}`);
      }),
    );
  });

  it("that writes every value as it stands loses nothing: cards, text, cards", () => {
    fc.assert(
      fc.property(sentenceIn(soundFile), ({ file, line }) => {
        const before = file.lines[line];
        const values = before?.use?.values.map((value) => value?.written ?? "") ?? [];
        let text = print(file);
        values.forEach((value, parameter) => {
          text = applied(fileOf(text), setValue(fileOf(text), line, parameter, value));
        });
        const after = fileOf(text);
        expect(after.lines[line]?.use?.values).toEqual(before?.use?.values);
        expect(after.rules.map((rule) => rule.name)).toEqual(file.rules.map((rule) => rule.name));
        expect(problemsOf([after])).toEqual([]);
      }),
    );
  });

  it("adds a sentence at the end of its part, every one of the vocabulary", () => {
    const file = fileOf(RULE);
    for (const sentence of VOCABULARY.sentences) {
      const edit = addSentence(file, ruleOf(file), sentence.part, sentence.example);
      const after = fileOf(applied(file, edit));

      expect(after.lines[edit.focus ?? -1]?.use?.sentence.id).toBe(sentence.id);
      expect(raws(after)).toHaveLength(raws(file).length + 1);
      expect(partOf(ruleOf(after), sentence.part).lines).toContain(edit.focus);
    }
  });

  it("begins every sentence so that it is known again", () => {
    for (const sentence of VOCABULARY.sentences) {
      const line = beginning(sentence, VOCABULARY, TODAY);
      const match = sentence.template.match(line);
      expect(match.expecting).toBeNull();
      expect(match.reached).toBe(line.length);
    }
  });

  it("moves a sentence up and down with its comments", () => {
    const file = fileOf(RULE);
    const down = applied(file, moveSentence(file, ruleOf(file), 3, 1));

    expect(down).toContain("20.00 EUR\n    # on any day\n    The day is Monday\nthen");
    const moved = fileOf(down);
    expect(applied(moved, moveSentence(moved, ruleOf(moved), 4, 0))).toBe(RULE);
  });

  it("that moves a sentence and moves it back changes nothing", () => {
    fc.assert(
      fc.property(sentenceIn(soundFile), fc.nat(6), ({ file, line }, pick) => {
        const rule = file.rules.find((one) => line >= one.first && line <= one.last);
        fc.pre(rule !== undefined);
        const places = movable(file, rule as Rule, line);
        const to = pick % places.length;
        fc.pre(places[to] !== line);
        const edit = moveSentence(file, rule as Rule, line, to);
        const after = fileOf(applied(file, edit));
        const again = after.rules.find((one) => one.name === rule?.name) as Rule;
        const back = moveSentence(after, again, edit.focus ?? -1, places.indexOf(line));

        expect(raws(after).sort()).toEqual(raws(file).sort());
        expect(movable(after, again, edit.focus ?? -1).indexOf(edit.focus ?? -1)).toBe(to);
        expect(applied(after, back)).toBe(print(file));
      }),
    );
  });

  it("removes a sentence with the comments that stand above it", () => {
    const file = fileOf(RULE);
    const after = applied(file, removeSentence(file, ruleOf(file), 3));

    expect(after).toBe(RULE.replace("    # on any day\n    The day is Monday\n", ""));
  });

  it("duplicates a sentence, which the checks then find", () => {
    const file = fileOf(RULE);
    const after = fileOf(applied(file, duplicateSentence(file, 3)));

    expect(problemsOf([after]).map((problem) => problem.what.key)).toEqual(["twice"]);
  });

  it("adds rules, to an empty file too", () => {
    const rule = {
      name: "New",
      headers: [],
      conditions: ["A purchase is made"],
      consequences: ["Give 1 point"],
    };
    const file = fileOf("");
    const first = applied(file, addRule(file, rule));
    const second = applied(fileOf(first), addRule(fileOf(first), { ...rule, name: "Newer" }));

    expect(first).toBe('rule "New"\nwhen\n    A purchase is made\nthen\n    Give 1 point\nend\n');
    expect(second).toBe(`${first}\n${first.replace("New", "Newer")}`);
  });

  it("duplicates and removes a rule, and nothing is left of it", () => {
    fc.assert(
      fc.property(soundFile, fc.nat(20), (text, pick) => {
        const file = fileOf(text);
        const index = pick % file.rules.length;
        const rule = ruleOf(file, index);
        const names = new Set(file.rules.map((one) => one.name));
        const copied = fileOf(applied(file, duplicateRule(file, rule, names)));

        expect(copied.rules).toHaveLength(file.rules.length + 1);
        expect(problemsOf([copied])).toEqual([]);
        const copy = ruleOf(copied, index + 1);
        expect(applied(copied, removeRule(copied, copy))).toBe(text);
      }),
    );
  });

  it("moves a rule down and up again", () => {
    fc.assert(
      fc.property(soundFile, fc.nat(20), (text, pick) => {
        const file = fileOf(text);
        fc.pre(file.rules.length > 1);
        const index = pick % (file.rules.length - 1);
        const edit = moveRule(file, ruleOf(file, index), 1);
        const after = fileOf(applied(file, edit));

        expect(ruleOf(after, index + 1).name).toBe(ruleOf(file, index).name);
        expect(edit.focus).toBe(ruleOf(after, index + 1).opening);
        expect(applied(after, moveRule(after, ruleOf(after, index + 1), -1))).toBe(text);
      }),
    );
  });

  it("pauses a rule and puts it back into force", () => {
    const file = fileOf(RULE);
    const paused = fileOf(applied(file, setPaused(file, ruleOf(file), true)));

    expect(isPaused(paused, ruleOf(paused))).toBe(true);
    expect(problemsOf([paused])).toEqual([]);
    expect(applied(paused, setPaused(paused, ruleOf(paused), false))).toBe(RULE);
  });

  it("renames a rule in its line only", () => {
    const file = fileOf(RULE);

    expect(applied(file, renameRule(file, ruleOf(file), "Tea"))).toBe(
      RULE.replace("Coffee", "Tea"),
    );
  });

  it("keeps line ends of Windows, and a missing last one", () => {
    const text = RULE.replaceAll("\n", "\r\n").trimEnd();
    const file = fileOf(text);
    const edit: Edit = addSentence(file, ruleOf(file), "then", "Give 6 points");

    expect(applied(file, edit)).toBe(
      text.replace("    Give 5 points\r\n", "    Give 5 points\r\n    Give 6 points\r\n"),
    );
  });

  it("puts a missing part where it belongs", () => {
    const file = fileOf('rule "x"\nwhen\n    A purchase is made\nend\n');

    expect(applied(file, addSentence(file, ruleOf(file), "then", "Give 5 points"))).toBe(
      'rule "x"\nwhen\n    A purchase is made\nthen\n    Give 5 points\nend\n',
    );
  });
});

describe("names and days", () => {
  it("finds a name that is free", () => {
    expect(freeName("A", new Set())).toBe("A");
    expect(freeName("A", new Set(["A", "A (2)"]))).toBe("A (3)");
    expect(freeName("A (2)", new Set(["A (2)", "A"]))).toBe("A (3)");
  });

  it("counts days over the ends of months", () => {
    expect(dayAfter("2026-11-24", 30)).toBe("2026-12-24");
    expect(PARTS).toHaveLength(3);
  });
});
