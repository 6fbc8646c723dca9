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
import type { VoucherType, VoucherTypeRequest } from "./vouchers";

export const KINDS = ["discount", "product", "balance", "points"] as const;

export type Kind = (typeof KINDS)[number];

/** What the form shows; empty where nothing is said. */
export interface TypeFields extends DiscountFields {
  readonly name: string;
  readonly kind: Kind;
  readonly points: Amount;
  readonly value: Amount;
  readonly days: Amount;
  readonly uses: Amount;
  readonly usesPerMember: Amount;
  readonly usesPerDay: Amount;
  readonly minimumSpend: Amount;
  readonly generic: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly stores: readonly string[];
  readonly combinable: boolean;
}

export const EMPTY: TypeFields = {
  ...NO_DISCOUNT,
  name: "",
  kind: "discount",
  points: "",
  value: "",
  days: 30,
  uses: "",
  usesPerMember: "",
  usesPerDay: "",
  minimumSpend: "",
  generic: "",
  validFrom: "",
  validUntil: "",
  stores: [],
  combinable: true,
};

/** The fields of a type; `digits` are those of the currency behind the point. */
export function fieldsOf(type: VoucherType, digits: number): TypeFields {
  return {
    ...discountFields(type.discount, digits),
    name: type.name,
    kind: type.kind,
    points: type.points ?? "",
    value: major(type.valueMinor, digits),
    days: type.days ?? "",
    uses: type.uses ?? "",
    usesPerMember: type.usesPerMember ?? "",
    usesPerDay: type.usesPerDay ?? "",
    minimumSpend: major(type.minimumSpendMinor, digits),
    generic: type.generic ?? "",
    validFrom: type.validFrom ?? "",
    validUntil: type.validUntil ?? "",
    stores: type.stores ?? [],
    combinable: type.combinable,
  };
}

/** Whether a discount says anything: a product needs none. */
function isSaid(fields: DiscountFields): boolean {
  return fields.percent !== "" || fields.amount !== "" || fields.scope !== "basket";
}

/** The document of the fields; what is of another kind is left out. */
export function documentOf(fields: TypeFields, digits: number): VoucherTypeRequest {
  const { kind } = fields;
  const hasDiscount = kind === "discount" || (kind === "product" && isSaid(fields));
  const isBalance = kind === "balance";
  return {
    kind,
    ...(hasDiscount ? { discount: discountOf(fields, digits) } : {}),
    ...(kind === "points" ? said("points", fields.points) : {}),
    ...(isBalance ? said("valueMinor", minorOf(fields.value, digits)) : {}),
    ...said("days", fields.days),
    ...(isBalance ? {} : said("uses", fields.uses)),
    ...said("usesPerMember", fields.usesPerMember),
    ...said("usesPerDay", fields.usesPerDay),
    ...said("minimumSpendMinor", minorOf(fields.minimumSpend, digits)),
    ...(isBalance ? {} : said("generic", fields.generic.trim())),
    ...said("validFrom", fields.validFrom),
    ...said("validUntil", fields.validUntil),
    ...(fields.stores.length === 0 ? {} : { stores: [...fields.stores] }),
    ...(fields.combinable ? {} : { combinable: false }),
  };
}
