/** The parts of a day in the order in which a locale writes them with digits. */
type Part = "day" | "month" | "year";

interface Months {
  /** Whole names, folded, January first. */
  readonly long: readonly string[];
  readonly short: readonly string[];
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{2}:\d{2}$/;
const DIGITS = /^(\d{1,4})([./-]|\s)\s*(\d{1,2})([./-]|\s)\s*(\d{1,4})$/;
const CLOCK = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*([ap])?(?:\.?m\.?)?$/i;
const MONTH_LETTERS_MIN = 3;

const orders = new Map<string, readonly Part[]>();
const months = new Map<string, Months>();

/** Whether a text is a day that there is, such as `2026-12-31`. */
export function isDay(text: string): boolean {
  return ISO_DAY.test(text) && dayOf(text.slice(0, 4), text.slice(5, 7), text.slice(8)) === text;
}

/** Whether a text is a day with a time by some clock, such as `2026-12-31T22:00`. */
export function isMoment(text: string): boolean {
  return isDay(text.slice(0, 10)) && text[10] === "T" && isTime(text.slice(11));
}

function isTime(text: string): boolean {
  return ISO_TIME.test(text) && text < "24:00" && text.slice(3) < "60";
}

/**
 * Reads a day as somebody types it: as the locale writes it (`31.12.2026`, `31/12/2026`, in the
 * United States `12/31/2026`), with the month's name (`31 Dec 2026`, `December 31, 2026`) or as
 * ISO 8601 has it. Points always stand behind a day, never behind a month that comes first. A year
 * has four digits, or nobody could tell 1926 from 2026.
 *
 * @return the day as ISO 8601 has it; null where it is none
 */
export function readDay(typed: string, locale: string): string | null {
  const text = plainSpaces(typed);
  const digits = DIGITS.exec(text);
  if (digits === null) {
    return namedDay(text, locale);
  }
  const [, first = "", mark, second = "", otherMark, third = ""] = digits;
  if (mark !== otherMark) {
    return null;
  }
  if (first.length === 4) {
    return dayOf(first, second, third);
  }
  return mark !== "." && orderOf(locale)[0] === "month"
    ? dayOf(third, first, second)
    : dayOf(third, second, first);
}

/** Reads a time as somebody types it: `22:00`, `22.00 Uhr`, `10 pm`. Null where it is none. */
export function readTime(typed: string): string | null {
  const text = plainSpaces(typed).replace(/\s*(uhr|h)$/i, "");
  const found = CLOCK.exec(text);
  if (found === null) {
    return null;
  }
  const [, hours = "", minutes = "00", half] = found;
  // A lone number is an hour where something says so; else it could be anything.
  if (found[2] === undefined && half === undefined && text === plainSpaces(typed)) {
    return null;
  }
  const isHalf = half !== undefined;
  const hour = Number(hours);
  if (isHalf && (hour < 1 || hour > 12)) {
    return null;
  }
  const shown = isHalf ? (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0) : hour;
  const time = `${String(shown).padStart(2, "0")}:${minutes}`;
  return isTime(time) ? time : null;
}

/** Reads a day and a time behind it. Null where it is none, `2026-12-31T22:00` else. */
export function readMoment(typed: string, locale: string): string | null {
  const text = plainSpaces(typed).replace(/(?<=\d)T(?=\d)/, " ");
  for (const { index } of text.matchAll(/,?\s(?:at\s|um\s)?/g)) {
    const day = readDay(text.slice(0, index), locale);
    const time = readTime(text.slice(index).replace(/^,?\s(?:at\s|um\s)?/, ""));
    if (day !== null && time !== null) {
      return `${day}T${time}`;
    }
  }
  return null;
}

/** A day as the locale writes it where it cannot be taken for another: `31 Dec 2026`. */
export function saidDay(day: string, locale: string): string {
  return said(`${day}T00:00`, locale, { dateStyle: "medium" });
}

/** A time as the locale writes it: `22:00`, `10:00 PM`. */
export function saidTime(time: string, locale: string): string {
  return said(`2000-01-01T${time}`, locale, { timeStyle: "short" });
}

/** Day and time as the locale writes them: `31 Dec 2026, 22:00`. */
export function saidMoment(moment: string, locale: string): string {
  return `${saidDay(moment.slice(0, 10), locale)}, ${saidTime(moment.slice(11), locale)}`;
}

function said(clock: string, locale: string, style: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
  return plainSpaces(format.format(new Date(`${clock}Z`)));
}

/** `2026-12-31`, where there is such a day. */
function dayOf(year: string, month: string, day: string): string | null {
  if (!/^[1-9]\d{3}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) {
    return null;
  }
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const found = new Date(`${iso}T00:00:00Z`);
  // 30 February is taken for 2 March.
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(iso) ? iso : null;
}

/** Reads `31 Dec 2026`, `31. Dezember 2026` and `December 31, 2026`. */
function namedDay(text: string, locale: string): string | null {
  const found =
    /^(\d{1,2})\.?\s?(\p{L}+)\.?,?\s?(\d{4})$/u.exec(text) ??
    /^(\p{L}+)\.?\s?(\d{1,2}),?\s(\d{4})$/u.exec(text);
  if (found === null) {
    return null;
  }
  const [, first = "", second = "", year = ""] = found;
  const isDayFirst = /^\d/.test(first);
  const month = monthOf(isDayFirst ? second : first, locale);
  return month === 0 ? null : dayOf(year, String(month), isDayFirst ? first : second);
}

/** The number of the month that a name, or its beginning, is of; 0 where it is of none. */
function monthOf(name: string, locale: string): number {
  const typed = name.toLocaleLowerCase(locale);
  const { long, short } = monthsOf(locale);
  const isMonth = (month: string, index: number) =>
    short[index] === typed || (typed.length >= MONTH_LETTERS_MIN && month.startsWith(typed));
  return long.findIndex(isMonth) + 1;
}

function monthsOf(locale: string): Months {
  const known = months.get(locale);
  if (known !== undefined) {
    return known;
  }
  const named = (month: "long" | "short") =>
    Array.from({ length: 12 }, (_, index) =>
      new Intl.DateTimeFormat(locale, { month, day: "numeric", timeZone: "UTC" })
        .formatToParts(Date.UTC(2026, index, 1))
        .filter(({ type }) => type === "month")
        .map(({ value }) => value.replace(".", "").toLocaleLowerCase(locale))
        .join(""),
    );
  const found = { long: named("long"), short: named("short") };
  months.set(locale, found);
  return found;
}

function orderOf(locale: string): readonly Part[] {
  const known = orders.get(locale);
  const order =
    known ??
    new Intl.DateTimeFormat(locale, { timeZone: "UTC" })
      .formatToParts(0)
      .map(({ type }) => type)
      .filter((type): type is Part => type === "day" || type === "month" || type === "year");
  orders.set(locale, order);
  return order;
}

function plainSpaces(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}
