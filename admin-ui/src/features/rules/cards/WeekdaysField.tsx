import { Checkbox, Popover } from "@mantine/core";
import { useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { orList } from "../language/values";
import { cardTexts } from "../texts/cards";
import classes from "./Field.module.css";
import { Framed } from "./Framed";
import { type FieldProps, useFieldLabel } from "./field";

/** As they are written in rules. */
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/** A Monday, to ask Intl what days are called. */
const A_MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** Days of the week, chosen from a small list of all seven. */
export function WeekdaysField({ parameter, text, sayValue, write, error }: FieldProps) {
  const t = useTexts(cardTexts).field;
  const { locale } = useFormats();
  const label = useFieldLabel(parameter);
  const [opened, setOpened] = useState(false);
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const choose = (days: readonly string[]) => {
    const inOrder = DAYS.filter((day) => days.includes(day));
    if (inOrder.length > 0) {
      write(orList(inOrder));
    }
  };
  return (
    <Framed error={error}>
      {(tied) => (
        <Popover opened={opened} onChange={setOpened} trapFocus returnFocus shadow="md">
          <Popover.Target>
            <button
              type="button"
              className={classes.dayButton}
              aria-label={`${label}. ${sayValue(text)}`}
              aria-describedby={tied["aria-describedby"]}
              onClick={() => setOpened(!opened)}
            >
              {sayValue(text)}
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Checkbox.Group value={text.split(/, | or /)} onChange={choose} label={t.chooseDays}>
              <div className={classes.days}>
                {DAYS.map((day, index) => (
                  <Checkbox
                    key={day}
                    value={day}
                    label={name.format(new Date(A_MONDAY + index * DAY_MS))}
                  />
                ))}
              </div>
            </Checkbox.Group>
          </Popover.Dropdown>
        </Popover>
      )}
    </Framed>
  );
}
