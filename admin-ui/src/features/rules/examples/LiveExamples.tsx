import { Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormats, useLocale, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ExamplesIcon } from "../../../shared/icons";
import { EmptyState } from "../../../shared/layout/EmptyState";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { liveQuery, versionExamplesQuery } from "../calls/rulebook";
import { StartDraft } from "../drafts/StartDraft";
import { exampleTexts } from "../texts/examples";
import { VersionExamples } from "./VersionExamples";

/** The examples of the rulebook that is live: all of them hold, and a draft changes them. */
export function LiveExamples({ mayChange }: { readonly mayChange: boolean }) {
  const t = useTexts(exampleTexts);
  const { number } = useFormats();
  const { language } = useLocale();
  const live = useQuery(liveQuery);
  const version = live.data?.version;
  const told = useQuery({
    ...versionExamplesQuery(version ?? 0, language),
    enabled: version !== undefined,
  });
  const error = live.error ?? told.error;
  if (error !== null) {
    return (
      <ProblemMessage
        of={error}
        onRetry={() => void Promise.all([live.refetch(), version !== undefined && told.refetch()])}
      />
    );
  }
  if (version === undefined || told.data === undefined) {
    return <Skeleton height={160} radius="lg" />;
  }
  const action = mayChange ? <StartDraft /> : undefined;
  const count = told.data.items.length;
  if (count === 0) {
    return (
      <EmptyState title={t.noDraft} icon={<ExamplesIcon size={28} />} action={action}>
        {t.noDraftText}
      </EmptyState>
    );
  }
  return (
    <Stack gap="sm">
      <Text>{t.live(number(version), number(count))}</Text>
      {action !== undefined && <div>{action}</div>}
      <VersionExamples version={version} />
    </Stack>
  );
}
