import { Box, Group, NativeSelect, SegmentedControl } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { choiceOf } from "../../shared/layout/search";
import { StorePicker } from "../../shared/pickers/StorePicker";
import type { Days } from "./period";
import { type HomeSearch, PERIODS } from "./search";
import { homeTexts } from "./texts";

// The calendar is large, and seldom needed here.
const DayRangePicker = lazy(() =>
  import("../../shared/pickers/DayRangePicker").then((module) => ({
    default: module.DayRangePicker,
  })),
);

interface PeriodPickerProps {
  readonly search: HomeSearch;
  readonly days: Days;
  readonly onChange: (change: HomeSearch) => void;
}

/** Chooses which days and which store are shown. */
export function PeriodPicker({ search, days, onChange }: PeriodPickerProps) {
  const t = useTexts(homeTexts).period;
  const { period = "30d" } = search;
  const data = PERIODS.map((value) => ({ value, label: t[value] }));
  const choose = (chosen: string) =>
    onChange(
      chosen === "custom"
        ? { period: "custom", ...days }
        : { period: choiceOf(chosen, PERIODS), from: undefined, to: undefined },
    );
  return (
    <Group justify="space-between" align="flex-end" gap="sm">
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={t.label}
          value={period}
          onChange={choose}
          data={data}
          visibleFrom="xs"
        />
        <NativeSelect
          label={t.label}
          value={period}
          onChange={(event) => choose(event.currentTarget.value)}
          data={data}
          hiddenFrom="xs"
        />
        {period === "custom" && (
          <Suspense fallback={<Box h={36} w={250} />}>
            <DayRangePicker
              label={t.days}
              quiet
              from={days.from}
              to={days.to}
              onChange={(from, to) => onChange({ from, to })}
              w={250}
            />
          </Suspense>
        )}
      </Group>
      <StorePicker quiet value={search.store} onChange={(store) => onChange({ store })} />
    </Group>
  );
}
