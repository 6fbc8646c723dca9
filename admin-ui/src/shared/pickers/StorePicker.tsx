import { Select } from "@mantine/core";
import { useTexts } from "../i18n/LocaleProvider";
import { storeTexts, useStoreChoices } from "./storeChoices";

interface StorePickerProps {
  /** The code of the store; undefined for all. */
  readonly value: string | undefined;
  readonly onChange: (store: string | undefined) => void;
  /** Hides the label, which readers still hear. */
  readonly quiet?: boolean;
  readonly size?: "xs" | "sm";
}

/** Picks one store, or all. */
export function StorePicker({ value, onChange, quiet = false, size = "sm" }: StorePickerProps) {
  const t = useTexts(storeTexts);
  const choices = useStoreChoices();
  const known = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <Select
      {...(quiet ? { "aria-label": t.store } : { label: t.store })}
      size={size}
      data={known ? choices : [...choices, { value, label: value }]}
      value={value ?? null}
      onChange={(store) => onChange(store ?? undefined)}
      placeholder={t.all}
      nothingFoundMessage={t.none}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t.clear }}
    />
  );
}
