import { expect, it } from "vitest";
import { foundText, foundTexts } from "./found";

const sentence = (text: string, found: string | undefined, needed: string, met = false) => ({
  text,
  met,
  found,
  needed,
});

it.each([
  ['The basket contains products in category "cake"', "no", "cake", "not in the basket"],
  ['The basket contains no products of brand "Illy"', "yes", "none of Illy", "it is in the basket"],
  ['The customer presents the code "SUMMER"', "no", "SUMMER", "was not presented"],
  ['The member has tag "vip"', "no", "vip", "does not have it"],
  ["The member enrols", "purchase", "enrolment", "this is a purchase"],
  ["A purchase is made", "review", "purchase", "this is the event “review”"],
  [
    "This is the first purchase of the member",
    "11",
    "1",
    "it is purchase number 11, number 1 is needed",
  ],
  ["Every 10th purchase of the member", "3", "10", "it is purchase number 3"],
  ["The basket contains at least 3 units in all", "1", "3", "there are 1, at least 3 are needed"],
  [
    "The total is at least 20.00 EUR",
    "3.00 EUR",
    "20.00 EUR",
    "it is 3.00 EUR, at least 20.00 EUR is needed",
  ],
  ['The member is in tier "gold"', "bronze", "gold", "is bronze, needs gold"],
  ['The channel is "app"', undefined, "app", "needs app"],
])("%s, found %s, needed %s: %s", (text, found, needed, told) => {
  expect(foundText(sentence(text, found, needed), foundTexts.en)).toBe(told);
});

it("what was met is only said where it says something", () => {
  const met = (text: string, found: string) =>
    foundText(sentence(text, found, "", true), foundTexts.en);
  expect(met("A purchase is made", "purchase")).toBe("");
  expect(met('The basket contains products in category "tea"', "yes")).toBe("");
  expect(met("The day is Saturday", "Saturday")).toBe("is Saturday");
});

it("is told in German", () => {
  const text = 'The basket contains products in category "cake"';
  expect(foundText(sentence(text, "nein", "cake"), foundTexts.de)).toBe("nicht im Warenkorb");
});
