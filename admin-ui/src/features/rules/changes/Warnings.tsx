import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { Warning } from "../calls/types";
import { changeTexts } from "../texts/changes";
import classes from "./Changes.module.css";

interface WarningsProps {
  readonly warnings: readonly Warning[];
  readonly draft: string;
}

/** What may be a slip, each with its reason. */
export function Warnings({ warnings, draft }: WarningsProps) {
  const t = useTexts(changeTexts).warnings;
  if (warnings.length === 0) {
    return <Text c="dimmed">{t.none}</Text>;
  }
  return (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.file} ${warning.line} ${warning.message}`}>
          <Text size="sm" fw={600}>
            {warning.message}
          </Text>
          <Text size="sm" c="dimmed">
            {warning.reason}
          </Text>
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/rules/$draft/$file"
                params={{ draft, file: warning.file }}
                search={{ view: undefined, rule: warning.rule }}
              />
            )}
          >
            {warning.rule}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
