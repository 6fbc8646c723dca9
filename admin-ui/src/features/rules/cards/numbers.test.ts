import { describe, expect, it } from "vitest";
import { marksOf } from "../../../shared/i18n/amounts";
import { VOCABULARY } from "../language/given.test-data";
import type { Parameter } from "../language/vocabulary";
import { readNumber, shownNumber } from "./numbers";

const GERMAN = marksOf("de-DE");
const ENGLISH = marksOf("en-GB");
const CURRENCY = VOCABULARY.currency;

function of(type: string): Parameter {
  const some = VOCABULARY.sentence("give")?.parameters[0];
  return { ...(some as Parameter), type, choices: [] };
}

/** Type, what is typed, what German and English pages write into the file or say is wrong. */
const TABLE: readonly (readonly [string, string, string, string])[] = [
  ["money", "60", "60.00 EUR", "60.00 EUR"],
  ["money", "1.500,50", "1500.50 EUR", "unclear"],
  ["money", "1,500.50", "unclear", "1500.50 EUR"],
  ["money", "2.000", "2000.00 EUR", "unclear"],
  ["money", "1,500", "unclear", "1500.00 EUR"],
  ["money", "1500.5", "unclear", "1500.50 EUR"],
  ["money", "1500,5", "1500.50 EUR", "unclear"],
  ["money", "20.00", "unclear", "20.00 EUR"],
  ["money", "20,00 EUR", "20.00 EUR", "unclear"],
  ["money", "1 500", "1500.00 EUR", "1500.00 EUR"],
  ["money", "1.234.567", "1234567.00 EUR", "unclear"],
  ["money", "1,234,567.5", "unclear", "1234567.50 EUR"],
  ["money", "1,5555", "1.5555 EUR", "unclear"],
  ["money", "1.50.0", "unclear", "unclear"],
  ["money", "-5", "below-zero", "below-zero"],
  ["money", "", "empty", "empty"],
  ["money", "EUR", "empty", "empty"],
  ["decimal", "1,000", "unclear", "1000"],
  ["decimal", "1.000", "1000", "unclear"],
  ["decimal", "1,125", "1.125", "1125"],
  ["decimal", "2,5", "2.5", "unclear"],
  ["decimal", "2.5", "unclear", "2.5"],
  ["decimal", "0.500", "unclear", "0.5"],
  ["decimal", "0,500", "0.5", "unclear"],
  ["decimal", "2.", "unclear", "2"],
  ["decimal", "abc", "no-number", "no-number"],
  ["decimal", "  ", "empty", "empty"],
  ["percent", "7,5", "7.5%", "unclear"],
  ["percent", "7.5%", "unclear", "7.5%"],
  ["percent", "5 %", "5%", "5%"],
  ["integer", "1,000", "unclear", "1000"],
  ["integer", "1.000", "1000", "unclear"],
  ["integer", "1,5", "not-whole", "unclear"],
  ["integer", "1.5", "unclear", "not-whole"],
  ["integer", "007", "7", "7"],
  ["integer", "12,34", "not-whole", "unclear"],
  ["days", "1.000.000", "1000000", "unclear"],
  ["ordinal", "3rd", "3rd", "3rd"],
  ["ordinal", "21", "21st", "21st"],
  ["quantity", "1,5", "1.5", "unclear"],
  ["quantity", "two", "no-number", "no-number"],
];

describe("a number that is typed", () => {
  it.each(TABLE)("%s: %s is %s in German and %s in English", (type, typed, german, english) => {
    const read = (marks: typeof GERMAN) => {
      const found = readNumber(of(type), typed, CURRENCY, marks);
      return "text" in found ? found.text : found.wrong;
    };

    expect([read(GERMAN), read(ENGLISH)]).toEqual([german, english]);
  });

  it("is read again as it is shown", () => {
    for (const [type, text] of [
      ["money", "1500.50 EUR"],
      ["decimal", "1.125"],
      ["percent", "7.5%"],
      ["integer", "1000000"],
      ["ordinal", "3rd"],
    ] as const) {
      for (const marks of [GERMAN, ENGLISH]) {
        const shown = shownNumber(of(type), text, CURRENCY, marks);
        expect(readNumber(of(type), shown, CURRENCY, marks)).toEqual({ text });
      }
    }
  });
});
