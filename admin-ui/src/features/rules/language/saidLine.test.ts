import { describe, expect, it } from "vitest";
import { fixesOf } from "./fixes";
import { GERMAN_VOCABULARY, VOCABULARY } from "./given.test-data";
import { parse } from "./parse";
import { saidLine } from "./saidLine";
import { saidText } from "./saidText";
import { SentenceReader } from "./sentences";
import type { Vocabulary } from "./vocabulary";

function fixes(line: string, vocabulary: Vocabulary) {
  const text = `rule "A"\nwhen\n    ${line}\nthen\n    Give 5 points\nend`;
  const file = parse("base.dslr", text, new SentenceReader(vocabulary));
  return file.problems.flatMap((problem) =>
    fixesOf(file, problem, vocabulary, "2026-11-30", new Set()).map(({ kind, text, said }) => ({
      kind,
      text,
      said,
    })),
  );
}

describe("in the language of the page", () => {
  it("a line is said wherever it may stand, and one that is no sentence as it is", () => {
    expect(saidLine("The total is at least 20.00 EUR", GERMAN_VOCABULARY)).toBe(
      "Die Summe beträgt mindestens 20,00\u00a0€",
    );
    expect(saidLine("valid until 2026-12-24", GERMAN_VOCABULARY)).toBe("gültig bis 24.12.2026");
    expect(saidLine("The total is rather high", GERMAN_VOCABULARY)).toBe(
      "The total is rather high",
    );
    expect(saidLine("valid until 2026-12-24", VOCABULARY)).toBe("valid until 2026-12-24");
  });

  it("a text of rules is said, and its names and notes stay", () => {
    expect(saidText('# Note\nrule "A"\nthen\n    Give 5 points\nend\n', GERMAN_VOCABULARY)).toBe(
      '# Note\nrule "A"\nthen\n    Es gibt 5 Punkte\nend',
    );
  });

  it("a mending of one click is said, and what it writes is English", () => {
    const ordinal = "This is the 3th purchase of the member this month";
    const [value] = fixes(ordinal, GERMAN_VOCABULARY);
    expect(value).toEqual({ kind: "replace-value", text: "3rd", said: "3." });
    const [whole] = fixes("The totl is at least 20.00 EUR", GERMAN_VOCABULARY);
    expect(whole).toEqual({
      kind: "replace-line",
      text: "The total is at least 20.00 EUR",
      said: "Die Summe beträgt mindestens 20,00\u00a0€",
    });
    expect(fixes(ordinal, VOCABULARY)[0]?.said).toBe("3rd");
  });
});
