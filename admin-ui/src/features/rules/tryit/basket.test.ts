import { describe, expect, it } from "vitest";
import {
  askedOf,
  basketOf,
  FIRST_BASKET,
  FIRST_LINE,
  netMinor,
  numberOf,
  withOffset,
} from "./basket";

const NOW = new Date("2026-11-24T12:00:00Z");

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

    expect(askedOf(basket, "EUR", NOW)?.purchase).toMatchObject({
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

    expect(askedOf({ ...FIRST_BASKET, lines }, "EUR", NOW)).toBeNull();
    expect(netMinor({ ...FIRST_LINE, price: "" }, "EUR")).toBeNull();
  });

  it("describes a member, names one, or none", () => {
    const described = { ...FIRST_BASKET, tier: "gold", purchases: "9", tags: "student" };

    expect(askedOf(described, "EUR", NOW)?.memberFacts).toEqual({
      tier: "gold",
      purchases: 9,
      tags: ["student"],
    });
    const real = { ...FIRST_BASKET, kind: "real" as const, memberValue: "4000777" };
    expect(askedOf(real, "EUR", NOW)).toMatchObject({
      purchase: { member: { card: "4000777" } },
      memberFacts: undefined,
    });
  });

  it("reads numbers with a point or a comma", () => {
    expect([numberOf("1,5"), numberOf(" 2.25 "), numberOf("x"), numberOf("-1")]).toEqual([
      1.5,
      2.25,
      null,
      null,
    ]);
  });

  it("keeps the hour of the clock here", () => {
    const at = new Date(2026, 10, 24, 9, 30);

    expect(withOffset(at)).toMatch(/^2026-11-24T09:30:00[+-]\d\d:\d\d$/);
    expect(new Date(withOffset(at)).getTime()).toBe(at.getTime());
  });

  it("takes the lines of a real purchase", () => {
    const seen = {
      id: "1",
      points: 5,
      store: "hamburg-1",
      register: "1",
      receipt: "R-1",
      attributes: {},
      vouchers: [],
      occurredAt: "2026-11-21T10:15:00+01:00",
      currency: "EUR",
      totalMinor: 500,
      lines: [
        {
          line: 1,
          sku: "ESP-1",
          category: "coffee",
          quantity: 2,
          unitPriceMinor: 250,
          discountMinor: 0,
          taxMinor: 0,
        },
      ],
    };

    expect(basketOf(seen, FIRST_BASKET)).toMatchObject({
      store: "hamburg-1",
      at: "2026-11-21T10:15",
      lines: [{ product: "ESP-1", category: "coffee", quantity: "2", price: "2.50" }],
    });
  });
});
