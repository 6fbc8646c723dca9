/** A way to write numbers, money and times for one locale. Texts for people only, never for calls. */
export interface Formats {
  /** BCP 47, such as `de-DE`. */
  readonly locale: string;
  /** 12,345 */
  number(value: number): string;
  /** +12,345 or −12,345 */
  signed(value: number): string;
  /** 12.3K, for where there is little room. */
  compact(value: number): string;
  /** 12 % of a share such as 0.12 */
  percent(share: number): string;
  /** An amount in minor units with its currency. */
  money(minor: number, currency: string): string;
  /** An amount in minor units, short, for axes. */
  compactMoney(minor: number, currency: string): string;
  /** The date of a moment, as the clock here shows it. */
  date(moment: string | Date): string;
  /** Date and time of a moment, as the clock here shows it. */
  dateTime(moment: string | Date): string;
  /**
   * Date and time of a moment by the clock of a zone such as `Europe/Berlin`; the zone is named
   * where the clock here shows something else.
   */
  timeIn(moment: string | Date, zone: string): string;
  /** A calendar day such as `2026-11-21`. */
  day(day: string): string;
  /** The same without its year, for axes. */
  shortDay(day: string): string;
  /** Day and weekday, for what is pointed at. */
  longDay(day: string): string;
  /** "3 minutes ago" */
  ago(moment: string | Date, now?: Date): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
}

const SECONDS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** Formats of a locale. Intl's objects are costly to make, so they are made once. */
export function formatsOf(locale: string): Formats {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const asUtc = { timeZone: "UTC" } as const;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...asUtc });
  const shortDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...asUtc });
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: "full", ...asUtc });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const list = new Intl.ListFormat(locale);
  const monies = new Map<string, Intl.NumberFormat>();
  const zones = new Map<string, Intl.DateTimeFormat>();

  function timeIn(moment: Date, zone: string): string {
    let format = zones.get(zone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(locale, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: zone,
      });
      zones.set(zone, format);
    }
    const there = format.format(moment);
    return there === dateTime.format(moment) ? there : `${there} (${zone})`;
  }

  function money(minor: number, currency: string, options: Intl.NumberFormatOptions): string {
    const name = `${currency} ${options.notation}`;
    let format = monies.get(name);
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, { style: "currency", currency, ...options });
      monies.set(name, format);
    }
    return format.format(minor / 10 ** minorDigits(currency));
  }

  return {
    locale,
    number: (value) => number.format(value),
    signed: (value) => signed.format(value).replace("-", "−"),
    compact: (value) => compact.format(value),
    percent: (share) => percent.format(share),
    money: (minor, currency) => money(minor, currency, { notation: "standard" }),
    compactMoney: (minor, currency) =>
      money(minor, currency, { notation: "compact", maximumFractionDigits: 1 }),
    date: (moment) => date.format(new Date(moment)),
    dateTime: (moment) => dateTime.format(new Date(moment)),
    timeIn: (moment, zone) => timeIn(new Date(moment), zone),
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    shortDay: (text) => shortDay.format(new Date(`${text}T00:00:00Z`)),
    longDay: (text) => longDay.format(new Date(`${text}T00:00:00Z`)),
    ago: (moment, now = new Date()) => {
      const seconds = (new Date(moment).getTime() - now.getTime()) / 1000;
      for (const [unit, length] of SECONDS) {
        if (Math.abs(seconds) >= length) {
          return relative.format(Math.trunc(seconds / length), unit);
        }
      }
      return relative.format(0, "second");
    },
    list: (items) => list.format(items),
  };
}

/** How many digits stand after the point: 2 for EUR, 0 for JPY (ISO 4217, as Intl knows it). */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}
