import { expect, it } from "vitest";
import {
  ALL_FIELDS,
  changeOf,
  changesBetween,
  isAvailable,
  isOpen,
  type Pointer,
  settingOf,
  withValue,
} from "./fields";
import { SETTINGS } from "./given.test-data";
import { settingTexts } from "./settingTexts";

it("sends what changes, and nothing else", () => {
  const changed = withValue(withValue(SETTINGS, "/expiry/amount", 36), "/claimDays", 60);
  expect(changeOf(SETTINGS, changed)).toEqual({ expiry: { amount: 36 }, claimDays: 60 });
  expect(changeOf(SETTINGS, withValue(changed, "/expiry/unit", "years"))).toEqual({
    expiry: { amount: 36, unit: "years" },
    claimDays: 60,
  });
  expect(changeOf(SETTINGS, SETTINGS)).toEqual({});
});

it("sends the end of a limit as null", () => {
  const limited = withValue(SETTINGS, "/balance/max", 500);
  expect(changeOf(limited, SETTINGS)).toEqual({ balance: { max: null } });
});

it("sends the ladder as a whole, without what was left empty", () => {
  const tiers = [
    ...SETTINGS.tiers,
    { code: " gold ", name: "Gold ", benefits: ["Free coffee", "", " A cake "] },
  ];
  expect(changeOf(SETTINGS, { ...SETTINGS, tiers })).toEqual({
    tiers: [...SETTINGS.tiers, { code: "gold", name: "Gold", benefits: ["Free coffee", "A cake"] }],
  });
});

it("knows before and after of each setting", () => {
  const changed = withValue(SETTINGS, "/returns/negative", "stop-at-zero");
  expect(changesBetween(SETTINGS, changed)).toEqual([
    { at: "/returns/negative", before: "allow", after: "stop-at-zero" },
  ]);
});

it("offers nothing that the server refuses", () => {
  expect(isAvailable("/expiry/kind", "inactivity")).toBe(true);
  expect(isAvailable("/prices", "without-tax")).toBe(false);
  const closed = ALL_FIELDS.filter((field) => !isOpen(field)).map(({ at }) => at);
  expect(closed).toContain("/prices");
  expect(closed).not.toContain("/redemption/ownPoints");
  expect(closed).not.toContain("/expiry/kind");
});

it("shows every setting that the document has, and names every value", () => {
  const pointers = Object.entries(SETTINGS)
    .flatMap(([name, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.keys(value).map((inner) => `/${name}/${inner}`)
        : [`/${name}`],
    )
    .filter((at) => at !== "/tiers");
  expect(ALL_FIELDS.map(({ at }) => at).sort()).toEqual(pointers.sort());
  for (const { en, de } of [settingTexts]) {
    for (const { at, input } of ALL_FIELDS.filter((field) => field.input.as === "choice")) {
      const values = input.as === "choice" ? [...input.values].sort() : [];
      for (const fields of [en.fields, de.fields]) {
        const words = (fields[at as Pointer] as { values?: Record<string, string> }).values ?? {};
        expect(Object.keys(words).sort(), at).toEqual(values);
      }
      expect(values, at).toContain(String(settingOf(SETTINGS, at)));
    }
  }
});
