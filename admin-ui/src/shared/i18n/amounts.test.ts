import { describe, expect, it } from "vitest";
import { marksOf, readNumber, typedNumber } from "./amounts";

const EN = marksOf("en-GB");
const DE = marksOf("de-DE");

describe("a number that is typed", () => {
  it.each([
    ["4.50", EN, 4.5],
    ["4,50", EN, 4.5],
    ["4,50", DE, 4.5],
    ["4.50", DE, 4.5],
    [" 12 ", DE, 12],
    ["1,000.50", EN, 1000.5],
    ["1.000,50", DE, 1000.5],
    ["1,000.50", DE, 1000.5],
    ["1.000,50", EN, 1000.5],
    ["1,000", EN, 1000],
    ["1.000", DE, 1000],
    ["1,234,567", DE, 1_234_567],
    ["1 000,50", DE, 1000.5],
    ["1 000.50", EN, 1000.5],
    ["1'000.50", EN, 1000.5],
    ["0", EN, 0],
  ])("is read as %s is meant", (typed, marks, value) => {
    expect(readNumber(typed, marks, 2)).toBe(value);
  });

  it.each([
    "",
    "abc",
    "-1",
    "1e3",
    "4.505",
    "1.000.50",
    "1,00,000",
    "10 00",
    "1,,5",
    ".5",
    "5.",
    "1234567890",
    "1,000.50.2",
  ])("is none where it is %j", (typed) => {
    expect(readNumber(typed, EN, 2)).toBeNull();
  });

  it("is a fraction by the mark of the locale, and nothing where it could be thousands too", () => {
    expect(readNumber("1,500", DE, 3)).toBe(1.5);
    expect(readNumber("1.500", EN, 3)).toBe(1.5);
    expect(readNumber("1.500", DE, 3)).toBeNull();
    expect(readNumber("0.333", DE, 3)).toBe(0.333);
    expect(readNumber("4,50", EN, 0)).toBeNull();
    expect(readNumber("1,000", EN, 0)).toBe(1000);
  });

  it("is shown with the mark of the locale", () => {
    expect(typedNumber(2.5, DE, 2)).toBe("2,50");
    expect(typedNumber(0.333, EN)).toBe("0.333");
  });
});
