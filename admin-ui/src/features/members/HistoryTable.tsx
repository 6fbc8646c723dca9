import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HistoryEntry } from "../../shared/api/types";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Pager } from "../../shared/layout/Pager";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import classes from "./MemberPage.module.css";
import { historyQuery } from "./members";
import { membersTexts } from "./texts";

interface HistoryTableProps {
  readonly member: string;
  readonly after: string | undefined;
  readonly onWhy: (purchase: string) => void;
}

/** How a member's points moved, and why. */
export function HistoryTable({ member, after, onWhy }: HistoryTableProps) {
  const t = useTexts(membersTexts).history;
  const { language } = useLocale();
  const { data, error, refetch } = useQuery(historyQuery(member, after, language));
  const columns = useColumns(onWhy);
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  return (
    <DataTable
      caption={t.caption}
      columns={columns}
      rows={data?.items}
      rowKey={(entry) => entry.id}
      empty={<EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>}
      footer={<Pager after={after} next={data?.next} />}
    />
  );
}

function useColumns(onWhy: (purchase: string) => void): Column<HistoryEntry>[] {
  const t = useTexts(membersTexts).history;
  const formats = useFormats();
  return [
    {
      key: "what",
      header: t.columns.what,
      cell: ({ kind, text, rule }) => (
        <div>
          <Text size="sm" fw={600}>
            {rule ?? t.kinds[kind]}
          </Text>
          <Text size="xs" c="dimmed">
            {rule === undefined ? text : `${t.kinds[kind]} · ${text}`}
          </Text>
        </div>
      ),
    },
    { key: "at", header: t.columns.at, cell: (entry) => <Moment of={entry} /> },
    {
      key: "points",
      header: t.columns.points,
      align: "end",
      cell: ({ points }) => (
        <Text
          size="sm"
          fw={600}
          className="numbers"
          c={points < 0 ? "var(--regulars-bad)" : "var(--regulars-good)"}
        >
          {formats.signed(points)}
        </Text>
      ),
    },
    {
      key: "after",
      header: t.columns.after,
      align: "end",
      cell: ({ balanceAfter }) => formats.number(balanceAfter),
    },
    {
      key: "why",
      header: t.columns.why,
      quiet: true,
      align: "end",
      cell: ({ purchaseId, text }) =>
        purchaseId && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t.whyOf(text)}
            onClick={() => onWhy(purchaseId)}
          >
            {t.why}
          </Button>
        ),
    },
  ];
}

/** When it happened; the day of booking stands beside it where that is another one. */
function Moment({ of }: { readonly of: HistoryEntry }) {
  const t = useTexts(membersTexts).history;
  const formats = useFormats();
  const { at, occurredAt = at } = of;
  const booked = formats.date(at);
  return (
    <div>
      <Text size="sm" className={classes.moment ?? ""}>
        {formats.dateTime(occurredAt)}
      </Text>
      {formats.date(occurredAt) !== booked && (
        <Text size="xs" c="dimmed">
          {t.booked(booked)}
        </Text>
      )}
    </div>
  );
}
