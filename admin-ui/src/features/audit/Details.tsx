import { Text } from "@mantine/core";
import type { Formats } from "../../shared/i18n/formats";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import classes from "./Details.module.css";
import { auditTexts } from "./texts";

/** What exactly was changed. What has no word here is called as in the API. */
export function Details({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const t = useTexts(auditTexts);
  const formats = useFormats();
  const entries = Object.entries(details);
  if (entries.length === 0) {
    return null;
  }
  const names: Readonly<Record<string, string>> = t.details;
  const values: Readonly<Record<string, string>> = t.values;
  const say = (name: string, value: unknown) => {
    if (name === "bytes" && typeof value === "number") {
      return t.kilobytes(formats.number(Math.max(1, Math.round(value / BYTES_OF_KB))));
    }
    return name === "way" || name === "reason"
      ? (values[String(value)] ?? String(value))
      : written(value, formats);
  };
  return (
    <dl className={classes.details}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {names[name] ?? name}
          </Text>
          <Text component="dd" size="xs" m={0}>
            {say(name, value)}
          </Text>
        </div>
      ))}
    </dl>
  );
}

const BYTES_OF_KB = 1000;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * A value as people read it: a change from one to another with an arrow, moments in the formats of
 * the page, the rest plainly.
 */
export function written(value: unknown, formats: Pick<Formats, "dateTime">): string {
  if (value === null || value === undefined) {
    return "–";
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "–" : value.map((one) => written(one, formats)).join(", ");
  }
  if (typeof value === "object") {
    const change = value as Record<string, unknown>;
    const [before, after] = [change.from ?? change.before, change.to ?? change.after];
    if (before !== undefined || after !== undefined) {
      return `${written(before, formats)} → ${written(after, formats)}`;
    }
    return Object.entries(change)
      .map(([name, part]) => `${name}: ${written(part, formats)}`)
      .join(", ");
  }
  return typeof value === "string" && MOMENT.test(value) ? formats.dateTime(value) : String(value);
}
