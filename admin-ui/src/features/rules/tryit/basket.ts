import type { Schemas } from "../../../shared/api/types";
import { type NumberMarks, readNumber, typedNumber } from "../../../shared/i18n/amounts";
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
  readonly plans: string;
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

/** A line with its amounts as this locale writes them. */
export function inMarks(line: BasketLine, marks: NumberMarks): BasketLine {
  const written = (typed: string) =>
    /^\d+[.,]\d{1,2}$/.test(typed) ? typed.replace(/[.,]/, marks.decimal) : typed;
  return {
    ...line,
    quantity: written(line.quantity),
    price: written(line.price),
    discount: written(line.discount),
  };
}

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
  plans: "",
  enrolled: "",
  birthday: "",
  purchases: "",
  lastPurchase: "",
};

/** Where it is bought, as far as a basket has to know, and how amounts are typed. */
export interface Shop {
  readonly marks: NumberMarks;
  /** ISO 4217. */
  readonly currency: string;
  /** The programme's, for stores that nobody knows. */
  readonly zone: string;
  readonly stores: readonly (Pick<Schemas["Store"], "code" | "zone"> & {
    readonly tags?: readonly string[];
  })[];
}

/** What a basket asks; null while no line of it is complete. */
export interface Asked {
  readonly purchase: Purchase;
  /** Undefined for a real member, and for nobody. */
  readonly memberFacts: MemberFacts | undefined;
}

/** A store that nobody has: where there is none yet, rules can be tried all the same. */
const NO_STORE = "try";

const QUANTITY_DECIMALS = 3;

/** How many, as it is typed; null where it is no number or nothing. */
export function quantityOf(typed: string, { marks }: Shop): number | null {
  const quantity = readNumber(typed, marks, QUANTITY_DECIMALS);
  return quantity === 0 ? null : quantity;
}

/** A number of things that cannot be halved; null where it is none. */
export function countOf(typed: string, { marks }: Shop): number | null {
  return readNumber(typed, marks, 0);
}

/** An amount in minor units, as it is typed; null where it is none. */
export function minorOf(typed: string, { marks, currency }: Shop): number | null {
  const decimals = decimalsOf(currency);
  const amount = readNumber(typed, marks, decimals);
  return amount === null ? null : Math.round(amount * 10 ** decimals);
}

/** What comes off a line; nothing where nothing is typed. */
export function discountOf(line: BasketLine, shop: Shop): number | null {
  return line.discount.trim() === "" ? 0 : minorOf(line.discount, shop);
}

/** The net of a line in minor units, half up as the server rounds. */
export function netMinor(line: BasketLine, shop: Shop): number | null {
  const quantity = quantityOf(line.quantity, shop);
  const price = minorOf(line.price, shop);
  const discount = discountOf(line, shop);
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

function lineOf(line: BasketLine, shop: Shop): Purchase["lines"] {
  const price = minorOf(line.price, shop);
  const quantity = quantityOf(line.quantity, shop);
  if (price === null || quantity === null) {
    return [];
  }
  const discountMinor = discountOf(line, shop) ?? 0;
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

/** The purchase that a basket is: its lines that can be bought. */
export function askedOf(basket: Basket, shop: Shop, now: Date): Asked | null {
  const { currency } = shop;
  const lines = basket.lines.flatMap((line) => lineOf(line, shop));
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
        sum + netOf(quantity, unitPriceMinor ?? 0, discountMinor ?? 0),
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
    memberFacts: basket.kind === "described" ? factsOf(basket, shop) : undefined,
  };
}

function factsOf(basket: Basket, shop: Shop): MemberFacts {
  const purchases = countOf(basket.purchases, shop);
  const tags = listOf(basket.tags);
  const plans = listOf(basket.plans);
  return {
    ...(basket.tier === "" ? {} : { tier: basket.tier }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(plans.length === 0 ? {} : { plans }),
    ...(basket.enrolled === "" ? {} : { enrolled: basket.enrolled }),
    ...(basket.birthday === "" ? {} : { birthday: basket.birthday }),
    ...(purchases === null ? {} : { purchases }),
    ...(basket.lastPurchase === "" ? {} : { lastPurchase: basket.lastPurchase }),
  };
}

/** A basket with what was bought in a real purchase. */
export function basketOf(seen: SeenPurchase, basket: Basket, shop: Shop): Basket {
  const decimals = decimalsOf(seen.currency);
  const amount = (minor: number) => typedNumber(minor / 10 ** decimals, shop.marks, decimals);
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
      quantity: typedNumber(line.quantity, shop.marks),
      price: amount(line.unitPriceMinor),
      discount: line.discountMinor === 0 ? "" : amount(line.discountMinor),
    })),
  };
}
