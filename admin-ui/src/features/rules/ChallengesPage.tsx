import { Badge, Button, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { figuresQuery } from "./calls/catalogue";
import { liveQuery, templatesQuery, vocabularyQuery } from "./calls/rulebook";
import { todayHere } from "./editor/today";
import { challengesOf, type ListedChallenge } from "./list/challenges";
import classes from "./templates/Templates.module.css";
import { useTemplate } from "./templates/useTemplate";
import { challengeTexts } from "./texts/challenges";
import { listTexts } from "./texts/list";

const COLOURS = { active: "leaf", paused: "gray", upcoming: "amber", over: "gray" } as const;

/** What members can take part in, what came of it, and the way to a new one. */
export function ChallengesPage() {
  const t = useTexts(challengeTexts);
  const { language } = useLocale();
  const { may } = useSession();
  const live = useQuery(liveQuery);
  const vocabulary = useQuery(vocabularyQuery(language));
  const files = live.data?.files;
  const challenges = useMemo(
    () =>
      files === undefined || vocabulary.data === undefined
        ? undefined
        : challengesOf(files, vocabulary.data, todayHere()),
    [files, vocabulary.data],
  );
  return (
    <Page title={t.title} lead={t.lead}>
      <ProblemMessage
        of={live.error ?? vocabulary.error}
        onRetry={() => void Promise.all([live.refetch(), vocabulary.refetch()])}
      />
      <ChallengeTable challenges={challenges} />
      {may("marketer", "approver") && <ChallengeTemplates />}
    </Page>
  );
}

function ChallengeTable({
  challenges,
}: {
  readonly challenges: readonly ListedChallenge[] | undefined;
}) {
  const t = useTexts(challengeTexts);
  const list = useTexts(listTexts);
  const { number, day } = useFormats();
  const figures = useQuery(figuresQuery).data;
  const did = useMemo(
    () => new Map((figures?.items ?? []).map((one) => [one.rule, one])),
    [figures],
  );
  const validity = ({ from, until }: ListedChallenge) => {
    if (from !== null) {
      return until === null ? list.from(day(from)) : list.span(day(from), day(until));
    }
    return until === null ? list.always : list.until(day(until));
  };
  const figure = (key: "members" | "points"): Column<ListedChallenge> => ({
    key,
    header: t.columns[key],
    align: "end",
    cell: ({ rule }) => {
      const found = did.get(rule);
      return found === undefined ? list.never : number(found[key]);
    },
  });
  const columns: Column<ListedChallenge>[] = [
    {
      key: "name",
      header: t.columns.name,
      cell: (one) => (
        <>
          <Link
            to="/rules/$draft/$file"
            params={{ draft: "live", file: one.file }}
            search={{ view: undefined, rule: one.rule }}
            className={rowLink}
          >
            {one.name}
          </Link>
          <Text size="xs" c="dimmed">
            {t.rule(one.rule)}
          </Text>
        </>
      ),
    },
    {
      key: "status",
      header: t.columns.status,
      cell: ({ status }) => (
        <Badge variant="light" color={COLOURS[status]}>
          {list.status[status]}
        </Badge>
      ),
    },
    { key: "validity", header: t.columns.validity, cell: validity },
    { key: "asks", header: t.columns.asks, cell: ({ asks }) => asks },
    {
      key: "gives",
      header: t.columns.gives,
      cell: ({ gives }) => gives.map((line) => <div key={line}>{line}</div>),
    },
    figure("members"),
    figure("points"),
  ];
  return (
    <DataTable
      caption={`${t.caption}. ${t.figures}`}
      columns={columns}
      rows={challenges}
      rowKey={({ file, rule }) => `${file} ${rule}`}
      empty={<EmptyState title={t.none}>{t.noneText}</EmptyState>}
      footer={
        <Text size="xs" c="dimmed" p="sm">
          {challenges === undefined ? null : `${t.count(challenges.length)} · ${t.figures}`}
        </Text>
      }
    />
  );
}

/** Each makes a draft of its own, with a challenge to be filled in. */
function ChallengeTemplates() {
  const t = useTexts(challengeTexts);
  const { language } = useLocale();
  const templates = useQuery(templatesQuery(language));
  const vocabulary = useQuery(vocabularyQuery(language));
  const using = useTemplate(vocabulary.data);
  const found = (templates.data?.items ?? []).filter(({ text }) => /^\s*Challenge "/m.test(text));
  return (
    <section className={classes.group} aria-label={t.templates}>
      <Title order={2}>{t.templates}</Title>
      <ProblemMessage of={templates.error} onRetry={templates.refetch} />
      <ul className={classes.grid}>
        {found.map((template) => (
          <li key={template.id} className={classes.template}>
            <Title order={3}>{template.title}</Title>
            <Text size="sm" c="dimmed" className={classes.explanation ?? ""}>
              {template.explanation}
            </Text>
            <Button
              variant="light"
              aria-label={t.named(template.title)}
              loading={using.isPending && using.variables.template.id === template.id}
              disabled={using.isPending}
              onClick={() => using.mutate({ template, draft: null })}
            >
              {t.use}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
