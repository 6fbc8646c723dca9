import { Group, Select, Switch, TextInput } from "@mantine/core";
import type { useForm } from "@mantine/form";
import { DISCOUNT_POINTERS, DiscountInputs } from "../../shared/forms/DiscountInputs";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { StoresPicker } from "../../shared/pickers/StoresPicker";
import { KINDS, type TypeFields } from "./fields";
import { vouchersTexts } from "./texts";

const COUNT_MAX = 1_000_000_000;
const DAYS_MAX = 3660;

/** What the server's refusals may point at and is shown at its field. */
export const POINTERS = [
  "/name",
  ...DISCOUNT_POINTERS,
  "/points",
  "/valueMinor",
  "/days",
  "/uses",
  "/usesPerMember",
  "/usesPerDay",
  "/minimumSpendMinor",
  "/generic",
  "/validFrom",
  "/validUntil",
  "/stores",
];

interface TypeInputsProps {
  readonly form: ReturnType<typeof useForm<TypeFields>>;
  readonly isNew: boolean;
  readonly currency: string;
  readonly errorOf: (pointer: string) => string | undefined;
}

/** The fields of a type; what is of another kind is not shown. */
export function TypeInputs({ form, isNew, currency, errorOf }: TypeInputsProps) {
  const t = useTexts(vouchersTexts);
  const { kind } = form.values;
  const count = { min: 1, max: COUNT_MAX, allowDecimal: false, allowNegative: false };
  const money = { min: 0, allowNegative: false };
  return (
    <>
      {isNew && (
        <TextInput
          label={t.form.name}
          description={t.form.nameHelp}
          required
          maxLength={100}
          data-autofocus
          {...form.getInputProps("name")}
          error={errorOf("/name")}
        />
      )}
      <Select
        label={t.form.kind}
        description={t.kindHelp[kind]}
        data={KINDS.map((one) => ({ value: one, label: t.kinds[one] }))}
        allowDeselect={false}
        {...form.getInputProps("kind")}
      />
      {(kind === "discount" || kind === "product") && (
        <DiscountInputs
          value={form.values}
          onChange={(change) => form.setValues(change)}
          currency={currency}
          errorOf={errorOf}
        />
      )}
      {kind === "points" && (
        <NumberInput
          label={t.form.points}
          {...count}
          required
          {...form.getInputProps("points")}
          error={errorOf("/points")}
        />
      )}
      {kind === "balance" && (
        <NumberInput
          label={t.form.value(currency)}
          description={t.form.valueHelp}
          {...money}
          {...form.getInputProps("value")}
          error={errorOf("/valueMinor")}
        />
      )}
      <Group grow align="flex-end">
        <NumberInput
          label={t.form.days}
          description={t.form.daysHelp}
          {...count}
          max={DAYS_MAX}
          {...form.getInputProps("days")}
          error={errorOf("/days")}
        />
        {kind !== "balance" && (
          <NumberInput
            label={t.form.uses}
            description={t.form.usesHelp}
            {...count}
            {...form.getInputProps("uses")}
            error={errorOf("/uses")}
          />
        )}
      </Group>
      <Group grow align="flex-end">
        <NumberInput
          label={t.form.usesPerMember}
          description={t.form.anyHelp}
          {...count}
          {...form.getInputProps("usesPerMember")}
          error={errorOf("/usesPerMember")}
        />
        <NumberInput
          label={t.form.usesPerDay}
          description={t.form.anyHelp}
          {...count}
          {...form.getInputProps("usesPerDay")}
          error={errorOf("/usesPerDay")}
        />
      </Group>
      <NumberInput
        label={t.form.minimumSpend(currency)}
        {...money}
        {...form.getInputProps("minimumSpend")}
        error={errorOf("/minimumSpendMinor")}
      />
      {kind !== "balance" && (
        <TextInput
          label={t.form.generic}
          description={t.form.genericHelp}
          maxLength={64}
          {...form.getInputProps("generic")}
          error={errorOf("/generic")}
        />
      )}
      <Group grow align="flex-end">
        <TextInput
          label={t.form.validFrom}
          description={t.form.dayHelp}
          {...form.getInputProps("validFrom")}
          error={errorOf("/validFrom")}
        />
        <TextInput
          label={t.form.validUntil}
          description={t.form.dayHelp}
          {...form.getInputProps("validUntil")}
          error={errorOf("/validUntil")}
        />
      </Group>
      <StoresPicker
        label={t.form.stores}
        description={t.form.storesHelp}
        value={[...form.values.stores]}
        onChange={(stores) => form.setFieldValue("stores", stores)}
        error={errorOf("/stores")}
      />
      <Switch
        label={t.form.combinable}
        {...form.getInputProps("combinable", { type: "checkbox" })}
      />
    </>
  );
}
