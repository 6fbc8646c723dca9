import { ActionIcon, Loader, Popover } from "@mantine/core";
import CalendarIcon from "lucide-react/icons/calendar";
import { lazy, Suspense, useState } from "react";
import { useTexts } from "../i18n/LocaleProvider";
import { dayTexts } from "./dayTexts";

const Calendar = lazy(() => import("./Calendar"));

interface CalendarButtonProps {
  /** What the day is of. */
  readonly label: string;
  /** As `2026-12-31`; empty for none. */
  readonly day: string;
  readonly onChoose: (day: string) => void;
  readonly size?: number;
}

/** Opens a calendar, for whoever rather points at a day than types it. */
export function CalendarButton({ label, day, onChoose, size = 16 }: CalendarButtonProps) {
  const t = useTexts(dayTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      trapFocus
      returnFocus
      shadow="md"
      position="bottom-end"
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={size + 10}
          aria-label={t.open(label)}
          onClick={() => setOpen(!isOpen)}
        >
          <CalendarIcon aria-hidden size={size} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.calendar(label)}>
        <Suspense fallback={<Loader size="sm" />}>
          <Calendar
            day={day}
            onChoose={(chosen) => {
              onChoose(chosen);
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
