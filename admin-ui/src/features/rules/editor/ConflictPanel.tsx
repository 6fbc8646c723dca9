import { Button, Paper, Radio, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { AlertIcon } from "../../../shared/icons";
import type { Choice, MergeConflict } from "../language/merge";
import { editorTexts } from "../texts/editor";
import classes from "./Editor.module.css";

interface ConflictPanelProps {
  readonly conflicts: readonly MergeConflict[];
  /** Whether the same person made both changes; null while it is not known. */
  readonly isOwn: boolean | null;
  readonly onResolve: (chosen: ReadonlyMap<string, Choice>) => void;
}

const CONFLICT = "conflict";

function conflictTitle(
  t: { titleOwn: string; titleOther: string; title: string },
  isOwn: boolean | null,
): string {
  return isOwn === null ? t.title : isOwn ? t.titleOwn : t.titleOther;
}

/** Says wherever somebody is on the page that there is something to choose, and leads there. */
export function ConflictLine({ isOwn }: Pick<ConflictPanelProps, "isOwn">) {
  const t = useTexts(editorTexts).conflict;
  return (
    <div className={classes.conflictLine}>
      <AlertIcon aria-hidden size={16} />
      <Text size="sm" flex={1} miw={0}>
        {conflictTitle(t, isOwn)}
      </Text>
      <Button
        size="compact-sm"
        onClick={() => {
          const panel = document.getElementById(CONFLICT);
          panel?.focus({ preventScroll: true });
          panel?.scrollIntoView({ block: "start" });
        }}
      >
        {t.choose}
      </Button>
    </div>
  );
}

/** Two people changed the same rules: both sides, and a choice for each rule. */
export function ConflictPanel({ conflicts, isOwn, onResolve }: ConflictPanelProps) {
  const t = useTexts(editorTexts).conflict;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map());
  return (
    <Paper
      withBorder
      p="md"
      role="alert"
      id={CONFLICT}
      tabIndex={-1}
      className={classes.conflict ?? ""}
    >
      <Title order={2}>{conflictTitle(t, isOwn)}</Title>
      <Text size="sm" c="dimmed" mt={4}>
        {t.lead}
      </Text>
      <Stack gap="lg" mt="md">
        {conflicts.map(({ rule, mine, theirs }) => (
          <Radio.Group
            key={rule}
            label={rule === "" ? t.top : rule}
            description={t.whose}
            value={chosen.get(rule) ?? ""}
            onChange={(choice) => setChosen(new Map(chosen).set(rule, choice as Choice))}
          >
            <div className={classes.sides}>
              <Side label={t.mine} value="mine" text={mine} />
              <Side label={t.theirs} value="theirs" text={theirs} />
            </div>
            {mine !== "" && theirs !== "" && <Radio value="both" label={t.both} mt="xs" />}
          </Radio.Group>
        ))}
      </Stack>
      <Button
        mt="md"
        disabled={conflicts.some(({ rule }) => !chosen.has(rule))}
        onClick={() => onResolve(chosen)}
      >
        {t.apply}
      </Button>
    </Paper>
  );
}

function Side({
  label,
  value,
  text,
}: {
  readonly label: string;
  readonly value: Choice;
  readonly text: string;
}) {
  const t = useTexts(editorTexts).conflict;
  return (
    <div className={classes.side}>
      <Radio value={value} label={label} />
      <pre>{text.trim() === "" ? t.removed : text.trimEnd()}</pre>
    </div>
  );
}
