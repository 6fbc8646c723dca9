import { expect, it } from "vitest";
import { foundText, foundTexts } from "./found";

const sentence = (id: string, found: string | undefined, needed: string, met = false) => ({
  sentence: id,
  met,
  found,
  needed,
});

it.each([
  ["contains-category", "no", "cake", "not in the basket"],
  ["contains-no-brand", "yes", "none of Illy", "it is in the basket"],
  ["code-presented", "no", "SUMMER", "was not presented"],
  ["member-tag", "no", "vip", "does not have it"],
  ["member-enrols", "purchase", "enrolment", "this is a purchase"],
  ["purchase", "review", "purchase", "this is the event “review”"],
  ["first-purchase", "11", "1", "it is purchase number 11, number 1 is needed"],
  ["every-nth-purchase", "3", "10", "it is purchase number 3"],
  ["units", "1", "3", "there are 1, at least 3 are needed"],
  ["total-at-least", "3.00 EUR", "20.00 EUR", "it is 3.00 EUR, at least 20.00 EUR is needed"],
  ["tier", "bronze", "gold", "is bronze, needs gold"],
  ["channel", undefined, "app", "needs app"],
])("%s, found %s, needed %s: %s", (text, found, needed, told) => {
  expect(foundText(sentence(text, found, needed), foundTexts.en)).toBe(told);
});

it("what was met is only said where it says something", () => {
  const met = (id: string, found: string) =>
    foundText(sentence(id, found, "", true), foundTexts.en);
  expect(met("purchase", "purchase")).toBe("");
  expect(met("contains-category", "yes")).toBe("");
  expect(met("weekday", "Saturday")).toBe("is Saturday");
});

it("is told in German", () => {
  const text = "contains-category";
  expect(foundText(sentence(text, "nein", "cake"), foundTexts.de)).toBe("nicht im Warenkorb");
});

it("says a birthday as the page writes days", () => {
  const born = sentence("birthday-today", "12-09", "today");
  const said = foundText(born, foundTexts.en, (iso) => (iso === "2000-12-09" ? "9 Dec" : iso));
  expect(said).toBe("is 9 Dec, needs today");
});
