import { Text } from "@mantine/core";
import classes from "./Details.module.css";

/** What exactly was changed, as it was recorded: names of fields are those of the API. */
export function Details({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(details);
  if (entries.length === 0) {
    return null;
  }
  return (
    <dl className={classes.details}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="xs" m={0}>
            {written(value)}
          </Text>
        </div>
      ))}
    </dl>
  );
}

/** A value as people read it: a change from one to another with an arrow, the rest plainly. */
export function written(value: unknown): string {
  if (value === null || value === undefined) {
    return "–";
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "–" : value.map(written).join(", ");
  }
  if (typeof value === "object") {
    const change = value as Record<string, unknown>;
    const [before, after] = [change.from ?? change.before, change.to ?? change.after];
    if (before !== undefined || after !== undefined) {
      return `${written(before)} → ${written(after)}`;
    }
    return Object.entries(change)
      .map(([name, part]) => `${name}: ${written(part)}`)
      .join(", ");
  }
  return String(value);
}
