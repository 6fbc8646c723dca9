import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Purchase } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Pager } from "../../shared/layout/Pager";
import { useStoreTime } from "../../shared/pickers/stores";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { purchasesOfQuery } from "./members";
import { membersTexts } from "./texts";

interface MemberPurchasesProps {
  readonly member: string;
  readonly after: string | undefined;
  readonly onWhy: (purchase: string) => void;
}

/** What a member bought. */
export function MemberPurchases({ member, after, onWhy }: MemberPurchasesProps) {
  const t = useTexts(membersTexts).purchases;
  const { data, error, refetch } = useQuery(purchasesOfQuery(member, after));
  const columns = useColumns(onWhy);
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  return (
    <DataTable
      caption={t.caption}
      columns={columns}
      rows={data?.items}
      rowKey={(purchase) => purchase.id}
      empty={<EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>}
      footer={<Pager after={after} next={data?.next} />}
    />
  );
}

function useColumns(onWhy: (purchase: string) => void): Column<Purchase>[] {
  const all = useTexts(membersTexts);
  const t = all.purchases;
  const formats = useFormats();
  const storeTime = useStoreTime();
  return [
    {
      key: "where",
      header: t.columns.where,
      cell: (purchase) => (
        <Link to="/purchases/$id" params={{ id: purchase.id }} className={rowLink}>
          {purchase.store} · {t.receipt(purchase.receipt)}
        </Link>
      ),
    },
    {
      key: "when",
      header: t.columns.when,
      cell: (purchase) => storeTime(purchase.occurredAt, purchase.store),
    },
    {
      key: "total",
      header: t.columns.total,
      align: "end",
      cell: (purchase) => formats.money(purchase.totalMinor, purchase.currency),
    },
    {
      key: "points",
      header: t.columns.points,
      align: "end",
      cell: ({ points }) => formats.number(points.accrued - points.reversed),
    },
    {
      key: "why",
      header: t.columns.why,
      quiet: true,
      align: "end",
      cell: (purchase) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={all.history.whyOf(t.receipt(purchase.receipt))}
          onClick={() => onWhy(purchase.id)}
        >
          {all.history.why}
        </Button>
      ),
    },
  ];
}
