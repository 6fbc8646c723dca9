import type { Schemas } from "../../shared/api/types";
import type { RewardRequest } from "./rewards";

export const KINDS = ["product", "discount", "voucher", "cash", "donation"] as const;
export const SCOPES = ["basket", "category", "brand", "product", "cheapest", "dearest"] as const;
export const PERIODS = ["day", "week", "month", "year", "ever"] as const;

export type Kind = (typeof KINDS)[number];
export type Scope = (typeof SCOPES)[number];
export type Period = (typeof PERIODS)[number];
type Amount = number | "";

/** What the form shows; empty where nothing is said. */
export interface RewardFields {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly kind: Kind;
  readonly points: Amount;
  readonly voucherName: string;
  readonly voucherDays: Amount;
  readonly percent: Amount;
  readonly amount: Amount;
  readonly scope: Scope;
  readonly codes: readonly string[];
  readonly cap: Amount;
  readonly cashPoints: Amount;
  readonly cashValue: Amount;
  readonly cashLeast: Amount;
  readonly cashMost: Amount;
  readonly stock: Amount;
  readonly limitTimes: Amount;
  readonly limitPer: Period;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly stores: readonly string[];
  readonly state: NonNullable<RewardRequest["state"]>;
}

export const EMPTY: RewardFields = {
  code: "",
  name: "",
  description: "",
  kind: "product",
  points: "",
  voucherName: "",
  voucherDays: 30,
  percent: "",
  amount: "",
  scope: "basket",
  codes: [],
  cap: "",
  cashPoints: 100,
  cashValue: 1,
  cashLeast: "",
  cashMost: "",
  stock: "",
  limitTimes: "",
  limitPer: "month",
  validFrom: "",
  validUntil: "",
  stores: [],
  state: "draft",
};

/** What has codes, as against one item or everything. */
export function hasCodes(scope: Scope): scope is "category" | "brand" | "product" {
  return scope === "category" || scope === "brand" || scope === "product";
}

/** What a discount is taken off, and the codes of it. */
function scopeOf(on: unknown): Pick<RewardFields, "scope" | "codes"> {
  if (typeof on === "object" && on !== null) {
    const [name, codes] = Object.entries(on)[0] ?? [];
    const scope = SCOPES.find((one) => one === name) ?? "basket";
    return { scope, codes: Array.isArray(codes) ? codes.map(String) : [] };
  }
  return { scope: SCOPES.find((one) => one === on) ?? "basket", codes: [] };
}

function major(minor: number | undefined, digits: number): Amount {
  return minor === undefined ? "" : minor / 10 ** digits;
}

function minorOf(amount: Amount, digits: number): Amount {
  return amount === "" ? "" : Math.round(amount * 10 ** digits);
}

/** The fields of a reward; `digits` are those of the currency behind the point. */
export function fieldsOf(reward: Schemas["Reward"], digits: number): RewardFields {
  return {
    code: reward.code,
    name: reward.name,
    description: reward.description ?? "",
    kind: KINDS.find((kind) => kind === reward.kind) ?? "product",
    points: reward.points ?? "",
    voucherName: reward.voucher?.name ?? "",
    voucherDays: reward.voucher?.days ?? 30,
    percent: reward.discount?.percent ?? "",
    amount: major(reward.discount?.amountMinor, digits),
    ...scopeOf(reward.discount?.on),
    cap: major(reward.discount?.capMinor, digits),
    cashPoints: reward.cash?.points ?? "",
    cashValue: major(reward.cash?.valueMinor, digits),
    cashLeast: reward.cash?.minPoints ?? "",
    cashMost: reward.cash?.maxPoints ?? "",
    stock: reward.stock ?? "",
    limitTimes: reward.limitPerMember?.times ?? "",
    limitPer: PERIODS.find((per) => per === reward.limitPerMember?.per) ?? "month",
    validFrom: reward.validFrom ?? "",
    validUntil: reward.validUntil ?? "",
    stores: reward.stores ?? [],
    state: reward.state,
  };
}

/** A field that is there only where something was said. */
function said<Value>(name: string, value: Value | "" | undefined) {
  return value === "" || value === undefined ? {} : { [name]: value };
}

function discountOf(fields: RewardFields, digits: number): NonNullable<RewardRequest["discount"]> {
  const { scope, codes } = fields;
  const on = hasCodes(scope) ? { [scope]: [...codes] } : scope;
  return {
    ...said("percent", fields.percent),
    ...said("amountMinor", minorOf(fields.amount, digits)),
    ...(scope === "basket" ? {} : { on }),
    ...said("capMinor", minorOf(fields.cap, digits)),
  };
}

/** The document of the fields. What the form does not show of `before` stays as it was. */
export function documentOf(
  fields: RewardFields,
  digits: number,
  before: Schemas["Reward"] | undefined,
): RewardRequest {
  const isCash = fields.kind === "cash";
  return {
    name: fields.name.trim(),
    kind: fields.kind,
    state: fields.state,
    ...said("description", fields.description.trim()),
    ...(isCash
      ? {
          cash: {
            ...(before?.cash?.stepPoints === undefined
              ? {}
              : { stepPoints: before.cash.stepPoints }),
            points: Number(fields.cashPoints),
            valueMinor: Number(minorOf(fields.cashValue, digits)),
            ...said("minPoints", fields.cashLeast),
            ...said("maxPoints", fields.cashMost),
          },
        }
      : {
          ...said("points", fields.points),
          ...said("pointsByTier", before?.pointsByTier),
        }),
    ...(fields.kind === "voucher"
      ? { voucher: { name: fields.voucherName.trim(), days: Number(fields.voucherDays) } }
      : {}),
    ...(fields.kind === "discount" ? { discount: discountOf(fields, digits) } : {}),
    ...said("stock", fields.stock),
    ...(fields.limitTimes === ""
      ? {}
      : { limitPerMember: { times: fields.limitTimes, per: fields.limitPer } }),
    ...said("minimumSpendMinor", before?.minimumSpendMinor),
    ...said("validFrom", fields.validFrom),
    ...said("validUntil", fields.validUntil),
    ...(fields.stores.length === 0 ? {} : { stores: [...fields.stores] }),
  };
}
