import { describe, expect, it } from "vitest";
import { SENTENCES } from "../language/given.test-data";
import { rulesOf } from "../language/names";
import { parse } from "../language/parse";
import { problemTexts } from "../texts/problems";
import { allProblems, listed, warningsByRule } from "./problems";

const LIVE = `rule "Tea"
when
    The basket contains products in category "tea"
then
    Multiply points on category "tea" by 2
end
`;
const MINE = LIVE.replace("Tea", "Mine").replaceAll("tea", "wine");
const finding = (line: number, message: string) => ({
  file: "a.dslr",
  line,
  column: 1,
  severity: "warning" as const,
  message,
});

describe("problems of a draft", () => {
  const file = parse("a.dslr", `${LIVE}\n${MINE}`, SENTENCES);
  const findings = [
    finding(3, "tea was not seen"),
    finding(5, "tea was not seen"),
    finding(1, 'always fires together with "Mine"'),
    finding(10, "wine was not seen"),
    finding(12, "wine was not seen"),
  ];
  const problems = allProblems(
    [],
    findings,
    problemTexts.en.said,
    [file],
    rulesOf([{ name: "f", text: LIVE }]),
  );

  it("are told apart from those of rules that are live as they stand, each once for a rule", () => {
    const { own, live } = listed(problems);
    expect(own).toMatchObject([
      { rule: "Tea", line: 1 },
      { rule: "Mine", line: 10, sentence: 'The basket contains products in category "wine"' },
    ]);
    expect(live).toMatchObject([{ rule: "Tea", line: 3 }]);
  });

  it("are known for the card of their rule", () => {
    expect(warningsByRule(problems).get("Mine")).toEqual(["wine was not seen"]);
  });

  it("are the draft's own while the live rulebook is not known", () => {
    const unknown = allProblems([], findings, problemTexts.en.said, [file]);
    expect(listed(unknown).own).toHaveLength(3);
  });
});
