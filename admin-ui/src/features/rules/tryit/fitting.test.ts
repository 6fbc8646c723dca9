import { describe, expect, it } from "vitest";
import { SENTENCES, VOCABULARY } from "../language/given.test-data";
import { parse } from "../language/parse";
import type { Shop } from "./basket";
import { basketFor, type Fit } from "./fitting";

const SHOP: Shop = {
  marks: { decimal: ".", group: "," },
  currency: "EUR",
  zone: "Europe/Berlin",
  stores: [
    { code: "hamburg", zone: "Europe/Berlin", tags: [] },
    { code: "berlin", zone: "Europe/Berlin", tags: ["outlet"] },
  ],
};
/** A Tuesday. */
const TODAY = "2026-11-24";

function basket(fit: Fit, ...conditions: string[]) {
  const text = `rule "R"\nwhen\n${conditions.join("\n")}\nthen\nGive 5 points\nend\n`;
  const file = parse("a.dslr", text, SENTENCES);
  const [rule] = file.rules;
  if (rule === undefined) {
    throw new Error("There is a rule");
  }
  return basketFor(file, rule, fit, SHOP, VOCABULARY, TODAY);
}

describe("a basket for a rule", () => {
  it("is what every condition asks for", () => {
    const fits = basket(
      "fits",
      'At least 20.00 EUR is spent on brand "Illy"',
      'The member is in tier "gold" or higher',
      "The day is Thursday",
      "This is the 3rd purchase of the member",
    );
    expect(fits.lines).toMatchObject([{ brand: "Illy", price: "20.00" }]);
    expect(fits).toMatchObject({ tier: "gold", at: "2026-11-26T12:00", purchases: "2" });
  });

  it("misses by a cent, and by nothing else", () => {
    const condition = 'At least 20.00 EUR is spent on brand "Illy"';
    const misses = basket("misses", "The day is Thursday", condition);
    expect(misses.lines).toMatchObject([{ brand: "Illy", price: "19.99" }]);
    expect(misses.at).toBe("2026-11-26T12:00");
  });

  it.each([
    ['The basket contains products in category "tea"', { category: "tea" }, { category: "other" }],
    ['The basket contains no products of brand "A"', { brand: "" }, { brand: "A" }],
    ['The basket contains at least 3 units of product "P"', { quantity: "3" }, { quantity: "2" }],
    ["The total is at most 5.00 EUR", { price: "5.00" }, { price: "5.01" }],
    ["The total with charges is at least 5.00 EUR", { price: "5.00" }, { price: "4.99" }],
    ["The basket contains at least 4 units in all", { quantity: "4" }, { quantity: "3" }],
    [
      "The basket contains at least 4 units with free ones and charges",
      { quantity: "4" },
      { quantity: "3" },
    ],
  ])("%s", (condition, fits, misses) => {
    expect(basket("fits", condition).lines).toMatchObject([fits]);
    expect(basket("misses", condition).lines).toMatchObject([misses]);
  });

  it.each([
    ['The member is in tier "gold"', { tier: "gold" }, { tier: "silver" }],
    ['The customer presents the code "X"', { codes: "X" }, { codes: "" }],
    ["The day is Tuesday", { at: "2026-11-24T12:00" }, { at: "2026-11-25T12:00" }],
    ["This is the first purchase of the member", { purchases: "0" }, { purchases: "1" }],
    ['The store is not "berlin"', { store: "other" }, { store: "berlin" }],
    ['The store has tag "outlet"', { store: "berlin" }, { store: "hamburg" }],
    ["The day of the month is at most 5", { at: "2026-12-01T12:00" }, { at: "" }],
    ["The day of the month is at least 25", { at: "2026-11-25T12:00" }, { at: "" }],
    [
      'The customer pays with "card"',
      { attributes: "payment: card" },
      { attributes: "payment: other" },
    ],
  ])("%s", (condition, fits, misses) => {
    expect(basket("fits", condition)).toMatchObject(fits);
    expect(basket("misses", condition)).toMatchObject(misses);
  });

  it("has a line for each code of a kind that is asked for", () => {
    const fits = basket(
      "fits",
      'The basket contains products in category "tea"',
      'The basket contains products in category "cake"',
      'The basket contains products of brand "Illy"',
      'The basket contains no products in category "wine"',
    );
    expect(fits.lines).toMatchObject([
      { key: 1, category: "tea", brand: "Illy" },
      { key: 2, category: "cake" },
    ]);
  });

  it("has as many products as are asked for, or one less", () => {
    const condition = "The basket contains at least 3 different products";
    expect(basket("fits", condition).lines.map(({ product }) => product)).toEqual([
      "",
      "other-1",
      "other-2",
    ]);
    expect(basket("misses", condition).lines).toHaveLength(2);
  });
});
