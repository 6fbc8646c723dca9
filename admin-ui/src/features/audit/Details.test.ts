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
  ["2026-12-01T05:30:00Z", "1 Dec"],
  ["2026-12-01", "2026-12-01"],
])("%j is written as %s", (value, text) => {
  expect(written(value, { dateTime: () => "1 Dec" })).toBe(text);
});
