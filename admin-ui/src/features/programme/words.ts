import { isDay } from "../../shared/i18n/days";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { ALL_FIELDS, type Field, type Pointer, type Tier, type Value } from "./fields";
import { settingTexts } from "./settingTexts";
import { programmeTexts } from "./texts";

interface FieldWords {
  readonly label: string;
  readonly meaning: string;
  readonly values?: Readonly<Record<string, string>>;
}

const BY_POINTER: ReadonlyMap<string, Field> = new Map(
  ALL_FIELDS.map((field) => [field.at, field]),
);

/** What settings and their values are called. */
export function useWords() {
  const t = useTexts(programmeTexts);
  const fields: Readonly<Record<Pointer, FieldWords>> = useTexts(settingTexts).fields;
  const formats = useFormats();

  /** A value as people read it. */
  function told(at: Pointer, value: Value, currency: string): string {
    if (value === null || value === "") {
      return fields[at].values?.none ?? t.none;
    }
    const input = BY_POINTER.get(at)?.input.as;
    if (isSeveral(value) && input === "distances") {
      return value.map((one) => t.days(Number(one))).join(", ") || t.none;
    }
    if (isSeveral(value)) {
      return value.map((one) => fields[at].values?.[one] ?? one).join(", ") || t.none;
    }
    if (typeof value === "boolean") {
      return value ? t.yes : t.no;
    }
    if (typeof value === "number") {
      return input === "money" ? formats.money(value, currency) : formats.number(value);
    }
    return input === "day" && isDay(value)
      ? formats.day(value)
      : (fields[at].values?.[value] ?? value);
  }

  return { of: (at: Pointer) => fields[at], told };
}

/** Whether a value is a choice of several. */
export function isSeveral(value: Value): value is readonly string[] | readonly number[] {
  return Array.isArray(value);
}

/** The rungs of a ladder in one line. */
export function ladderOf(tiers: readonly Tier[]): string {
  return tiers
    .map(({ code, name, colour, benefits, welcome }) =>
      [`${name} (${code})`, colour ?? "", ...(benefits ?? []), welcome ?? ""]
        .filter((one) => one !== "")
        .join(", "),
    )
    .join(" → ");
}
