import { Group, Input, NativeSelect, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { DayField } from "../../../shared/pickers/DayField";
import type { Tier } from "../language/vocabulary";
import { tryItTexts } from "../texts/tryit";
import { type Basket, MEMBER_KEYS, type MemberKey, type MemberKind } from "./basket";
import type { DayFact, Fault } from "./faults";
import classes from "./TryIt.module.css";

interface MemberFieldsProps {
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
  readonly tiers: readonly Tier[];
  readonly faults: readonly Fault[];
}

/** Who buys: described, a real member, or nobody. */
export function MemberFields({ basket, onChange, tiers, faults }: MemberFieldsProps) {
  const t = useTexts(tryItTexts).member;
  const id = useId();
  return (
    <fieldset className={classes.group}>
      <Input.Label component="legend" id={id}>
        {t.title}
      </Input.Label>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby={id}
        value={basket.kind}
        onChange={(kind) => onChange({ ...basket, kind: kind as MemberKind })}
        data={[
          { value: "described", label: t.described },
          { value: "real", label: t.real },
          { value: "nobody", label: t.nobody },
        ]}
      />
      {basket.kind === "described" && (
        <Described basket={basket} onChange={onChange} tiers={tiers} faults={faults} />
      )}
      {basket.kind === "real" && (
        <Group gap="xs" grow mt="xs" align="flex-start">
          <NativeSelect
            size="xs"
            label={t.by}
            value={basket.memberKey}
            onChange={(event) =>
              onChange({ ...basket, memberKey: event.currentTarget.value as MemberKey })
            }
            data={MEMBER_KEYS.map((key) => ({ value: key, label: t.keys[key] }))}
          />
          <TextInput
            size="xs"
            label={t.value}
            value={basket.memberValue}
            error={faults.some(({ kind }) => kind === "member")}
            autoComplete="off"
            onChange={(event) => onChange({ ...basket, memberValue: event.currentTarget.value })}
          />
        </Group>
      )}
    </fieldset>
  );
}

function Described({ basket, onChange, tiers, faults }: MemberFieldsProps) {
  const t = useTexts(tryItTexts).member;
  const hint = useId();
  const field = (name: "purchases" | "tags" | "plans", placeholder: string) => (
    <TextInput
      size="xs"
      label={t[name]}
      placeholder={placeholder}
      aria-describedby={hint}
      value={basket[name]}
      error={faults.some(({ kind }) => kind === name)}
      autoComplete="off"
      onChange={(event) => onChange({ ...basket, [name]: event.currentTarget.value })}
    />
  );
  const day = (name: DayFact) => (
    <DayField
      size="xs"
      label={t[name]}
      aria-describedby={hint}
      value={basket[name]}
      onChange={(value) => onChange({ ...basket, [name]: value })}
    />
  );
  return (
    <>
      <div className={classes.facts}>
        <NativeSelect
          size="xs"
          label={t.tier}
          value={basket.tier || (tiers[0]?.code ?? "")}
          onChange={(event) => onChange({ ...basket, tier: event.currentTarget.value })}
          data={
            tiers.length === 0
              ? [{ value: "", label: t.noTier }]
              : tiers.map((tier) => ({ value: tier.code, label: tier.name }))
          }
        />
        {field("purchases", "10")}
        {day("birthday")}
        {day("lastPurchase")}
        {day("enrolled")}
        {field("tags", t.tagsHint)}
        {field("plans", t.tagsHint)}
      </div>
      <Text id={hint} size="xs" c="dimmed" mt={6}>
        {t.ordinary}
      </Text>
    </>
  );
}
