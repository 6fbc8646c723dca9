import { isDay, isMoment } from "../../../shared/i18n/days";
import {
  type Basket,
  type BasketLine,
  countOf,
  discountOf,
  minorOf,
  netMinor,
  quantityOf,
  type Shop,
} from "./basket";

export type AmountColumn = "quantity" | "price" | "discount";

/** Something in a basket that has to be put right before it can be tried. */
export type Fault =
  | {
      readonly kind: AmountColumn | "discount-too-large";
      /** Key of the line. */
      readonly line: number;
      /** Where the line stands, 1-based. */
      readonly number: number;
    }
  | { readonly kind: "member" | "purchases" | "at" | DayFact };

/** The days that a described member has. */
export type DayFact = "birthday" | "lastPurchase" | "enrolled";
const DAY_FACTS: readonly DayFact[] = ["birthday", "lastPurchase", "enrolled"];

/** What has to be put right, from above to below. */
export function faultsOf(basket: Basket, shop: Shop): Fault[] {
  const isEmpty = basket.lines.every(isBlank);
  const inLines = basket.lines.flatMap((line, index) =>
    isBlank(line) && !(isEmpty && index === 0)
      ? []
      : kindsOf(line, shop).map((kind) => ({ kind, line: line.key, number: index + 1 })),
  );
  const inPurchase: Fault[] = basket.at === "" || isMoment(basket.at) ? [] : [{ kind: "at" }];
  return [...inLines, ...inPurchase, ...ofMember(basket, shop)];
}

/** A line that was added and not filled in yet says nothing. */
function isBlank(line: BasketLine): boolean {
  return (line.product + line.category + line.brand + line.price + line.discount).trim() === "";
}

function kindsOf(line: BasketLine, shop: Shop): (AmountColumn | "discount-too-large")[] {
  const kinds: (AmountColumn | "discount-too-large")[] = [];
  if (quantityOf(line.quantity, shop) === null) {
    kinds.push("quantity");
  }
  if (minorOf(line.price, shop) === null) {
    kinds.push("price");
  }
  if (discountOf(line, shop) === null) {
    kinds.push("discount");
  }
  if ((netMinor(line, shop) ?? 0) < 0) {
    kinds.push("discount-too-large");
  }
  return kinds;
}

function ofMember(basket: Basket, shop: Shop): Fault[] {
  if (basket.kind === "real" && basket.memberValue.trim() === "") {
    return [{ kind: "member" }];
  }
  if (basket.kind !== "described") {
    return [];
  }
  const isCount = basket.purchases.trim() === "" || countOf(basket.purchases, shop) !== null;
  const days = DAY_FACTS.filter((fact) => basket[fact] !== "" && !isDay(basket[fact]));
  return [...(isCount ? [] : [{ kind: "purchases" } as const]), ...days.map((kind) => ({ kind }))];
}
