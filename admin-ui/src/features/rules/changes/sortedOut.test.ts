import { expect, it } from "vitest";
import type { Changes, Warning } from "../calls/types";
import { sortedOut } from "./sortedOut";

const warning = (rule: string | undefined, line: number, message: string) =>
  ({ code: "unknown-code", rule, file: "a.dslr", line, message, reason: "" }) as Warning;

it("what the draft changed comes first, and nothing is said twice for a rule", () => {
  const rules = [{ rule: "Mine" }] as Changes["rules"];
  const warnings = [
    warning("Theirs", 3, "tea was not seen"),
    warning("Theirs", 5, "tea was not seen"),
    warning("Mine", 9, "Illy was not seen"),
    warning("Mine", 12, "Lavaza was not seen"),
    warning("Mine", 13, "Illy was not seen"),
    warning("Theirs", 1, 'always fires together with "Mine"'),
    warning(undefined, 0, "something else went live"),
  ];
  const { own, live } = sortedOut({ warnings, rules });
  expect(own.map(({ line }) => line).sort()).toEqual([0, 1, 12, 9]);
  expect(live.map(({ line }) => line)).toEqual([3]);
});
