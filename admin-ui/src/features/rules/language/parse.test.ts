import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { problemsOf } from "./checks";
import { partOf, print, usesOf } from "./file";
import { fileOf, JUDGED_FILES, SENTENCES, SOUND_FILES, VOCABULARY } from "./given.test-data";
import { parse } from "./parse";
import { ENGLISH, told } from "./said";

const PIECES = [
  ...SOUND_FILES.flatMap((file) => file.text.split("\n")),
  ...VOCABULARY.sentences.map((sentence) => `    ${sentence.example}`),
  'rule "x"',
  "when",
  "then",
  "end",
  "",
  "# why",
  "\t \u200B",
  '"coffee" or',
];

/** Anything that somebody could come to by typing, pasting and tearing apart. */
const anyText = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary" })),
      fc.constantFrom("\n", "\n", "\r\n", "\r", "", "\n\n"),
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.map((line) => line.join("")).join(""));

/** Somewhere in a text something is taken out, and something else put in: by hand, or a whole rule. */
const anyEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  insert: fc.oneof(
    fc.constantFrom("x", "end", "\n", "\r\n", "\nend\n", "  ", '"', "#", "\u200B", ""),
    fc.constantFrom(...PIECES).map((line) => `\n${line}\n`),
    fc.constantFrom(...SOUND_FILES.map(({ text }) => text)),
  ),
});

describe("a rule file that is read again", () => {
  const after = (
    text: string,
    { at, remove, insert }: { at: number; remove: number; insert: string },
  ) => {
    const from = Math.floor(at * text.length);
    return text.slice(0, from) + insert + text.slice(from + remove);
  };

  it("is what it is when it is read for the first time, whatever was done to it", () => {
    const anyStart = fc.oneof(anyText, fc.constantFrom(...JUDGED_FILES.map(({ text }) => text)));
    fc.assert(
      fc.property(anyStart, fc.array(anyEdit, { minLength: 1, maxLength: 8 }), (start, edits) => {
        let text = start;
        let file = fileOf(text);
        for (const edit of edits) {
          text = after(text, edit);
          file = parse("f.dslr", text, SENTENCES, file);
          const anew = fileOf(text);
          expect(file).toEqual(anew);
          expect(problemsOf([file])).toEqual(problemsOf([anew]));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has no more than is told of a file, and says how much more there is", () => {
    const text = Array.from({ length: 70 }, () => 'rule "x"\nwhen\n  a\n  b\nthen\nend').join("\n");
    const file = fileOf(text);
    expect(file.problems).toHaveLength(101);
    expect(parse("f.dslr", text.replace("a", "c"), SENTENCES, file).problems).toHaveLength(101);
  });

  it("has one block read with each key, and is otherwise what it was", () => {
    const text = Array.from(
      { length: 200 },
      (_, number) => `rule "Rule ${number}"
when
    A purchase is made
then
    Give ${number + 1} points
end
`,
    ).join("\n");
    const before = fileOf(text);
    const read = vi.spyOn(SENTENCES, "read");
    const file = parse(
      "f.dslr",
      text.replace("Give 78 points", "Give 789 points"),
      SENTENCES,
      before,
    );
    expect(read.mock.calls.map(([, line]) => line)).toEqual([
      "A purchase is made",
      "Give 789 points",
    ]);
    read.mockRestore();
    const others = file.rules.filter((rule) => rule.name !== "Rule 77");
    expect(others).toHaveLength(199);
    expect(others.every((rule) => before.rules.includes(rule))).toBe(true);
    expect(file.blocks.filter((block) => !before.blocks.includes(block))).toHaveLength(1);
  });
});

describe("a rule file", () => {
  it.each(JUDGED_FILES)("has the problems that the server finds: $name", ({ text, problems }) => {
    const found = problemsOf([fileOf(text)]).map((problem) => [
      problem.line,
      problem.column,
      told(problem.what, ENGLISH),
      problem.suggestion,
    ]);

    expect(found).toEqual(problems);
  });

  it.each(JUDGED_FILES)("is given back byte for byte: $name", ({ text }) => {
    expect(print(fileOf(text))).toBe(text);
  });

  it("is given back byte for byte, whatever stands in it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const file = fileOf(text);
        expect(print(file)).toBe(text);
        for (const problem of problemsOf([file])) {
          const line = file.lines[problem.line - 1];
          expect(line).toBeDefined();
          expect(problem.column).toBeGreaterThan(0);
          expect(told(problem.what)).not.toBe("");
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives every line of a rule to one part of one rule", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const file = fileOf(text);
        const owned = file.rules.flatMap((rule) => [
          ...[...rule.parts.values()].flatMap((part) => part.lines),
        ]);
        expect(new Set(owned).size).toBe(owned.length);
        file.rules.forEach((rule, index) => {
          expect(rule.first).toBeGreaterThan(file.rules[index - 1]?.last ?? -1);
          expect(rule.last).toBeGreaterThanOrEqual(rule.opening);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("knows its sentences, their values and where they stand", () => {
    const text = `# Our season.
rule "Double points on coffee for Gold"
    valid from 2026-12-01 until 2026-12-24
when
    # cold or hot
    The basket contains products in category "coffee", "tea" or "cocoa"
then
    Multiply points on category "coffee" by 2.50
end`;
    const file = fileOf(text);
    const rule = file.rules[0];
    if (!rule) {
      throw new Error("no rule");
    }

    expect(rule).toMatchObject({ first: 0, opening: 1, last: 8, whole: true });
    const [contains] = usesOf(file, partOf(rule, "when"));
    expect(contains?.sentence.id).toBe("contains-category");
    expect(contains?.values[0]?.words).toEqual(["coffee", "tea", "cocoa"]);
    expect(contains?.spans[0]?.start).toBe(41);
    const [multiply] = usesOf(file, partOf(rule, "then"));
    expect(multiply?.values[1]?.written).toBe("2.5");
  });

  it("has the same problems on a second reading, from memory", () => {
    for (const { text } of JUDGED_FILES) {
      expect(problemsOf([fileOf(text)])).toEqual(problemsOf([fileOf(text)]));
    }
  });

  it("is read in no time, 200 rules of it", () => {
    const rule = (number: number) => `rule "Rule ${number}"
when
    The member is in tier "gold" or higher
    The total is at least ${number + 1}.00 EUR
then
    Multiply points on category "coffee" by 2
    Give ${number + 1} pionts
end
`;
    const text = Array.from({ length: 200 }, (_, number) => rule(number)).join("\n");
    fileOf(text);
    const times = [1, 2, 3, 4, 5].map((number) => {
      const started = performance.now();
      expect(fileOf(text.replace("Rule 100", `Rule ${number}00`)).rules).toHaveLength(200);
      return performance.now() - started;
    });

    expect(Math.min(...times)).toBeLessThan(50);
  });
});
