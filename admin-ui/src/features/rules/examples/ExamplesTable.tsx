import { Badge, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ExamplesIcon } from "../../../shared/icons";
import { EmptyState } from "../../../shared/layout/EmptyState";
import type { CheckResult, FileText } from "../calls/types";
import { exampleTexts } from "../texts/examples";
import classes from "./ExamplesTable.module.css";
import { ExampleWords } from "./ExampleWords";
import { TakeAllDialog } from "./TakeAllDialog";

interface ExamplesTableProps {
  /** Undefined while they run. */
  readonly check: CheckResult | undefined;
  readonly files: readonly FileText[];
  /** Undefined where they cannot be changed. */
  readonly onEdit?: ((how: "accept" | "remove", examples: readonly Outcome[]) => void) | undefined;
}

type Outcome = CheckResult["examples"][number];

/** How an example begins in its file. */
const EXAMPLE = /^- /m;

/** What is given, what is expected and what comes out, red and green. */
export function ExamplesTable({ check, files, onEdit }: ExamplesTableProps) {
  const t = useTexts(exampleTexts);
  const { number } = useFormats();
  const [shown, setShown] = useState<"all" | "failing">("all");
  const [isTaking, taking] = useDisclosure(false);
  if (check === undefined) {
    return <Text c="dimmed">{t.waiting}</Text>;
  }
  const { examples } = check;
  if (examples.length === 0) {
    const isBlocked = check.problems.some((problem) => problem.severity === "error");
    return isBlocked && files.some(({ text }) => EXAMPLE.test(text)) ? (
      <Text c="dimmed">{t.blocked}</Text>
    ) : (
      <EmptyState title={t.none} icon={<ExamplesIcon size={28} />}>
        {t.noneText}
      </EmptyState>
    );
  }
  const failing = examples.filter((example) => !example.ok);
  // What cannot be read stands among them, by its place.
  const isThere = ({ given }: Outcome) => given.length > 0;
  const takeable = failing.filter(isThere);
  const rows = shown === "failing" ? failing : examples;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} c={failing.length > 0 ? "red" : "leaf"} aria-live="polite">
          {failing.length > 0
            ? t.failing(failing.length)
            : t.summary(number(examples.length), number(examples.length))}
        </Text>
        {failing.length > 0 && (
          <Group gap="sm">
            {onEdit !== undefined && takeable.length > 0 && (
              <Button size="xs" variant="default" onClick={taking.open}>
                {t.takeAll(takeable.length)}
              </Button>
            )}
            <SegmentedControl
              size="xs"
              aria-label={t.shown}
              value={shown}
              onChange={(value) => setShown(value === "failing" ? "failing" : "all")}
              data={[
                { value: "all", label: t.all },
                { value: "failing", label: t.onlyFailing },
              ]}
            />
          </Group>
        )}
      </Group>
      <ul className={classes.examples}>
        {rows.map((example) => (
          <li key={`${example.file} ${example.name}`} data-ok={example.ok}>
            <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
              <Text fw={600} size="sm">
                {example.name}
              </Text>
              <Badge
                variant="light"
                color={example.ok ? "leaf" : "red"}
                className={classes.mark ?? ""}
              >
                {example.ok ? t.ok : t.failed}
              </Badge>
            </Group>
            <ExampleWords
              given={example.given}
              expected={example.expected}
              got={example.ok ? undefined : example.got}
            />
            {onEdit !== undefined && isThere(example) && (
              <Group gap="xs" mt={4}>
                {!example.ok && (
                  <Button
                    size="compact-xs"
                    variant="light"
                    aria-label={`${t.take}: ${example.name}`}
                    onClick={() => onEdit("accept", [example])}
                  >
                    {t.take}
                  </Button>
                )}
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`${t.delete}: ${example.name}`}
                  onClick={() => onEdit("remove", [example])}
                >
                  {t.delete}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
      <TakeAllDialog
        opened={isTaking}
        examples={takeable}
        onClose={taking.close}
        onTake={() => {
          taking.close();
          onEdit?.("accept", takeable);
        }}
      />
    </Stack>
  );
}
