import { expect, it } from "vitest";
import { documentOf, EMPTY, fieldsOf } from "./fields";

const TYPE = {
  name: "5 off",
  version: 2,
  kind: "discount" as const,
  discount: { amountMinor: 500, on: { category: ["coffee"] }, capMinor: 1000 },
  days: 30,
  uses: 1,
  usesPerMember: 2,
  usesPerDay: 100,
  minimumSpendMinor: 2500,
  validFrom: "2026-12-01",
  validUntil: "2026-12-24",
  stores: ["hamburg-1"],
  combinable: false,
  currency: "EUR",
};

it("writes what it read", () => {
  const { name: _, version: __, currency: ___, ...document } = TYPE;
  expect(documentOf(fieldsOf(TYPE, 2), 2)).toEqual(document);
});

it("leaves out what is of another kind", () => {
  const all = { ...fieldsOf(TYPE, 2), points: 50, value: 25, generic: "SUMMER26" };
  expect(documentOf({ ...all, kind: "balance" }, 2)).toEqual({
    kind: "balance",
    valueMinor: 2500,
    days: 30,
    usesPerMember: 2,
    usesPerDay: 100,
    minimumSpendMinor: 2500,
    validFrom: "2026-12-01",
    validUntil: "2026-12-24",
    stores: ["hamburg-1"],
    combinable: false,
  });
  expect(documentOf({ ...EMPTY, kind: "points", points: 50 }, 2)).toEqual({
    kind: "points",
    points: 50,
    days: 30,
  });
});

it("asks for no discount of a product over the counter", () => {
  expect(documentOf({ ...EMPTY, kind: "product", days: "" }, 2)).toEqual({ kind: "product" });
  expect(
    documentOf({ ...EMPTY, kind: "product", scope: "product", codes: ["CAKE"], days: "" }, 2),
  ).toEqual({ kind: "product", discount: { on: { product: ["CAKE"] } } });
});

it("knows currencies without cents", () => {
  expect(documentOf({ ...EMPTY, amount: 500, days: "" }, 0)).toEqual({
    kind: "discount",
    discount: { amountMinor: 500 },
  });
});
