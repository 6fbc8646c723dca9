import { MultiSelect } from "@mantine/core";
import { useTexts } from "../i18n/LocaleProvider";
import { storeTexts, useStoreChoices } from "./storeChoices";

interface StoresPickerProps {
  readonly label: string;
  readonly description?: string;
  /** Codes of the stores; none: all. */
  readonly value: readonly string[];
  readonly onChange: (stores: string[]) => void;
  readonly error?: string | undefined;
}

/** Picks some stores, or all. */
export function StoresPicker({ label, description, value, onChange, error }: StoresPickerProps) {
  const t = useTexts(storeTexts);
  const choices = useStoreChoices();
  return (
    <MultiSelect
      label={label}
      description={description}
      data={choices}
      value={[...value]}
      onChange={onChange}
      error={error}
      {...(value.length === 0 ? { placeholder: t.all } : {})}
      nothingFoundMessage={t.none}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t.clear }}
    />
  );
}
