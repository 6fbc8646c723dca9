import { Badge, Button, NativeSelect, Progress, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { RulesIcon, TemplatesIcon } from "../../shared/icons";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { SearchField } from "../../shared/layout/SearchField";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { figuresQuery } from "./calls/catalogue";
import { draftQuery, draftsQuery, liveQuery, vocabularyQuery } from "./calls/rulebook";
import type { RuleFigures } from "./calls/types";
import { editableOf, openOf, withShown } from "./drafts/open";
import { StartDraft } from "./drafts/StartDraft";
import { todayHere } from "./editor/today";
import { foundRules, type ListedRule, listedRules } from "./list/listed";
import { OpenDrafts } from "./list/OpenDrafts";
import classes from "./list/Rules.module.css";
import { cardTexts } from "./texts/cards";
import { draftTexts } from "./texts/drafts";
import { listTexts } from "./texts/list";

const route = getRouteApi("/shell/rules");

/** All rules of the live rulebook or of a draft, with what they did. */
export function RulesPage() {
  const t = useTexts(listTexts);
  const cards = useTexts(cardTexts);
  const { may } = useSession();
  const { draft: id, q, file } = route.useSearch();
  const navigate = route.useNavigate();
  const { language } = useLocale();
  const vocabulary = useQuery(vocabularyQuery(language));
  const live = useQuery({ ...liveQuery, enabled: id === undefined });
  const draft = useQuery({ ...draftQuery(id ?? ""), enabled: id !== undefined });
  const drafts = useQuery(draftsQuery);
  const figures = useQuery(figuresQuery);
  const open = openOf(drafts.data?.items);
  const source = id === undefined ? live : draft;
  const isThere = [drafts, source, vocabulary, figures].every((query) => !query.isPending);
  const isShown = useRef(false);
  isShown.current ||= isThere;
  const files = source.data?.files;
  const rules = useMemo(
    () =>
      files === undefined || vocabulary.data === undefined
        ? undefined
        : listedRules(files, vocabulary.data, todayHere(), id !== undefined),
    [files, vocabulary.data, id],
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        may("marketer", "approver") ? (
          <>
            <StartDraft
              label={cards.newRule}
              isForRule
              into={editableOf(draft.data && [draft.data])[0] && draft.data}
            />
            <Button
              variant="default"
              leftSection={<TemplatesIcon aria-hidden size={16} />}
              renderRoot={(props) => <Link {...props} to="/templates" />}
            >
              {t.templates}
            </Button>
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/challenges" />}>
              {t.challenges}
            </Button>
            <StartDraft variant="default" />
          </>
        ) : undefined
      }
    >
      {!isShown.current ? (
        // What comes before the drafts would be pushed down, and figures widen their columns.
        <Skeleton height={420} radius="lg" />
      ) : (
        <>
          <Stack gap="md">
            <OpenDrafts drafts={open} shown={id} />
            <ProblemMessage
              of={source.error ?? vocabulary.error}
              onRetry={() => void Promise.all([source.refetch(), vocabulary.refetch()])}
            />
          </Stack>
          <div className={classes.filters}>
            <SourcePicker drafts={withShown(open, draft.data)} value={id} />
            <SearchField
              label={t.search}
              placeholder={t.searchHint}
              value={q}
              onChange={(text) =>
                void navigate({ search: (before) => ({ ...before, q: text }), replace: true })
              }
            />
            <NativeSelect
              label={t.file}
              value={file ?? ""}
              onChange={(event) => {
                const chosen = event.currentTarget.value || undefined;
                void navigate({ search: (before) => ({ ...before, file: chosen }), replace: true });
              }}
              data={[
                { value: "", label: t.allFiles },
                ...(files ?? []).map((one) => ({ value: one.name, label: bare(one.name) })),
              ]}
            />
          </div>
          <RuleTable
            rules={rules === undefined ? undefined : foundRules(rules, q, file)}
            isEmpty={rules?.length === 0}
            draft={id ?? "live"}
          />
        </>
      )}
    </Page>
  );
}

function SourcePicker({
  drafts,
  value,
}: {
  readonly drafts: readonly { id: string; note: string; from: number }[];
  readonly value: string | undefined;
}) {
  const t = useTexts(listTexts);
  const names = useTexts(draftTexts);
  const navigate = route.useNavigate();
  const live = useQuery(liveQuery);
  return (
    <NativeSelect
      label={t.source}
      value={value ?? ""}
      onChange={(event) => {
        const draft = event.currentTarget.value || undefined;
        void navigate({ search: (before) => ({ ...before, draft, file: undefined }) });
      }}
      data={[
        { value: "", label: t.live(String(live.data?.version ?? "…")) },
        ...drafts.map((draft) => ({
          value: draft.id,
          label: draft.note === "" ? names.unnamed(String(draft.from)) : draft.note,
        })),
      ]}
    />
  );
}

const STATUS_COLOURS: Readonly<Record<ListedRule["status"], string>> = {
  active: "leaf",
  paused: "gray",
  upcoming: "amber",
  over: "gray",
  draft: "gray",
  broken: "red",
};

interface RuleTableProps {
  readonly rules: readonly ListedRule[] | undefined;
  readonly isEmpty: boolean;
  readonly draft: string;
}

function RuleTable({ rules, isEmpty, draft }: RuleTableProps) {
  const t = useTexts(listTexts);
  const { number } = useFormats();
  const figures = useQuery(figuresQuery).data;
  const did = useMemo(
    () => new Map((figures?.items ?? []).map((one) => [one.rule, one])),
    [figures],
  );
  const figure = (key: "fired" | "points" | "members"): Column<ListedRule> => ({
    key,
    header: t.columns[key],
    align: "end",
    cell: (rule) => {
      const found = did.get(rule.name);
      return found === undefined ? t.never : number(found[key]);
    },
  });
  const columns: Column<ListedRule>[] = [
    {
      key: "rule",
      header: t.columns.rule,
      cell: (rule) => (
        <>
          <Link
            to="/rules/$draft/$file"
            params={{ draft, file: rule.file }}
            search={{ view: undefined, rule: rule.name }}
            className={rowLink}
          >
            {rule.name}
          </Link>
          <Text size="xs" c="dimmed">
            {bare(rule.file)}
          </Text>
        </>
      ),
    },
    {
      key: "status",
      header: t.columns.status,
      cell: (rule) => (
        <Badge variant="light" color={STATUS_COLOURS[rule.status]}>
          {t.status[rule.status]}
        </Badge>
      ),
    },
    { key: "validity", header: t.columns.validity, cell: (rule) => <Validity rule={rule} /> },
    figure("fired"),
    figure("points"),
    figure("members"),
    {
      key: "budget",
      header: t.columns.budget,
      cell: (rule) => <Budget of={did.get(rule.name)} />,
    },
  ];
  return (
    <DataTable
      caption={`${t.caption}. ${t.lastDays}`}
      columns={columns}
      rows={rules}
      rowKey={(rule) => `${rule.file} ${rule.name}`}
      empty={
        isEmpty ? (
          <EmptyState title={t.empty} icon={<RulesIcon size={28} />}>
            {t.emptyText}
          </EmptyState>
        ) : (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        )
      }
      footer={
        <Text size="xs" c="dimmed" p="sm">
          {rules === undefined ? null : `${t.count(rules.length)} · ${t.lastDays}`}
        </Text>
      }
    />
  );
}

function Validity({ rule }: { readonly rule: ListedRule }) {
  const t = useTexts(listTexts);
  const { day } = useFormats();
  const { from, until } = rule;
  if (from !== null && until !== null) {
    return t.span(day(from), day(until));
  }
  if (from !== null) {
    return t.from(day(from));
  }
  return until === null ? t.always : t.until(day(until));
}

function Budget({ of: figures }: { readonly of: RuleFigures | undefined }) {
  const t = useTexts(listTexts);
  const { number, money } = useFormats();
  const budget = figures?.budget;
  if (budget === null || budget === undefined) {
    return t.never;
  }
  const { currency } = budget;
  const amount = (of: number) => (currency === undefined ? number(of) : money(of, currency));
  const share = budget.of === 0 ? 1 : budget.used / budget.of;
  return (
    <div className={classes.budget}>
      <span>{t.budgetUse(amount(budget.used), amount(budget.of))}</span>
      <Progress
        value={share * 100}
        size="sm"
        color={share > 0.9 ? "red" : share > 0.75 ? "amber" : "leaf"}
        aria-label={t.columns.budget}
      />
    </div>
  );
}

/** A file as people call it. */
function bare(file: string): string {
  return file.replace(/\.dslr$/, "");
}
