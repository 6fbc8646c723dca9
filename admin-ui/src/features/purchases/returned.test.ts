import { expect, it } from "vitest";
import type { Purchase } from "../../shared/api/types";
import { pointsOfLine } from "../../shared/explanation/WhyDrawer";
import { leftOf, linesOf } from "./returned";

const line = (number: number, quantity: number, returnedQuantity: number) =>
  ({ line: number, quantity, returnedQuantity }) as Purchase["lines"][number];

it("what is left of a line is exact, also of weights", () => {
  expect(leftOf(line(1, 0.3, 0.1))).toBe(0.2);
  expect(leftOf(line(1, 2, 2))).toBe(0);
});

it("a return names only lines of which something comes back", () => {
  const purchase = { lines: [line(1, 2, 0), line(2, 1, 0)] } as Purchase;
  expect(linesOf(purchase, { 1: 0, 2: 1 })).toEqual([{ line: 2, quantity: 1 }]);
});

it("the points of a line come from all awards", () => {
  const awards = [
    { rule: "a", points: 5, text: "", lines: [{ line: 1, points: 5 }] },
    {
      rule: "b",
      points: 3,
      text: "",
      lines: [
        { line: 1, points: 2 },
        { line: 2, points: 1 },
      ],
    },
  ];
  expect(pointsOfLine(awards, 1)).toBe(7);
  expect(pointsOfLine(awards, 3)).toBe(0);
});
