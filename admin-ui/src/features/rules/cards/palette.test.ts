import { describe, expect, it } from "vitest";
import { goTogether } from "../language/checks";
import { VOCABULARY } from "../language/given.test-data";
import type { Part } from "../language/vocabulary";
import { searched } from "./palette";

const found = (part: Part, search: string) =>
  searched(VOCABULARY.sentencesOf(part), search, VOCABULARY).flatMap(({ sentences }) =>
    sentences.map(({ id }) => id),
  );

describe("the palette finds conditions by everyday words", () => {
  it.each([
    ["spend", "total-at-least"],
    ["buy", "contains-product"],
    ["money", "total-at-least"],
    ["price", "total-at-least"],
    ["euro", "spends-on-category"],
    ["weekend", "weekday"],
    ["new customer", "first-purchase"],
    ["New Customer", "member-enrols"],
    ["happy hour", "time-between"],
    ["gold", "tier-or-higher"],
    ["Wochenende", "weekday"],
    ["neukunde", "first-purchase"],
    ["stempelkarte", "every-nth-purchase"],
  ])("%s: %s", (search, id) => {
    expect(found("when", search)).toContain(id);
  });
});

describe("the palette finds rewards by everyday words", () => {
  it.each([
    ["triple", "multiply-on-basket"],
    ["double", "multiply-on-category"],
    ["cap", "limit-per-window"],
    ["maximum", "budget"],
    ["coupon", "issue-voucher"],
    ["extra", "give"],
    ["doppelt", "multiply-on-basket"],
    ["gutschein", "issue-voucher"],
    ["silver", "qualify"],
    ["month", "limit-per-window"],
  ])("%s: %s", (search, id) => {
    expect(found("then", search)).toContain(id);
  });
});

describe("the palette", () => {
  it("puts sentences that say the words first", () => {
    expect(found("when", "tier")[0]).toBe("tier");
  });

  it.each([
    ["brand", "contains-brand"],
    ["category", "contains-category"],
    ["product", "contains-product"],
    ["spent on brand", "spends-on-brand"],
    ["no products of brand", "contains-no-brand"],
    ["total", "total-at-least"],
    ["gold", "tier"],
  ])("puts the condition first that %s means", (search, id) => {
    expect(found("when", search)[0]).toBe(id);
  });

  it("begins words as they are typed", () => {
    expect(found("when", "uro")).toEqual([]);
    expect(found("when", "no-such-word")).toEqual([]);
  });

  it("shows everything in its order where nothing is searched", () => {
    expect(found("when", "")).toEqual(VOCABULARY.sentencesOf("when").map(({ id }) => id));
  });
});

it.each([
  ["purchase", "event", false],
  ["purchase", "tier", false],
  ["purchase", "discount", true],
  ["event", "discount", false],
  ["happening", "tier", false],
  ["happening", "event", true],
  ["any", "tier", true],
  ["event", "event", true],
] as const)("sentences about %s and %s go together: %s", (one, other, together) => {
  expect(goTogether(one, other)).toBe(together);
});
