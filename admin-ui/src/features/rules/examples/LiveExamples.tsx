import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ExamplesIcon } from "../../../shared/icons";
import { EmptyState } from "../../../shared/layout/EmptyState";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { liveQuery } from "../calls/rulebook";
import { StartDraft } from "../drafts/StartDraft";
import { exampleTexts } from "../texts/examples";
import classes from "./ExamplesTable.module.css";
import { givenOf } from "./given";

/** The examples of the rulebook that is live: all of them hold, and a draft changes them. */
export function LiveExamples({ mayChange }: { readonly mayChange: boolean }) {
  const t = useTexts(exampleTexts);
  const { number } = useFormats();
  const { data, error, refetch } = useQuery(liveQuery);
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  if (data === undefined) {
    return <Skeleton height={160} radius="lg" />;
  }
  const examples = [...givenOf(data.examples)];
  const action = mayChange ? <StartDraft /> : undefined;
  if (examples.length === 0) {
    return (
      <EmptyState title={t.noDraft} icon={<ExamplesIcon size={28} />} action={action}>
        {t.noDraftText}
      </EmptyState>
    );
  }
  return (
    <Stack gap="sm">
      <Text>{t.live(number(data.version), number(examples.length))}</Text>
      {action !== undefined && <div>{action}</div>}
      <ul className={classes.examples}>
        {examples.map(([key, given]) => (
          <li key={key}>
            <Text fw={600} size="sm">
              {key.slice(key.indexOf(" ") + 1)}
            </Text>
            <details className={classes.given}>
              <summary>{t.given}</summary>
              <pre>{given}</pre>
            </details>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
