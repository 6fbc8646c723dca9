import { Group, MultiSelect, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import type { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../../shared/api/types";
import { DISCOUNT_POINTERS, DiscountInputs } from "../../shared/forms/DiscountInputs";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { StoresPicker } from "../../shared/pickers/StoresPicker";
import { KINDS, PERIODS, type RewardFields, WEEKDAYS } from "./fields";
import { plansToGiveQuery } from "./rewards";
import { STATES } from "./search";
import { rewardsTexts } from "./texts";

const POINTS_MAX = 1_000_000_000;

/** What the server's refusals may point at and is shown at its field. */
export const POINTERS = [
  "/code",
  "/name",
  "/description",
  "/points",
  ...DISCOUNT_POINTERS,
  "/plan",
  "/voucher/name",
  "/voucher/days",
  "/cash/points",
  "/cash/valueMinor",
  "/cash/minPoints",
  "/cash/maxPoints",
  "/stock",
  "/limitPerMember/times",
  "/validFrom",
  "/validUntil",
  "/stores",
  "/channels",
  "/channels/0",
  "/hours/0/days",
  "/hours/0/from",
  "/hours/0/until",
  "/state",
];

interface RewardInputsProps {
  readonly form: ReturnType<typeof useForm<RewardFields>>;
  readonly reward: Schemas["Reward"] | undefined;
  readonly currency: string;
  readonly errorOf: (pointer: string) => string | undefined;
}

/** The fields of a reward; what is of another kind is not shown. */
export function RewardInputs({ form, reward, currency, errorOf }: RewardInputsProps) {
  const t = useTexts(rewardsTexts);
  const formats = useFormats();
  const { kind } = form.values;
  const plans = useQuery({ ...plansToGiveQuery, enabled: kind === "plan" });
  const count = { min: 1, max: POINTS_MAX, allowDecimal: false, allowNegative: false };
  return (
    <>
      {reward === undefined && (
        <TextInput
          label={t.form.code}
          description={t.form.codeHelp}
          required
          maxLength={64}
          data-autofocus
          {...form.getInputProps("code")}
          error={errorOf("/code")}
        />
      )}
      <TextInput
        label={t.form.name}
        required
        maxLength={200}
        {...form.getInputProps("name")}
        error={errorOf("/name")}
      />
      <Textarea
        label={t.form.description}
        description={t.form.descriptionHelp}
        maxLength={1000}
        autosize
        {...form.getInputProps("description")}
        error={errorOf("/description")}
      />
      <Select
        label={t.form.kind}
        description={t.kindHelp[kind]}
        data={KINDS.map((one) => ({ value: one, label: t.kinds[one] }))}
        allowDeselect={false}
        {...form.getInputProps("kind")}
      />
      {kind !== "cash" && (
        <NumberInput
          label={t.form.points}
          {...count}
          required={reward?.pointsByTier === undefined}
          {...form.getInputProps("points")}
          error={errorOf("/points")}
        />
      )}
      {kind === "discount" && (
        <DiscountInputs
          value={form.values}
          onChange={(change) => form.setValues(change)}
          currency={currency}
          errorOf={errorOf}
        />
      )}
      {kind === "plan" && (
        <Select
          label={t.form.plan}
          data={(plans.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          required
          allowDeselect={false}
          {...form.getInputProps("plan")}
          error={errorOf("/plan")}
        />
      )}
      {kind === "voucher" && (
        <Group grow align="flex-end">
          <TextInput
            label={t.form.voucherName}
            required
            maxLength={100}
            {...form.getInputProps("voucherName")}
            error={errorOf("/voucher/name")}
          />
          <NumberInput
            label={t.form.voucherDays}
            {...count}
            max={3660}
            required
            {...form.getInputProps("voucherDays")}
            error={errorOf("/voucher/days")}
          />
        </Group>
      )}
      {kind === "cash" && (
        <>
          <Group grow align="flex-end">
            <NumberInput
              label={t.form.cashPoints}
              {...count}
              required
              {...form.getInputProps("cashPoints")}
              error={errorOf("/cash/points")}
            />
            <NumberInput
              label={t.form.cashValue(currency)}
              min={0}
              allowNegative={false}
              required
              {...form.getInputProps("cashValue")}
              error={errorOf("/cash/valueMinor")}
            />
          </Group>
          <Group grow align="flex-end">
            <NumberInput
              label={t.form.cashLeast}
              {...count}
              {...form.getInputProps("cashLeast")}
              error={errorOf("/cash/minPoints")}
            />
            <NumberInput
              label={t.form.cashMost}
              {...count}
              {...form.getInputProps("cashMost")}
              error={errorOf("/cash/maxPoints")}
            />
          </Group>
        </>
      )}
      <NumberInput
        label={t.form.stock}
        description={
          reward === undefined || reward.taken === 0
            ? t.form.stockHelp
            : `${t.form.stockHelp} ${t.form.taken(formats.number(reward.taken))}`
        }
        {...count}
        min={0}
        {...form.getInputProps("stock")}
        error={errorOf("/stock")}
      />
      <Group grow align="flex-end">
        <NumberInput
          label={t.form.limit}
          description={t.form.limitHelp}
          {...count}
          max={1_000_000}
          {...form.getInputProps("limitTimes")}
          error={errorOf("/limitPerMember/times")}
        />
        <Select
          label={t.form.per}
          description={" "}
          data={PERIODS.map((per) => ({ value: per, label: t.form.periods[per] }))}
          allowDeselect={false}
          {...form.getInputProps("limitPer")}
        />
      </Group>
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
      <TagsInput
        label={t.form.channels}
        description={t.form.channelsHelp}
        value={[...form.values.channels]}
        onChange={(channels) => form.setFieldValue("channels", channels)}
        error={errorOf("/channels") ?? errorOf("/channels/0")}
      />
      <MultiSelect
        label={t.form.days}
        description={t.form.daysHelp}
        data={WEEKDAYS.map((day) => ({ value: day, label: t.days[day] }))}
        value={[...form.values.hoursDays]}
        onChange={(days) => form.setFieldValue("hoursDays", days)}
        error={errorOf("/hours/0/days")}
      />
      <Group grow align="flex-start">
        <TextInput
          label={t.form.hoursFrom}
          description={t.form.hoursHelp}
          placeholder="14:00"
          {...form.getInputProps("hoursFrom")}
          error={errorOf("/hours/0/from")}
        />
        <TextInput
          label={t.form.hoursUntil}
          description={t.form.hoursUntilHelp}
          placeholder="17:00"
          {...form.getInputProps("hoursUntil")}
          error={errorOf("/hours/0/until")}
        />
      </Group>
      <Select
        label={t.form.state}
        data={STATES.map((state) => ({ value: state, label: t.state[state] }))}
        allowDeselect={false}
        {...form.getInputProps("state")}
        error={errorOf("/state")}
      />
    </>
  );
}
