import { expect, it } from "vitest";
import { lineThen } from "./useTemplate";

it("finds a line again behind those that came between", () => {
  const sent = 'rule "A"\nwhen\nthen\n    Give 5 points\nend\nrule "B"\nwhen\nend';
  const kept = sent.replace('rule "A"', 'rule "A"\n    identity "k7m2-q9xd"');
  expect([1, 2, 4, 6, 8].map((line) => lineThen(sent, kept, line))).toEqual([1, 3, 5, 7, 9]);
  expect(lineThen(sent, sent, 4)).toBe(4);
});
