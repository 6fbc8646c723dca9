import { Group, Select, TagsInput } from "@mantine/core";
import { useTexts } from "../i18n/LocaleProvider";
import { choiceOf } from "../layout/search";
import { type DiscountFields, hasCodes, SCOPES } from "./discount";
import { discountTexts } from "./discountTexts";
import { NumberInput } from "./NumberInput";

/** What the server's refusals may point at and is shown at its field. */
export const DISCOUNT_POINTERS = [
  "/discount/percent",
  "/discount/amountMinor",
  "/discount/capMinor",
  "/discount/lineCapMinor",
];

interface DiscountInputsProps {
  readonly value: DiscountFields;
  readonly onChange: (change: Partial<DiscountFields>) => void;
  readonly currency: string;
  readonly errorOf: (pointer: string) => string | undefined;
}

/** What is taken off, off what, and how much at most. */
export function DiscountInputs({ value, onChange, currency, errorOf }: DiscountInputsProps) {
  const t = useTexts(discountTexts);
  const { percent, amount, scope, codes, cap, lineCap } = value;
  const numberOf = (typed: number | string) => (typed === "" ? "" : Number(typed));
  return (
    <>
      <Group grow align="flex-end">
        <NumberInput
          label={t.percent}
          min={0}
          max={100}
          allowNegative={false}
          decimalScale={2}
          value={percent}
          onChange={(typed) => onChange({ percent: numberOf(typed) })}
          error={errorOf("/discount/percent")}
        />
        <NumberInput
          label={t.amount(currency)}
          min={0}
          allowNegative={false}
          value={amount}
          onChange={(typed) => onChange({ amount: numberOf(typed) })}
          error={errorOf("/discount/amountMinor")}
        />
      </Group>
      <Select
        label={t.scope}
        data={SCOPES.map((one) => ({ value: one, label: t.scopes[one] }))}
        allowDeselect={false}
        value={scope}
        onChange={(chosen) => onChange({ scope: choiceOf(chosen, SCOPES) ?? "basket" })}
      />
      {hasCodes(scope) && (
        <TagsInput
          label={t.codes}
          description={t.codesHelp}
          value={[...codes]}
          onChange={(typed) => onChange({ codes: typed })}
        />
      )}
      <Group grow align="flex-start">
        <NumberInput
          label={t.cap(currency)}
          min={0}
          allowNegative={false}
          value={cap}
          onChange={(typed) => onChange({ cap: numberOf(typed) })}
          error={errorOf("/discount/capMinor")}
        />
        <NumberInput
          label={t.lineCap(currency)}
          min={0}
          allowNegative={false}
          value={lineCap}
          onChange={(typed) => onChange({ lineCap: numberOf(typed) })}
          error={errorOf("/discount/lineCapMinor")}
        />
      </Group>
    </>
  );
}
