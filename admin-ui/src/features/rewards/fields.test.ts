import { expect, it } from "vitest";
import { documentOf, EMPTY, fieldsOf } from "./fields";

const REWARD = {
  code: "COFFEE",
  version: 3,
  name: "Free coffee",
  kind: "product",
  points: 100,
  pointsByTier: { gold: 80 },
  minimumSpendMinor: 500,
  stock: 10,
  taken: 2,
  limitPerMember: { times: 1, per: "week" },
  stores: ["hamburg-1"],
  state: "active",
  currency: "EUR",
} as const;

it("keeps what it does not show", () => {
  const reward = {
    ...REWARD,
    pointsByTier: { gold: 80 },
    stores: ["hamburg-1"],
    channels: ["app"],
    hours: [
      { days: ["monday" as const], from: "14:00", until: "17:00" },
      { from: "20:00", until: "24:00" },
    ],
  };
  expect(documentOf(fieldsOf(reward, 2), 2, reward)).toEqual({
    name: "Free coffee",
    kind: "product",
    points: 100,
    pointsByTier: { gold: 80 },
    minimumSpendMinor: 500,
    stock: 10,
    limitPerMember: { times: 1, per: "week" },
    stores: ["hamburg-1"],
    channels: ["app"],
    hours: reward.hours,
    state: "active",
  });
});

it("says nothing of what was left empty", () => {
  expect(documentOf({ ...EMPTY, name: " Tea ", points: 5 }, 2, undefined)).toEqual({
    name: "Tea",
    kind: "product",
    points: 5,
    state: "draft",
  });
});

it("writes a discount as it was read", () => {
  const discount = { percent: 10, on: { category: ["tea", "coffee"] }, capMinor: 500 };
  const reward = { ...REWARD, pointsByTier: { gold: 80 }, stores: [], kind: "discount" as const };
  const fields = fieldsOf({ ...reward, discount }, 2);
  expect(fields).toMatchObject({ scope: "category", codes: ["tea", "coffee"], cap: 5 });
  expect(documentOf(fields, 2, undefined).discount).toEqual(discount);
  expect(documentOf({ ...fields, scope: "cheapest" }, 2, undefined).discount).toEqual({
    percent: 10,
    on: "cheapest",
    capMinor: 500,
  });
});

it("writes money in minor units of the currency", () => {
  const cash = { ...EMPTY, name: "Money", kind: "cash" as const, cashPoints: 100, cashValue: 1.25 };
  expect(documentOf(cash, 2, undefined)).toMatchObject({
    cash: { points: 100, valueMinor: 125 },
  });
  expect(documentOf({ ...cash, cashValue: 150 }, 0, undefined)).toMatchObject({
    cash: { points: 100, valueMinor: 150 },
  });
});
