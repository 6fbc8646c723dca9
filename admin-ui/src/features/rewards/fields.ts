import type { Schemas } from "../../shared/api/types";
import {
  type Amount,
  type DiscountFields,
  discountFields,
  discountOf,
  major,
  minorOf,
  NO_DISCOUNT,
  said,
} from "../../shared/forms/discount";
import type { RewardRequest } from "./rewards";

export const KINDS = ["product", "discount", "voucher", "cash", "plan", "donation"] as const;
export const PERIODS = ["day", "week", "month", "year", "ever"] as const;

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export type Kind = (typeof KINDS)[number];
export type Period = (typeof PERIODS)[number];

/** What the form shows; empty where nothing is said. */
export interface RewardFields extends DiscountFields {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly kind: Kind;
  readonly points: Amount;
  readonly voucherName: string;
  readonly voucherDays: Amount;
  readonly plan: string;
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
  readonly channels: readonly string[];
  readonly hoursDays: readonly string[];
  readonly hoursFrom: string;
  readonly hoursUntil: string;
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
  plan: "",
  ...NO_DISCOUNT,
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
  channels: [],
  hoursDays: [],
  hoursFrom: "",
  hoursUntil: "",
  state: "draft",
};

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
    plan: reward.plan ?? "",
    ...discountFields(reward.discount, digits),
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
    channels: reward.channels ?? [],
    hoursDays: reward.hours?.[0]?.days ?? [],
    hoursFrom: reward.hours?.[0]?.from ?? "",
    hoursUntil: reward.hours?.[0]?.until ?? "",
    state: reward.state,
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
    ...(fields.kind === "plan" ? { plan: fields.plan } : {}),
    ...(fields.kind === "discount" ? { discount: discountOf(fields, digits) } : {}),
    ...said("stock", fields.stock),
    ...(fields.limitTimes === ""
      ? {}
      : { limitPerMember: { times: fields.limitTimes, per: fields.limitPer } }),
    ...said("minimumSpendMinor", before?.minimumSpendMinor),
    ...said("validFrom", fields.validFrom),
    ...said("validUntil", fields.validUntil),
    ...(fields.stores.length === 0 ? {} : { stores: [...fields.stores] }),
    ...(fields.channels.length === 0 ? {} : { channels: [...fields.channels] }),
    ...hoursOf(fields, before),
  };
}

/** The first hours are in the form; further ones stay as they were. */
function hoursOf(
  fields: RewardFields,
  before: Schemas["Reward"] | undefined,
): Pick<RewardRequest, "hours"> {
  const others = before?.hours?.slice(1) ?? [];
  if (fields.hoursFrom === "" && fields.hoursUntil === "") {
    return others.length === 0 ? {} : { hours: others };
  }
  const days = WEEKDAYS.filter((day) => fields.hoursDays.includes(day));
  const first = {
    ...(days.length === 0 ? {} : { days }),
    from: fields.hoursFrom.trim(),
    until: fields.hoursUntil.trim(),
  };
  return { hours: [first, ...others] };
}
