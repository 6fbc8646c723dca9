import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { Changes, Draft, Warning } from "../calls/types";
import { changeTexts } from "../texts/changes";
import { editorTexts } from "../texts/editor";
import { AlsoLive } from "./AlsoLive";
import { BringUpToDate } from "./BringUpToDate";
import classes from "./Changes.module.css";
import { sortedOut } from "./sortedOut";

interface WarningsProps {
  readonly changes: Pick<Changes, "warnings" | "rules">;
  readonly draft: Pick<Draft, "id" | "files">;
  /** Whether whoever looks may change the draft as it stands. */
  readonly canChange: boolean;
}

/** What may be a slip, each with its reason: first what the draft's own changes cause. */
export function Warnings({ changes, draft, canChange }: WarningsProps) {
  const t = useTexts(changeTexts).warnings;
  const { own, live } = sortedOut(changes);
  const list = (warnings: readonly Warning[]) => (
    <ul className={classes.warnings}>
      {warnings.map((warning) => (
        <li key={`${warning.rule} ${warning.message}`}>
          <OneWarning warning={warning} draft={draft} canChange={canChange} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {own.length === 0 ? <Text c="dimmed">{t.none}</Text> : list(own)}
      <AlsoLive count={live.length}>{list(live)}</AlsoLive>
    </>
  );
}

interface OneWarningProps extends Omit<WarningsProps, "changes"> {
  readonly warning: Warning;
}

function OneWarning({ warning, draft, canChange }: OneWarningProps) {
  const { at } = useTexts(editorTexts).problems;
  const { file, rule, line } = warning;
  const sentence = draft.files
    .find(({ name }) => name === file)
    ?.text.split("\n")
    [(line ?? 0) - 1]?.trim();
  return (
    <>
      {file !== undefined && rule !== undefined && (
        <Anchor
          size="sm"
          fw={600}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/rules/$draft/$file"
              params={{ draft: draft.id, file }}
              search={{ view: undefined, rule }}
            />
          )}
        >
          {rule}
        </Anchor>
      )}
      <Text size="sm" fw={rule === undefined ? 600 : 500}>
        {warning.message}
      </Text>
      <Text size="sm" c="dimmed">
        {warning.reason}
      </Text>
      {warning.code === "live-moved" && canChange && <BringUpToDate draft={draft.id} />}
      {file !== undefined && line !== undefined && (
        <Text size="xs" c="dimmed">
          {[sentence, at(file, line)].filter(Boolean).join(" · ")}
        </Text>
      )}
    </>
  );
}
