import { describe, expect, it } from "vitest";
import { problemsOf } from "./checks";
import { applied } from "./edits";
import { fixesOf } from "./fixes";
import { fileOf, JUDGED_FILES, TODAY, VOCABULARY } from "./given.test-data";

function mended(text: string, which = 0): string {
  const file = fileOf(text);
  const [problem] = problemsOf([file]);
  const names = new Set(file.rules.map((rule) => rule.name));
  const fix = problem && fixesOf(file, problem, VOCABULARY, TODAY, names)[which];
  return fix ? applied(file, fix.edit) : "not mended";
}

function rule(consequence: string, condition = "A purchase is made"): string {
  return `rule "A"\nwhen\n    ${condition}\nthen\n    ${consequence}\nend\n`;
}

describe("a fix", () => {
  it.each([
    ["Give 5 pionts", "Give 5 points"],
    ['Multiply points on categories "coffee" by 2', 'Multiply points on category "coffee" by 2'],
    ["Give 05 points", "Give 5 points"],
    ["Give 5 points now", "Give 5 points"],
    ["Give 1 point per 2 USD spent", "Give 1 point per 2 EUR spent"],
    ["At most 500 points per member per fortnight", "At most 500 points per member per day"],
    ['Tell customer "Hello"', 'Tell the customer "Hello"'],
    ["Give 5\u200B points", "Give 5 points"],
    ["Give 1 point per 020.00 EUR spent", "Give 1 point per 20.00 EUR spent"],
    ["Give 1 point per 0.50 USD spent", "Give 1 point per 0.50 EUR spent"],
    ["Give 1 point per 020.00 USD spent", "Give 1 point per 20.00 EUR spent"],
    ["Multiply points by 02.50", "Multiply points by 2.5"],
    ["Take 010% off the basket", "Take 10% off the basket"],
  ])("of %s makes %s", (written, meant) => {
    expect(mended(rule(written))).toBe(rule(meant));
  });

  it("of a condition's number keeps what stands behind it", () => {
    expect(mended(rule("Give 5 points", "This is the 010th purchase of the member"))).toBe(
      rule("Give 5 points", "This is the 10th purchase of the member"),
    );
  });

  it("finds the tier that was probably meant", () => {
    expect(mended(rule("Give 5 points", 'The member is in tier "glod"'))).toBe(
      rule("Give 5 points", 'The member is in tier "gold"'),
    );
  });

  it("moves a sentence to where it belongs", () => {
    const text =
      'rule "A"\nwhen\n    A purchase is made\n    Give 5 points\nthen\n    Give 6 points\nend\n';

    expect(mended(text)).toBe(
      'rule "A"\nwhen\n    A purchase is made\nthen\n    Give 6 points\n    Give 5 points\nend\n',
    );
  });

  it("ends a rule that has no end", () => {
    const open = 'rule "A"\nwhen\n    A purchase is made\nthen\n    Give 5 points\n';
    const next = rule("Give 6 points").replace('"A"', '"B"');

    expect(mended(open)).toBe(`${open}end\n`);
    expect(mended(`${open}\n${next}`)).toBe(`${open}end\n\n${next}`);
  });

  it("gives a rule a name of its own", () => {
    expect(mended(`${rule("Give 5 points")}\n${rule("Give 6 points")}`)).toBe(
      `${rule("Give 5 points")}\n${rule("Give 6 points").replace('"A"', '"A (2)"')}`,
    );
  });

  it("never puts a value where another one has to be mended", () => {
    let replaced = 0;
    for (const { text } of JUDGED_FILES) {
      const file = fileOf(text);
      const names = new Set(file.rules.map((one) => one.name));
      for (const problem of problemsOf([file])) {
        const [fix] = fixesOf(file, problem, VOCABULARY, TODAY, names);
        if (fix?.kind === "replace-value") {
          replaced++;
          const left = problemsOf([fileOf(applied(file, fix.edit))]);
          expect(
            left.find(
              ({ line, column, what }) =>
                what.key === "bad-value" && line === problem.line && column === problem.column,
            ),
            `${file.lines[problem.line - 1]?.content} → ${fix.text}`,
          ).toBeUndefined();
        }
      }
    }
    expect(replaced).toBeGreaterThan(20);
  }, 30_000);

  it("can be carried out, wherever one is offered", () => {
    let offered = 0;
    for (const { text } of JUDGED_FILES.filter((_, index) => index % 4 === 0)) {
      const file = fileOf(text);
      const names = new Set(file.rules.map((one) => one.name));
      for (const problem of problemsOf([file]).slice(0, 2)) {
        for (const fix of fixesOf(file, problem, VOCABULARY, TODAY, names)) {
          offered++;
          expect(applied(file, fix.edit)).not.toBe(text);
        }
      }
    }
    expect(offered).toBeGreaterThan(100);
  }, 30_000);
});
