import { describe, expect, it } from "vitest";
import { marksOf } from "../../../shared/i18n/amounts";
import { askedOf, basketOf, FIRST_BASKET, FIRST_LINE, inMarks, netMinor } from "./basket";
import { faultsOf } from "./faults";
import { clockIn, momentIn } from "./moments";

const NOW = new Date("2026-11-24T12:00:00Z");
const SHOP = {
  marks: marksOf("en-GB"),
  currency: "EUR",
  zone: "Europe/Berlin",
  stores: [
    { code: "hamburg-1", zone: "Europe/Berlin" },
    { code: "lisbon-1", zone: "Europe/Lisbon" },
  ],
};

describe("a basket", () => {
  it("becomes a purchase with the total of its lines", () => {
    const basket = {
      ...FIRST_BASKET,
      codes: "WELCOME, ,WELCOME",
      lines: [
        { ...FIRST_LINE, quantity: "2", price: "2,50" },
        { ...FIRST_LINE, key: 2, category: "cheese", quantity: "0.333", price: "9.99" },
        { ...FIRST_LINE, key: 3, price: "" },
      ],
    };

    expect(askedOf(basket, SHOP, NOW)?.purchase).toMatchObject({
      store: "hamburg-1",
      occurredAt: "2026-11-24T13:00:00+01:00",
      currency: "EUR",
      totalMinor: 833,
      vouchers: ["WELCOME"],
      lines: [
        { sku: "coffee", category: "coffee", quantity: 2, unitPriceMinor: 250 },
        { category: "cheese", quantity: 0.333, unitPriceMinor: 999 },
      ],
    });
  });

  it("asks nothing while no line has a price", () => {
    const lines = [{ ...FIRST_LINE, price: "a lot" }];

    expect(askedOf({ ...FIRST_BASKET, lines }, SHOP, NOW)).toBeNull();
    expect(netMinor({ ...FIRST_LINE, price: "" }, SHOP)).toBeNull();
  });

  it("describes a member, names one, or none", () => {
    const described = { ...FIRST_BASKET, tier: "gold", purchases: "9", tags: "student" };

    expect(askedOf(described, SHOP, NOW)?.memberFacts).toEqual({
      tier: "gold",
      purchases: 9,
      tags: ["student"],
    });
    const real = { ...FIRST_BASKET, kind: "real" as const, memberValue: "4000777" };
    expect(askedOf(real, SHOP, NOW)).toMatchObject({
      purchase: { member: { card: "4000777" } },
      memberFacts: undefined,
    });
  });

  it("is typed as the locale of the page writes amounts", () => {
    const german = { ...SHOP, marks: marksOf("de-DE") };

    expect(inMarks(FIRST_LINE, german.marks).price).toBe("4,00");
    expect(netMinor({ ...FIRST_LINE, price: "1.000,50" }, german)).toBe(100_050);
    expect(netMinor({ ...FIRST_LINE, price: "1,000.50" }, SHOP)).toBe(100_050);
  });

  it("says which fields have to be put right", () => {
    const basket = {
      ...FIRST_BASKET,
      purchases: "some",
      lines: [
        { ...FIRST_LINE, price: "abc" },
        { ...FIRST_LINE, key: 2, quantity: "0" },
        { ...FIRST_LINE, key: 3, quantity: "-1", price: "" },
        { ...FIRST_LINE, key: 4, discount: "9.00" },
        { ...FIRST_LINE, key: 5, discount: "x" },
        { ...FIRST_LINE, key: 6, category: "", price: "" },
      ],
    };

    expect(faultsOf(basket, SHOP)).toEqual([
      { kind: "price", line: 1, number: 1 },
      { kind: "quantity", line: 2, number: 2 },
      { kind: "quantity", line: 3, number: 3 },
      { kind: "price", line: 3, number: 3 },
      { kind: "discount-too-large", line: 4, number: 4 },
      { kind: "discount", line: 5, number: 5 },
      { kind: "purchases" },
    ]);
    const blank = { ...FIRST_LINE, category: "", price: "" };
    expect(faultsOf({ ...FIRST_BASKET, kind: "real", lines: [blank] }, SHOP)).toEqual([
      { kind: "price", line: 1, number: 1 },
      { kind: "member" },
    ]);
    expect(faultsOf(FIRST_BASKET, SHOP)).toEqual([]);
    expect(
      faultsOf({ ...FIRST_BASKET, at: "31.11.2026", birthday: "2026-02-30", enrolled: "x" }, SHOP),
    ).toEqual([{ kind: "at" }, { kind: "birthday" }, { kind: "enrolled" }]);
    expect(faultsOf({ ...FIRST_BASKET, at: "2026-11-30T12:00" }, SHOP)).toEqual([]);
  });

  it("happens by the clock of its store, wherever the browser stands", () => {
    const typed = { ...FIRST_BASKET, store: "lisbon-1", at: "2026-07-24T09:30" };

    expect(askedOf(typed, SHOP, NOW)?.purchase.occurredAt).toBe("2026-07-24T09:30:00+01:00");
    expect(momentIn("Europe/Berlin", "2026-03-29T03:30")).toBe("2026-03-29T03:30:00+02:00");
    expect(momentIn("America/St_Johns", "2026-01-05T23:00")).toBe("2026-01-05T23:00:00-03:30");
    expect(clockIn("America/St_Johns", new Date("2026-01-06T02:30:00Z"))).toBe(
      "2026-01-05T23:00:00",
    );
  });

  it("carries what else is said of a purchase", () => {
    const typed = {
      ...FIRST_BASKET,
      channel: "app",
      attributes: "payment: card, gift, at = 10:30",
    };

    expect(askedOf(typed, SHOP, NOW)?.purchase).toMatchObject({
      channel: "app",
      attributes: { payment: "card", gift: "true", at: "10:30" },
    });
  });

  it("is what was bought in a real purchase, with its discounts", () => {
    const seen = {
      id: "1",
      points: 5,
      store: "hamburg-1",
      register: "1",
      receipt: "R-1",
      attributes: { payment: "card" },
      vouchers: ["WELCOME"],
      occurredAt: "2026-11-21T09:15:00Z",
      currency: "EUR",
      totalMinor: 450,
      lines: [
        {
          line: 1,
          sku: "ESP-1",
          category: "coffee",
          quantity: 2,
          unitPriceMinor: 250,
          discountMinor: 50,
          taxMinor: 0,
        },
      ],
    };

    const basket = basketOf(seen, FIRST_BASKET, SHOP);
    expect(basket).toMatchObject({
      store: "hamburg-1",
      at: "2026-11-21T10:15",
      codes: "WELCOME",
      attributes: "payment: card",
      lines: [
        { product: "ESP-1", category: "coffee", quantity: "2", price: "2.50", discount: "0.50" },
      ],
    });
    expect(askedOf(basket, SHOP, NOW)?.purchase).toMatchObject({
      totalMinor: 450,
      lines: [{ discountMinor: 50 }],
    });
  });
});
