/** Ways in which files write times, as java.time.format.DateTimeFormatter patterns. */
interface Way {
  readonly form: RegExp;
  readonly pattern: string;
}

/** What the server reads without being told: 2010-12-01 08:26:00 and ISO 8601. */
const KNOWN = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

const CLOCKS: readonly Way[] = [
  { form: /^\d{1,2}:\d\d:\d\d$/, pattern: "H:mm:ss" },
  { form: /^\d{1,2}:\d\d$/, pattern: "H:mm" },
  { form: /^\d{1,2}:\d\d [AP]M$/i, pattern: "h:mm a" },
];

/**
 * The pattern in which all of these times are written. Where day and month could be either, the day
 * comes first unless a value says otherwise.
 *
 * @returns undefined where the server needs no pattern, or none fits
 */
export function timePatternOf(values: readonly string[]): string | undefined {
  const times = values.map((value) => value.trim()).filter((value) => value !== "");
  const [first] = times;
  if (first === undefined || times.every((time) => KNOWN.test(time))) {
    return undefined;
  }
  const [date = "", ...rest] = first.split(" ");
  const clock = rest.join(" ");
  const separator = date.match(/[./-]/)?.[0];
  if (separator === undefined) {
    return undefined;
  }
  const clockPattern = clock === "" ? "" : CLOCKS.find((way) => way.form.test(clock))?.pattern;
  const datePattern = datePatternOf(
    times.map((time) => time.split(" ")[0] ?? ""),
    separator,
  );
  if (datePattern === undefined || clockPattern === undefined) {
    return undefined;
  }
  return clockPattern === "" ? datePattern : `${datePattern} ${clockPattern}`;
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
  const MONTHS = 12;
  const monthFirst = parts.some(([, second]) => Number(second) > MONTHS);
  return [...(monthFirst ? ["M", "d"] : ["d", "M"]), year].join(separator);
}
