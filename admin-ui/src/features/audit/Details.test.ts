import { expect, it } from "vitest";
import { written } from "./Details";

it.each([
  ["text", "text"],
  [7, "7"],
  [null, "–"],
  [[], "–"],
  [["a", "b"], "a, b"],
  [{ from: "till", to: "admin" }, "till → admin"],
  [{ before: null, after: 3 }, "– → 3"],
  [{ a: 1, b: [2, 3] }, "a: 1, b: 2, 3"],
])("%j is written as %s", (value, text) => {
  expect(written(value)).toBe(text);
});
