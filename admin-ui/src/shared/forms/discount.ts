import type { Schemas } from "../api/types";

type Discount = NonNullable<Schemas["RewardRequest"]["discount"]>;

export const SCOPES = ["basket", "category", "brand", "product", "cheapest", "dearest"] as const;

export type Scope = (typeof SCOPES)[number];
export type Amount = number | "";

/** What a form shows of a discount; empty where nothing is said. */
export interface DiscountFields {
  readonly percent: Amount;
  readonly amount: Amount;
  readonly scope: Scope;
  readonly codes: readonly string[];
  readonly cap: Amount;
  readonly lineCap: Amount;
}

export const NO_DISCOUNT: DiscountFields = {
  percent: "",
  amount: "",
  scope: "basket",
  codes: [],
  cap: "",
  lineCap: "",
};

/** What has codes, as against one item or everything. */
export function hasCodes(scope: Scope): scope is "category" | "brand" | "product" {
  return scope === "category" || scope === "brand" || scope === "product";
}

/** An amount in minor units as people write it; `digits` stand behind the point. */
export function major(minor: number | undefined, digits: number): Amount {
  return minor === undefined ? "" : minor / 10 ** digits;
}

export function minorOf(amount: Amount, digits: number): Amount {
  return amount === "" ? "" : Math.round(amount * 10 ** digits);
}

/** A field that is there only where something was said. */
export function said<Value>(name: string, value: Value | "" | undefined) {
  return value === "" || value === undefined ? {} : { [name]: value };
}

/** What a discount is taken off, and the codes of it. */
function scopeOf(on: unknown): Pick<DiscountFields, "scope" | "codes"> {
  if (typeof on === "object" && on !== null) {
    const [name, codes] = Object.entries(on)[0] ?? [];
    const scope = SCOPES.find((one) => one === name) ?? "basket";
    return { scope, codes: Array.isArray(codes) ? codes.map(String) : [] };
  }
  return { scope: SCOPES.find((one) => one === on) ?? "basket", codes: [] };
}

export function discountFields(discount: Discount | undefined, digits: number): DiscountFields {
  return {
    percent: discount?.percent ?? "",
    amount: major(discount?.amountMinor, digits),
    ...scopeOf(discount?.on),
    cap: major(discount?.capMinor, digits),
    lineCap: major(discount?.lineCapMinor, digits),
  };
}

export function discountOf(fields: DiscountFields, digits: number): Discount {
  const { scope, codes } = fields;
  return {
    ...said("percent", fields.percent),
    ...said("amountMinor", minorOf(fields.amount, digits)),
    ...(scope === "basket" ? {} : { on: hasCodes(scope) ? { [scope]: [...codes] } : scope }),
    ...said("capMinor", minorOf(fields.cap, digits)),
    ...said("lineCapMinor", minorOf(fields.lineCap, digits)),
  };
}
