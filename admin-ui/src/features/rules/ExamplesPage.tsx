import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { Page } from "../../shared/layout/Page";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { draftCheckQuery, draftQuery, draftsQuery } from "./calls/rulebook";
import classes from "./changes/Changes.module.css";
import { DraftPicker } from "./drafts/DraftPicker";
import { openOf, useShownDraft, withShown } from "./drafts/open";
import { ExamplesTable } from "./examples/ExamplesTable";
import { ExampleText } from "./examples/ExampleText";
import { LiveExamples } from "./examples/LiveExamples";
import { useExampleEdits } from "./examples/useExampleEdits";
import { exampleTexts } from "./texts/examples";

const route = getRouteApi("/shell/examples");

/** The examples of a draft, run. */
export function ExamplesPage() {
  const t = useTexts(exampleTexts);
  const { language } = useLocale();
  const { may } = useSession();
  const drafts = useQuery(draftsQuery);
  const open = openOf(drafts.data?.items);
  const { draft: named } = route.useSearch();
  const navigate = route.useNavigate();
  const id = useShownDraft(named, open);
  const draft = useQuery({ ...draftQuery(id ?? ""), enabled: id !== undefined });
  const mayChange = may("marketer", "approver");
  const check = useQuery({
    ...draftCheckQuery(id ?? "", language),
    enabled: id !== undefined && mayChange,
  });
  const edit = useExampleEdits();
  const shown = draft.data;
  const isReadOnly = !mayChange || (shown?.state !== "draft" && shown?.state !== "rejected");
  const file = shown?.files[0]?.name;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        id !== undefined && file !== undefined ? (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/rules/$draft/$file"
                params={{ draft: id, file }}
                search={{ view: undefined, rule: undefined }}
              />
            )}
          >
            {t.open}
          </Button>
        ) : undefined
      }
    >
      <ProblemMessage
        of={drafts.error ?? draft.error ?? check.error}
        onRetry={() => void Promise.all([drafts.refetch(), draft.refetch(), check.refetch()])}
      />
      <ProblemMessage of={edit.error} />
      {id === undefined && drafts.data !== undefined && <LiveExamples mayChange={mayChange} />}
      {id !== undefined && (
        <>
          <div className={classes.picker}>
            <DraftPicker
              label={t.draft}
              drafts={withShown(open, shown)}
              value={id}
              onChange={(chosen) => void navigate({ search: { draft: chosen } })}
            />
          </div>
          <Group mb="md">
            {(shown?.examples ?? []).map((one) => (
              <ExampleText key={one.name} draft={id} file={one} isReadOnly={isReadOnly} />
            ))}
          </Group>
          {!mayChange && <Text c="dimmed">{t.onlyMarketers}</Text>}
          {mayChange && check.error === null && (
            <ExamplesTable
              check={check.data}
              files={shown?.examples ?? []}
              onEdit={
                isReadOnly || shown === undefined
                  ? undefined
                  : (how, examples) => edit.mutate({ draft: shown, how, examples })
              }
            />
          )}
        </>
      )}
    </Page>
  );
}
