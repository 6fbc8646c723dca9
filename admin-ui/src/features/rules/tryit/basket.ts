import type { MemberFacts, Purchase, SeenPurchase } from "../calls/types";
import { decimalsOf } from "../language/values";

/** A line as it is typed. */
export interface BasketLine {
  readonly key: number;
  readonly product: string;
  readonly category: string;
  readonly brand: string;
  readonly quantity: string;
  readonly price: string;
}

export type MemberKind = "described" | "real" | "nobody";
export const MEMBER_KEYS = ["card", "memberNumber", "phone", "email"] as const;
export type MemberKey = (typeof MEMBER_KEYS)[number];

/** A purchase as it is typed. */
export interface Basket {
  readonly lines: readonly BasketLine[];
  readonly store: string;
  /** As a field for date and time has it; empty for now. */
  readonly at: string;
  readonly codes: string;
  readonly channel: string;
  readonly kind: MemberKind;
  readonly memberKey: MemberKey;
  readonly memberValue: string;
  readonly tier: string;
  readonly tags: string;
  readonly enrolled: string;
  readonly birthday: string;
  readonly purchases: string;
  readonly lastPurchase: string;
}

export const FIRST_LINE: BasketLine = {
  key: 1,
  product: "",
  category: "coffee",
  brand: "",
  quantity: "1",
  price: "4.00",
};

export const FIRST_BASKET: Basket = {
  lines: [FIRST_LINE],
  store: "",
  at: "",
  codes: "",
  channel: "",
  kind: "described",
  memberKey: "card",
  memberValue: "",
  tier: "",
  tags: "",
  enrolled: "",
  birthday: "",
  purchases: "",
  lastPurchase: "",
};

/** What a basket asks; null while no line of it is complete. */
export interface Asked {
  readonly purchase: Purchase;
  readonly memberFacts: MemberFacts | undefined;
}

/** Reads a number as somebody types it, with a point or a comma. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace(",", ".");
  return /^\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) : null;
}

/** The net of a line in minor units, half up as the server rounds. */
export function netMinor(line: BasketLine, currency: string): number | null {
  const quantity = numberOf(line.quantity);
  const price = priceMinor(line, currency);
  return quantity === null || price === null ? null : Math.round(quantity * price + 1e-9);
}

function priceMinor(line: BasketLine, currency: string): number | null {
  const price = numberOf(line.price);
  return price === null ? null : Math.round(price * 10 ** decimalsOf(currency));
}

function listOf(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split(",")
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  ];
}

/** The purchase that a basket is. */
export function askedOf(basket: Basket, currency: string, now: Date): Asked | null {
  const lines = basket.lines.flatMap((line) => {
    const price = priceMinor(line, currency);
    const quantity = numberOf(line.quantity);
    if (price === null || quantity === null || quantity === 0) {
      return [];
    }
    const given = (name: string, value: string) =>
      value.trim() === "" ? {} : { [name]: value.trim() };
    return [
      {
        sku: line.product.trim() || line.category.trim() || "product",
        ...given("category", line.category),
        ...given("brand", line.brand),
        quantity,
        unitPriceMinor: price,
      },
    ];
  });
  if (lines.length === 0) {
    return null;
  }
  const at = basket.at === "" ? now : new Date(basket.at);
  const codes = listOf(basket.codes);
  const purchase: Purchase = {
    store: basket.store.trim() || "try",
    register: "1",
    occurredAt: withOffset(at),
    currency,
    lines,
    totalMinor: lines.reduce(
      (sum, line) => sum + Math.round(line.quantity * line.unitPriceMinor + 1e-9),
      0,
    ),
    ...(basket.channel.trim() === "" ? {} : { channel: basket.channel.trim() }),
    ...(codes.length === 0 ? {} : { vouchers: codes }),
    ...(basket.kind === "real" && basket.memberValue.trim() !== ""
      ? { member: { [basket.memberKey]: basket.memberValue.trim() } }
      : {}),
  };
  return {
    purchase,
    memberFacts: basket.kind === "described" ? factsOf(basket) : undefined,
  };
}

function factsOf(basket: Basket): MemberFacts {
  const purchases = numberOf(basket.purchases);
  return {
    ...(basket.tier === "" ? {} : { tier: basket.tier }),
    tags: listOf(basket.tags),
    ...(basket.enrolled === "" ? {} : { enrolled: basket.enrolled }),
    ...(basket.birthday === "" ? {} : { birthday: basket.birthday }),
    ...(purchases === null ? {} : { purchases: Math.trunc(purchases) }),
    ...(basket.lastPurchase === "" ? {} : { lastPurchase: basket.lastPurchase }),
  };
}

/** A moment with the offset of the clock here, so that it keeps its day and its hour. */
export function withOffset(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const two = (number: number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  return `${local}${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A basket with what was bought in a real purchase. */
export function basketOf(seen: SeenPurchase, basket: Basket): Basket {
  const decimals = decimalsOf(seen.currency);
  return {
    ...basket,
    store: seen.store,
    at: seen.occurredAt.slice(0, 16),
    codes: (seen.vouchers ?? []).join(", "),
    channel: seen.channel ?? "",
    lines: seen.lines.map((line, index) => ({
      key: index + 1,
      product: line.sku,
      category: line.category ?? "",
      brand: line.brand ?? "",
      quantity: String(line.quantity),
      price: (line.unitPriceMinor / 10 ** decimals).toFixed(decimals),
    })),
  };
}
