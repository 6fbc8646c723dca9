import { expect, it } from "vitest";
import { documentOf, EMPTY, fieldsOf } from "./fields";

it("writes what is said, and leaves out what is not", () => {
  const fields = {
    ...EMPTY,
    code: "prime",
    name: " Prime ",
    price: 29,
    benefits: "Double points\n\n Free shipping ",
    notice: "14, 3",
  };
  expect(documentOf(fields, 2)).toEqual({
    name: "Prime",
    priceMinor: 2900,
    term: { number: 1, unit: "years" },
    state: "active",
    noticeDays: [14, 3],
    benefits: ["Double points", "Free shipping"],
  });
});

it("reads back what it wrote", () => {
  const plan = {
    code: "prime",
    version: 3,
    name: "Prime",
    description: "All of it",
    priceMinor: 1250,
    currency: "EUR",
    term: { number: 30, unit: "days" as const },
    trialDays: 7,
    sku: "PRIME",
    benefits: ["Double points"],
    noticeDays: [7],
    state: "draft" as const,
  };
  const { code, version, currency, ...document } = plan;
  expect(documentOf(fieldsOf(plan, 2), 2)).toEqual(document);
});
