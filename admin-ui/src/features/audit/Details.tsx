import { Text } from "@mantine/core";
import { isDay } from "../../shared/i18n/days";
import type { Formats } from "../../shared/i18n/formats";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { roleTexts } from "../../shared/session/roles";
import { useSession } from "../../shared/session/session";
import classes from "./Details.module.css";
import { auditTexts } from "./texts";

interface DetailsProps {
  /** What kind of thing was changed. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Details whose values are words of the server, with words of ours. */
const WORDED = new Set(["kind", "poolRole", "reason", "state", "way"]);
/** Rulebooks go from version to version, points from member to member. */
const VERSIONED = new Set(["from", "to"]);

/** What exactly was changed. What has no word here is called as in the API. */
export function Details({ subject, details }: DetailsProps) {
  const t = useTexts(auditTexts);
  const roles: Readonly<Record<string, string>> = useTexts(roleTexts).names;
  const { currency } = useSession().programme;
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
    if (name === "totalMinor" && typeof value === "number") {
      return formats.money(value, currency);
    }
    if (name === "role" && typeof value === "string") {
      return roles[value] ?? value;
    }
    return WORDED.has(name) ? (values[String(value)] ?? String(value)) : written(value, formats);
  };
  const called = (name: string) =>
    names[subject.startsWith("rulebook") && VERSIONED.has(name) ? `${name}Version` : name] ?? name;
  return (
    <dl className={classes.details}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {called(name)}
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
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** The end of a UUIDv7, which differs where the beginning is the time. */
export function shortId(id: string): string {
  return UUID.test(id) ? `…${id.slice(-6)}` : id;
}

/**
 * A value as people read it: a change from one to another with an arrow, numbers, days and moments
 * in the formats of the page, the rest plainly.
 */
export function written(
  value: unknown,
  formats: Pick<Formats, "dateTime" | "day" | "number">,
): string {
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
  if (typeof value === "number") {
    return formats.number(value);
  }
  const text = String(value);
  return MOMENT.test(text)
    ? formats.dateTime(text)
    : isDay(text)
      ? formats.day(text)
      : shortId(text);
}
