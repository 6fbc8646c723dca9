import type { OverviewDay } from "../../shared/api/types";
import type { HomeSearch } from "./search";

const DAYS = { "7d": 7, "30d": 30, "90d": 90, "12m": 365 } as const;
/** From so many days on, weeks are shown: more marks than there is room for. */
const WEEKS_FROM = 120;
const MS_OF_DAY = 86_400_000;

/** First and last day, both included, such as `2026-11-21`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The days of the chosen period; 30 days until today where nothing is chosen. */
export function daysOf(search: HomeSearch, today: string): Days {
  const { period = "30d", from, to } = search;
  if (period === "custom") {
    return { from: from ?? before(today, DAYS["30d"] - 1), to: to ?? today };
  }
  return { from: before(today, DAYS[period] - 1), to: today };
}

/** The calendar day of a moment in a time zone. */
export function dayIn(zone: string, moment: Date): string {
  // The Swedish way to write a day is that of ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(moment);
}

function before(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`).getTime() - days * MS_OF_DAY;
  return new Date(moment).toISOString().slice(0, 10);
}

/** Every day of the period, also those on which nothing happened; weeks where there are many. */
export function filled(days: readonly OverviewDay[], { from, to }: Days) {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const all: OverviewDay[] = [];
  for (let day = from; day <= to; day = before(day, -1)) {
    all.push(byDay.get(day) ?? { ...NOTHING, day });
  }
  const isByWeek = all.length > WEEKS_FROM;
  return { days: isByWeek ? weeks(all) : all, isByWeek };
}

const NOTHING: Omit<OverviewDay, "day"> = {
  purchases: 0,
  spentMinor: 0,
  returnedMinor: 0,
  issued: 0,
  reversed: 0,
  redeemed: 0,
  expired: 0,
  adjusted: 0,
  activeMembers: 0,
};

function weeks(days: readonly OverviewDay[]): OverviewDay[] {
  const found: OverviewDay[] = [];
  for (let start = 0; start < days.length; start += 7) {
    const [first, ...rest] = days.slice(start, start + 7);
    if (first !== undefined) {
      found.push(rest.reduce(added, first));
    }
  }
  return found;
}

/** Members who were active on several days count once a day: the most of one day is kept. */
function added(week: OverviewDay, day: OverviewDay): OverviewDay {
  return {
    day: week.day,
    purchases: week.purchases + day.purchases,
    spentMinor: week.spentMinor + day.spentMinor,
    returnedMinor: week.returnedMinor + day.returnedMinor,
    issued: week.issued + day.issued,
    reversed: week.reversed + day.reversed,
    redeemed: week.redeemed + day.redeemed,
    expired: week.expired + day.expired,
    adjusted: week.adjusted + day.adjusted,
    activeMembers: Math.max(week.activeMembers, day.activeMembers),
  };
}
