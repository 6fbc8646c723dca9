import { MultiSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import { storesQuery } from "./stores";

const texts = catalogue(
  {
    store: "Store",
    all: "All stores",
    none: "No store of this name",
    clear: "Clear the choice",
    like: (other: string) => `looks like ${other}`,
  },
  {
    store: "Filiale",
    all: "Alle Filialen",
    none: "Keine Filiale mit diesem Namen",
    clear: "Auswahl löschen",
    like: (other: string) => `sieht aus wie ${other}`,
  },
);

function useChoices() {
  const { data } = useQuery(storesQuery);
  const t = useTexts(texts);
  return (data ?? []).map(({ code, name, warnings }) => {
    const label = name === code ? code : `${name} (${code})`;
    const like = warnings?.[0]?.like;
    return { value: code, label: like === undefined ? label : `${label} – ${t.like(like)}` };
  });
}

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
  const t = useTexts(texts);
  const choices = useChoices();
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
  const t = useTexts(texts);
  const choices = useChoices();
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
