import { expect, it } from "vitest";
import { written } from "./Details";

const FORMATS = {
  dateTime: () => "1 Dec",
  day: () => "1 December",
  number: (value: number) => value.toLocaleString("en"),
};

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
  ["2026-12-01", "1 December"],
  [1234, "1,234"],
  ["0199c2a4-7d1e-7000-8000-0000008a7eb3", "…8a7eb3"],
])("%j is written as %s", (value, text) => {
  expect(written(value, FORMATS)).toBe(text);
});
