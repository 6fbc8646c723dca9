/** Ways in which files write times, as java.time.format.DateTimeFormatter patterns. */
interface Way {
  readonly form: RegExp;
  readonly pattern: string;
}

/** What the server reads without being told: 2010-12-01 08:26:00 and ISO 8601. */
const KNOWN = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?(Z| ?[+-]\d\d:?\d\d)?)?$/;

const CLOCKS: readonly Way[] = [
  { form: /^\d{1,2}:\d\d:\d\d$/, pattern: "H:mm:ss" },
  { form: /^\d{1,2}:\d\d$/, pattern: "H:mm" },
  { form: /^\d{1,2}:\d\d [AP]M$/i, pattern: "h:mm a" },
  { form: /^\d{1,2}:\d\d:\d\d [AP]M$/i, pattern: "h:mm:ss a" },
];
const DATE = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/;
const MONTHS = 12;

/** What the letters of a pattern stand for; a pattern with others is not read here. */
const LETTERS: Readonly<Record<string, string>> = {
  yyyy: "\\d{4}",
  uuuu: "\\d{4}",
  yy: "\\d\\d",
  uu: "\\d\\d",
  M: "(?:0?[1-9]|1[0-2])",
  MM: "(?:0[1-9]|1[0-2])",
  MMM: "[A-Z][a-z]{2,3}",
  d: "(?:0?[1-9]|[12]\\d|3[01])",
  dd: "(?:0[1-9]|[12]\\d|3[01])",
  H: "(?:[01]?\\d|2[0-3])",
  HH: "(?:[01]\\d|2[0-3])",
  h: "(?:0?[1-9]|1[0-2])",
  hh: "(?:0[1-9]|1[0-2])",
  m: "[0-5]?\\d",
  mm: "[0-5]\\d",
  s: "[0-5]?\\d",
  ss: "[0-5]\\d",
  a: "[AP]M",
};

/**
 * The pattern in which these times are written, of those that are times. Where day and month could
 * be either, the day comes first unless a value says otherwise.
 *
 * @returns undefined where the server needs no pattern, or none fits
 */
export function timePatternOf(values: readonly string[]): string | undefined {
  const times = values.map((value) => value.trim()).filter((time) => DATE.test(dateOf(time)));
  const [first] = times;
  if (first === undefined || times.every((time) => KNOWN.test(time))) {
    return undefined;
  }
  const [date = "", ...rest] = first.split(" ");
  const clock = rest.join(" ");
  const separator = date.match(/[./-]/)?.[0] ?? "";
  const clockPattern = clock === "" ? "" : CLOCKS.find((way) => way.form.test(clock))?.pattern;
  const datePattern = datePatternOf(times.map(dateOf), separator);
  if (datePattern === undefined || clockPattern === undefined) {
    return undefined;
  }
  return clockPattern === "" ? datePattern : `${datePattern} ${clockPattern}`;
}

/** Tells whether the server reads a text as a time in this pattern; anything, where it is unknown. */
export function timeReader(pattern: string): (text: string) => boolean {
  if (pattern === "") {
    return (text) => KNOWN.test(text);
  }
  const parts = pattern.match(/'[^']*'|([a-zA-Z])\1*|./g) ?? [];
  const forms = parts.map((part) =>
    /^[a-zA-Z]/.test(part) ? LETTERS[part] : escaped(part.replaceAll("'", "")),
  );
  if (forms.includes(undefined)) {
    return () => true;
  }
  const form = new RegExp(`^${forms.join("")}$`);
  return (text) => form.test(text);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function dateOf(time: string): string {
  return time.split(" ")[0] ?? "";
}

function datePatternOf(dates: readonly string[], separator: string): string | undefined {
  const parts = dates.map((date) => date.split(separator));
  if (parts.some((date) => date.length !== 3)) {
    return undefined;
  }
  if (parts.every(([year]) => year?.length === 4)) {
    return ["yyyy", "M", "d"].join(separator);
  }
  const year = parts.every(([, , last]) => last?.length === 4) ? "yyyy" : "yy";
  const monthFirst = parts.some(([, second]) => Number(second) > MONTHS);
  return [...(monthFirst ? ["M", "d"] : ["d", "M"]), year].join(separator);
}
