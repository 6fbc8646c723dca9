import { DatePickerInput } from "@mantine/dates";
import { useState } from "react";
import { catalogue } from "../i18n/catalogue";
import type { Formats } from "../i18n/formats";
import { useFormats, useTexts } from "../i18n/LocaleProvider";
import { Dates } from "./Dates";
import { dayTexts } from "./dayTexts";

const texts = catalogue(
  {
    any: "Any time",
    clear: "Clear the choice",
  },
  {
    any: "Jederzeit",
    clear: "Auswahl löschen",
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

/** The days as they are written everywhere on the pages. */
function saidRange(chosen: unknown, { day }: Formats): string {
  const days = (Array.isArray(chosen) ? chosen : []).filter((one) => one !== null);
  return days.length === 0 ? "" : `${day(days[0])} – ${days[1] === undefined ? "" : day(days[1])}`;
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
  const calendar = useTexts(dayTexts);
  const formats = useFormats();
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
        ariaLabels={{ previousMonth: calendar.previous, nextMonth: calendar.next }}
        valueFormatter={({ date }) => saidRange(date, formats)}
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
