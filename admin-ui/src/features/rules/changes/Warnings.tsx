import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { Warning } from "../calls/types";
import { changeTexts } from "../texts/changes";
import { BringUpToDate } from "./BringUpToDate";
import classes from "./Changes.module.css";

interface WarningsProps {
  readonly warnings: readonly Warning[];
  readonly draft: string;
  /** Whether whoever looks may change the draft as it stands. */
  readonly canChange: boolean;
}

/** What may be a slip, each with its reason. */
export function Warnings({ warnings, draft, canChange }: WarningsProps) {
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
          {warning.code === "live-moved" && canChange && <BringUpToDate draft={draft} />}
          {warning.file !== undefined && warning.rule !== undefined && (
            <RuleLink draft={draft} file={warning.file} rule={warning.rule} />
          )}
        </li>
      ))}
    </ul>
  );
}

function RuleLink({
  draft,
  file,
  rule,
}: {
  readonly draft: string;
  readonly file: string;
  readonly rule: string;
}) {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/rules/$draft/$file"
          params={{ draft, file }}
          search={{ view: undefined, rule }}
        />
      )}
    >
      {rule}
    </Anchor>
  );
}
