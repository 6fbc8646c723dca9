import type { Schemas } from "../../../shared/api/types";
import { given } from "../../../shared/layout/search";
import type { MemberFacts, Purchase, SeenPurchase } from "../calls/types";
import { decimalsOf } from "../language/values";
import { clockIn, momentIn } from "./moments";

/** A line as it is typed. */
export interface BasketLine {
  readonly key: number;
  readonly product: string;
  readonly category: string;
  readonly brand: string;
  readonly quantity: string;
  readonly price: string;
  /** Off the whole line; empty for none. */
  readonly discount: string;
}

export type MemberKind = "described" | "real" | "nobody";
export const MEMBER_KEYS = ["card", "memberNumber", "phone", "email"] as const;
export type MemberKey = (typeof MEMBER_KEYS)[number];

/** A purchase as it is typed. */
export interface Basket {
  readonly lines: readonly BasketLine[];
  /** Empty for the first store. */
  readonly store: string;
  /** As a field for date and time has it, by the store's clock; empty for now. */
  readonly at: string;
  readonly codes: string;
  readonly channel: string;
  /** Such as `payment: card, gift: yes`. */
  readonly attributes: string;
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
  discount: "",
};

export const FIRST_BASKET: Basket = {
  lines: [FIRST_LINE],
  store: "",
  at: "",
  codes: "",
  channel: "",
  attributes: "",
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

/** Where it is bought, as far as a basket has to know. */
export interface Shop {
  /** ISO 4217. */
  readonly currency: string;
  /** The programme's, for stores that nobody knows. */
  readonly zone: string;
  readonly stores: readonly Pick<Schemas["Store"], "code" | "zone">[];
}

/** What a basket asks; null while no line of it is complete. */
export interface Asked {
  readonly purchase: Purchase;
  /** Undefined for a real member, and for nobody. */
  readonly memberFacts: MemberFacts | undefined;
}

/** A store that nobody has: where there is none yet, rules can be tried all the same. */
const NO_STORE = "try";

/** Reads a number as somebody types it, with a point or a comma. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace(",", ".");
  return /^\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) : null;
}

function minorOf(typed: string, currency: string): number | null {
  const amount = numberOf(typed);
  return amount === null ? null : Math.round(amount * 10 ** decimalsOf(currency));
}

/** The net of a line in minor units, half up as the server rounds. */
export function netMinor(line: BasketLine, currency: string): number | null {
  const quantity = numberOf(line.quantity);
  const price = minorOf(line.price, currency);
  const discount = line.discount.trim() === "" ? 0 : minorOf(line.discount, currency);
  return quantity === null || price === null || discount === null
    ? null
    : netOf(quantity, price, discount);
}

function netOf(quantity: number, priceMinor: number, discountMinor: number): number {
  return Math.round(quantity * priceMinor + 1e-9) - discountMinor;
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

/** Reads `payment: card, gift: yes`; what has no value counts as said. */
function attributesOf(typed: string): Record<string, string> {
  return Object.fromEntries(
    listOf(typed).map((one) => {
      const [name = "", ...value] = one.split(/[:=]/);
      return [name.trim(), value.join(":").trim() || "true"];
    }),
  );
}

function lineOf(line: BasketLine, currency: string): Purchase["lines"] {
  const price = minorOf(line.price, currency);
  const quantity = numberOf(line.quantity);
  if (price === null || quantity === null || quantity === 0) {
    return [];
  }
  const discountMinor = minorOf(line.discount, currency) ?? 0;
  const [product, category, brand] = [line.product, line.category, line.brand].map(
    (code) => code.trim() || undefined,
  );
  return [
    {
      sku: product ?? category ?? "product",
      ...given({ category, brand }),
      quantity,
      unitPriceMinor: price,
      ...(discountMinor === 0 ? {} : { discountMinor }),
    },
  ];
}

/** The zone by whose clock a store sells. */
export function zoneOf(store: string, { stores, zone }: Shop): string {
  return stores.find(({ code }) => code === store)?.zone ?? zone;
}

/** The store that a basket is bought in. */
export function storeOf(basket: Basket, { stores }: Shop): string {
  return basket.store.trim() || (stores[0]?.code ?? NO_STORE);
}

/** The purchase that a basket is. */
export function askedOf(basket: Basket, shop: Shop, now: Date): Asked | null {
  const { currency } = shop;
  const lines = basket.lines.flatMap((line) => lineOf(line, currency));
  if (lines.length === 0) {
    return null;
  }
  const store = storeOf(basket, shop);
  const zone = zoneOf(store, shop);
  const codes = listOf(basket.codes);
  const attributes = attributesOf(basket.attributes);
  const purchase: Purchase = {
    store,
    register: "1",
    receipt: "1",
    occurredAt: momentIn(zone, basket.at || clockIn(zone, now)),
    currency,
    lines,
    totalMinor: lines.reduce(
      (sum, { quantity, unitPriceMinor, discountMinor }) =>
        sum + netOf(quantity, unitPriceMinor, discountMinor ?? 0),
      0,
    ),
    ...(basket.channel.trim() === "" ? {} : { channel: basket.channel.trim() }),
    ...(codes.length === 0 ? {} : { vouchers: codes }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
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
  const tags = listOf(basket.tags);
  return {
    ...(basket.tier === "" ? {} : { tier: basket.tier }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(basket.enrolled === "" ? {} : { enrolled: basket.enrolled }),
    ...(basket.birthday === "" ? {} : { birthday: basket.birthday }),
    ...(purchases === null ? {} : { purchases: Math.trunc(purchases) }),
    ...(basket.lastPurchase === "" ? {} : { lastPurchase: basket.lastPurchase }),
  };
}

/** A basket with what was bought in a real purchase. */
export function basketOf(seen: SeenPurchase, basket: Basket, shop: Shop): Basket {
  const decimals = decimalsOf(seen.currency);
  const amount = (minor: number) => (minor / 10 ** decimals).toFixed(decimals);
  return {
    ...basket,
    store: seen.store,
    at: clockIn(zoneOf(seen.store, shop), new Date(seen.occurredAt)).slice(0, 16),
    codes: seen.vouchers.join(", "),
    channel: seen.channel ?? "",
    attributes: Object.entries(seen.attributes)
      .map(([name, value]) => `${name}: ${value}`)
      .join(", "),
    lines: seen.lines.map((line, index) => ({
      key: index + 1,
      product: line.sku,
      category: line.category ?? "",
      brand: line.brand ?? "",
      quantity: String(line.quantity),
      price: amount(line.unitPriceMinor),
      discount: line.discountMinor === 0 ? "" : amount(line.discountMinor),
    })),
  };
}
