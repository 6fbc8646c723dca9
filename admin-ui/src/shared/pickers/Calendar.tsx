import { DatePicker } from "@mantine/dates";
import { useTexts } from "../i18n/LocaleProvider";
import { Dates } from "./Dates";
import { dayTexts } from "./dayTexts";

interface CalendarProps {
  /** As `2026-12-31`; empty for none. */
  readonly day: string;
  readonly onChoose: (day: string) => void;
}

/** A month to choose a day of. Loaded when somebody opens it. */
export default function Calendar({ day, onChoose }: CalendarProps) {
  const t = useTexts(dayTexts);
  return (
    <Dates>
      <DatePicker
        hideOutsideDates
        value={day === "" ? null : day}
        {...(day === "" ? {} : { defaultDate: day })}
        onChange={(chosen) => chosen !== null && onChoose(chosen)}
        ariaLabels={{ previousMonth: t.previous, nextMonth: t.next }}
      />
    </Dates>
  );
}
