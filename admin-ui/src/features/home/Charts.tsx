import { SegmentedControl, Skeleton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { Overview } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { choiceOf } from "../../shared/layout/search";
import classes from "./HomePage.module.css";
import { type Days, filled } from "./period";
import { homeTexts } from "./texts";

const DayChart = lazy(() =>
  import("../../shared/chart/DayChart").then((module) => ({ default: module.DayChart })),
);

const MEASURES = ["turnover", "count", "members"] as const;
const CHART_HEIGHT = 272;

interface ChartsProps {
  readonly overview: Overview | undefined;
  readonly days: Days;
  /** The figures are those of another period, until the new ones are here. */
  readonly isOld: boolean;
}

/** What was bought and which points moved, day by day. */
export function Charts({ overview, days: period, isOld }: ChartsProps) {
  const t = useTexts(homeTexts).charts;
  const formats = useFormats();
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>("turnover");
  const waiting = <Skeleton height={CHART_HEIGHT} />;
  const { days, isByWeek } = filled(overview?.days ?? [], period);
  const names = days.map((day) => day.day);
  const currency = overview?.currency ?? "EUR";
  const money = (value: number) => formats.money(value, currency);
  const shortMoney = (value: number) => formats.compactMoney(value, currency);
  const isMoney = measure === "turnover";
  const bought = days.map((day) =>
    isMoney ? day.spentMinor : measure === "count" ? day.purchases : day.activeMembers,
  );
  const label = (what: string) => t.label(what, formats.day(period.from), formats.day(period.to));
  // Members who bought on several days count once.
  const total = measure === "members" ? (overview?.period.activeMembers ?? 0) : sum(bought);
  return (
    <div className={classes.charts} data-old={isOld}>
      <Section
        title={t.purchases(isByWeek)}
        lead={overview ? t.inAll(isMoney ? money(total) : formats.number(total)) : "\u00a0"}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t.measure}
            value={measure}
            onChange={(chosen) => setMeasure(choiceOf(chosen, MEASURES) ?? "turnover")}
            data={MEASURES.map((value) => ({ value, label: t[value] }))}
          />
        }
      >
        <Suspense fallback={waiting}>
          {overview === undefined ? (
            waiting
          ) : (
            <DayChart
              label={label(t.purchases(isByWeek))}
              kind="bars"
              days={names}
              isByWeek={isByWeek}
              series={[{ name: t[measure], colour: "var(--regulars-accent)", values: bought }]}
              format={isMoney ? money : formats.number}
              formatShort={isMoney ? shortMoney : formats.compact}
            />
          )}
        </Suspense>
      </Section>
      <Section
        title={t.points(isByWeek)}
        lead={
          overview
            ? t.inAll(formats.number(sum(days.map((day) => day.issued - day.reversed))))
            : "\u00a0"
        }
      >
        <Suspense fallback={waiting}>
          {overview === undefined ? (
            waiting
          ) : (
            <DayChart
              label={label(t.points(isByWeek))}
              kind="lines"
              days={names}
              isByWeek={isByWeek}
              series={[
                {
                  name: t.issued,
                  colour: "var(--regulars-accent)",
                  values: days.map((day) => day.issued - day.reversed),
                },
                {
                  name: t.redeemed,
                  colour: "var(--regulars-second)",
                  values: days.map((day) => day.redeemed),
                },
                {
                  name: t.expired,
                  colour: "var(--mantine-color-dimmed)",
                  values: days.map((day) => day.expired),
                },
              ]}
              format={formats.number}
              formatShort={formats.compact}
            />
          )}
        </Suspense>
      </Section>
    </div>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
