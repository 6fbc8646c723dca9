import { Button, Group, Loader, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { ChangesIcon } from "../../shared/icons";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import {
  draftChangesQuery,
  draftCheckQuery,
  draftQuery,
  draftsQuery,
  RULEBOOK,
  versionChangesQuery,
} from "./calls/rulebook";
import type { Draft, RuleChange } from "./calls/types";
import { ChangeList, isSame } from "./changes/ChangeList";
import classes from "./changes/Changes.module.css";
import { Checks } from "./changes/Checks";
import { NextStep } from "./changes/NextStep";
import { RulebookTimeline } from "./changes/RulebookTimeline";
import { Warnings } from "./changes/Warnings";
import { sendTyped, useNotTaken } from "./drafts/atWork";
import { DraftPicker } from "./drafts/DraftPicker";
import { doing } from "./drafts/doing";
import { openOf, useShownDraft, withShown } from "./drafts/open";
import { StartDraft } from "./drafts/StartDraft";
import { StateBadge, standing } from "./drafts/StateBadge";
import { AcceptAll } from "./examples/AcceptAll";
import type { ChangedRule } from "./language/names";
import { changeTexts } from "./texts/changes";
import { draftTexts } from "./texts/drafts";

const route = getRouteApi("/shell/changes");
const FOLLOWED_MS = 5_000;

/** What is going to change, and everything that changed before. */
export function ChangesPage() {
  const t = useTexts(changeTexts);
  const { draft: named } = route.useSearch();
  const navigate = route.useNavigate();
  const { may } = useSession();
  const drafts = useQuery(draftsQuery);
  const open = openOf(drafts.data?.items);
  const id = useShownDraft(named, open);
  const one = useQuery({
    ...draftQuery(id ?? ""),
    enabled: id !== undefined,
    // Author and approver look at the same page: what the one does is seen by the other.
    refetchInterval: FOLLOWED_MS,
  });
  const shown = one.data;
  return (
    <Page title={t.title} lead={t.lead}>
      <ProblemMessage
        of={drafts.error ?? one.error}
        onRetry={() => void Promise.all([drafts.refetch(), one.refetch()])}
      />
      {id === undefined && drafts.data !== undefined && (
        <EmptyState
          title={t.noDrafts}
          icon={<ChangesIcon size={28} />}
          action={may("marketer", "approver") ? <StartDraft /> : undefined}
        >
          {t.noDraftsText}
        </EmptyState>
      )}
      {id !== undefined && (
        <div className={classes.picker}>
          <DraftPicker
            label={t.draft}
            drafts={withShown(open, shown)}
            value={id}
            onChange={(draft) => void navigate({ search: { draft } })}
          />
        </div>
      )}
      {shown !== undefined && <DraftChanges key={shown.id} draft={shown} />}
      <div className={classes.timeline}>
        <Section title={t.timeline.title}>
          <RulebookTimeline />
        </Section>
      </div>
    </Page>
  );
}

function DraftChanges({ draft }: { readonly draft: Draft }) {
  const t = useTexts(changeTexts);
  const names = useTexts(draftTexts);
  const queries = useQueryClient();
  const { language } = useLocale();
  const { save } = useNotTaken(draft.id);
  useEffect(() => {
    // What is typed belongs to what is looked at here.
    void sendTyped(draft.id);
  }, [draft.id]);
  const { etag, state } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever they change
  useEffect(() => {
    if (save === "saved") {
      void queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts", draft.id] });
    }
  }, [save, draft.id, etag, state, queries]);
  const { may } = useSession();
  const isPublished = draft.state === "published";
  const ofDraft = useQuery({ ...draftChangesQuery(draft.id, language), enabled: !isPublished });
  // What it changed stays, whatever went live since.
  const ofVersion = useQuery({
    ...versionChangesQuery(draft.version ?? 0, language),
    enabled: isPublished && draft.version !== undefined,
  });
  const changes = isPublished ? ofVersion : ofDraft;
  const mayChange = may("marketer", "approver");
  const check = useQuery({
    ...draftCheckQuery(draft.id, language),
    enabled: mayChange && !isPublished,
  });
  const isOpen = draft.state === "draft" || draft.state === "rejected";
  const file = changes.data?.rules[0]?.file ?? draft.files[0]?.name ?? "rules.dslr";
  return (
    <>
      <Purpose draft={draft} />
      <div className={classes.columns}>
        <Section
          title={isPublished ? t.version.changes : t.differences}
          lead={
            changes.data?.against === null || changes.data === undefined
              ? undefined
              : t.against(String(changes.data.against))
          }
          actions={
            <Group gap="xs">
              <StateBadge state={standing(draft)} />
              <Button
                size="xs"
                variant="default"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/rules/$draft/$file"
                    params={{ draft: draft.id, file }}
                    search={{ view: undefined, rule: undefined }}
                  />
                )}
              >
                {mayChange && isOpen ? t.edit : t.open}
              </Button>
            </Group>
          }
        >
          <ProblemMessage of={changes.error} onRetry={changes.refetch} />
          {changes.data === undefined && changes.error === null && (
            <Loader role="status" aria-label={t.differences} size="sm" />
          )}
          {changes.data !== undefined && (
            <ChangeList
              changes={changes.data}
              of={
                isPublished && draft.version !== undefined
                  ? { number: draft.version, wasLive: true }
                  : undefined
              }
            />
          )}
        </Section>
        <div className={classes.side}>
          <Section title={t.steps.title}>
            <ProblemMessage of={check.error} onRetry={check.refetch} />
            <NextStep
              draft={draft}
              isSound={check.data?.ok}
              isSame={changes.data && isSame(changes.data)}
              does={doing((changes.data?.rules ?? []).map(simply), names.does)}
            />
          </Section>
          {check.data !== undefined && !isPublished && (
            <Section title={t.checks.title}>
              <Checks
                check={check.data}
                draft={draft.id}
                onFailing={
                  mayChange && isOpen ? <AcceptAll draft={draft} check={check.data} /> : undefined
                }
              />
            </Section>
          )}
          {changes.data !== undefined && !isPublished && (
            <Section title={t.warnings.title} lead={t.warnings.lead}>
              <Warnings changes={changes.data} draft={draft} canChange={mayChange && isOpen} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

/** What it is for and who made it: what somebody who decides about it reads first. */
function Purpose({ draft }: { readonly draft: Draft }) {
  const t = useTexts(changeTexts);
  const { dateTime } = useFormats();
  return (
    <div className={classes.purpose}>
      <Title order={2}>{draft.note || t.noPurpose}</Title>
      <Text c="dimmed">
        {draft.changedBy.name === draft.by.name
          ? t.author(draft.by.name, dateTime(draft.changedAt))
          : t.authors(draft.by.name, draft.changedBy.name, dateTime(draft.changedAt))}
      </Text>
    </div>
  );
}

function simply({ kind, rule }: RuleChange): ChangedRule {
  return { kind: kind === "added" || kind === "removed" ? kind : "changed", rule };
}
