import { List } from "@mantine/core";
import { typedNumber } from "../../../shared/i18n/amounts";
import { minorDigits } from "../../../shared/i18n/formats";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { useWrittenDays, useWrittenMoments } from "../../../shared/pickers/typed";
import { tryItTexts } from "../texts/tryit";
import type { Basket, Shop } from "./basket";
import type { Fault } from "./faults";

interface FaultsProps {
  readonly faults: readonly Fault[];
  readonly basket: Basket;
  readonly shop: Shop;
}

/** Which fields have to be put right, and what to type there. */
export function Faults({ faults, basket, shop }: FaultsProps) {
  const t = useTexts(tryItTexts);
  const days = useWrittenDays();
  const moments = useWrittenMoments();
  const decimals = minorDigits(shop.currency);
  const amounts = [
    typedNumber(4.5, shop.marks, decimals),
    typedNumber(1000.5, shop.marks, decimals).replace("1", `1${shop.marks.group}`),
  ];
  const said = (fault: Fault): string => {
    switch (fault.kind) {
      case "member":
        return t.faults.member;
      case "purchases":
        return t.faults.purchases;
      case "at":
        return `${t.when}: ${moments.wrong(basket.at)}`;
      case "birthday":
      case "lastPurchase":
      case "enrolled":
        return `${t.member[fault.kind]}: ${days.wrong(basket[fault.kind])}`;
      case "quantity":
        return t.faults.quantity(t.line(fault.number), typedNumber(0.5, shop.marks));
      case "discount-too-large":
        return t.faults.discountTooLarge(t.line(fault.number));
      default:
        return t.faults.amount(t.line(fault.number), t.columns[fault.kind], amounts);
    }
  };
  if (faults.length === 0) {
    return null;
  }
  return (
    <List size="sm" listStyleType="none">
      {faults.map((fault) => (
        <List.Item key={said(fault)}>{said(fault)}</List.Item>
      ))}
    </List>
  );
}
