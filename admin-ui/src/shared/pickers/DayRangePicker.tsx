import { DatePickerInput } from "@mantine/dates";
import { useState } from "react";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import { Dates } from "./Dates";

const texts = catalogue(
  {
    any: "Any time",
    clear: "Clear the choice",
    previous: "Previous month",
    next: "Next month",
  },
  {
    any: "Jederzeit",
    clear: "Auswahl löschen",
    previous: "Voriger Monat",
    next: "Nächster Monat",
  },
);

interface DayRangePickerProps {
  readonly label: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Called when both days are chosen, or none. Both are in the range. */
  readonly onChange: (from: string | undefined, to: string | undefined) => void;
  /** Hides the label, which readers still hear. */
  readonly quiet?: boolean;
  readonly w?: number | string;
}

/** Picks a first and a last day. */
export function DayRangePicker({
  label,
  from,
  to,
  onChange,
  quiet = false,
  w,
}: DayRangePickerProps) {
  const t = useTexts(texts);
  const [half, setHalf] = useState<string | null>(null);
  return (
    <Dates>
      <DatePickerInput
        type="range"
        {...(quiet ? { "aria-label": label } : { label })}
        placeholder={t.any}
        allowSingleDateInRange
        clearable
        clearButtonProps={{ "aria-label": t.clear }}
        ariaLabels={{ previousMonth: t.previous, nextMonth: t.next }}
        valueFormat="D MMM YYYY"
        {...(w === undefined ? {} : { w })}
        value={half === null ? [from ?? null, to ?? null] : [half, null]}
        onChange={([first, last]) => {
          if (first !== null && last === null) {
            setHalf(first);
            return;
          }
          setHalf(null);
          onChange(first ?? undefined, last ?? undefined);
        }}
      />
    </Dates>
  );
}
