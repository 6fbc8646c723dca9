import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { FoundPurchase } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { PurchasesIcon } from "../../shared/icons";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { SearchField } from "../../shared/layout/SearchField";
import { given } from "../../shared/layout/search";
import { DayRangePicker } from "../../shared/pickers/DayRangePicker";
import { StorePicker } from "../../shared/pickers/StorePicker";
import { useStoreTime } from "../../shared/pickers/stores";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { purchasesQuery } from "./purchases";
import type { PurchasesSearch } from "./search";
import { purchasesTexts } from "./texts";

const route = getRouteApi("/shell/purchases");

/** Finds purchases. */
export function PurchasesPage() {
  const t = useTexts(purchasesTexts).list;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const purchases = useQuery(purchasesQuery(search));
  const columns = useColumns();
  const filter = (change: PurchasesSearch) =>
    void navigate({ search: (old) => ({ ...old, ...change, after: undefined }), replace: true });
  const { after, ...filters } = search;
  const isFiltered = Object.keys(given(filters)).length > 0;
  return (
    <Page title={t.title} lead={t.lead}>
      <Group align="flex-end" gap="md" mb="md">
        <SearchField
          label={t.receipt}
          value={search.receipt}
          onChange={(receipt) => filter({ receipt })}
          isSearching={purchases.isPlaceholderData}
          autoFocus
          w={200}
        />
        <StorePicker value={search.store} onChange={(store) => filter({ store })} />
        <SearchField
          label={t.register}
          value={search.register}
          onChange={(register) => filter({ register })}
          w={130}
        />
        <DayRangePicker
          label={t.days}
          from={search.from}
          to={search.to}
          onChange={(from, to) => filter({ from, to })}
          w={250}
        />
        {isFiltered && (
          <Button variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
            {t.reset}
          </Button>
        )}
      </Group>
      <ProblemMessage of={purchases.error} onRetry={purchases.refetch} />
      {purchases.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={purchases.data?.items}
          rowKey={(purchase) => purchase.id}
          empty={
            <EmptyState
              icon={<PurchasesIcon size={24} />}
              title={isFiltered ? t.empty.filtered : t.empty.title}
            >
              {isFiltered ? t.empty.filteredText : t.empty.text}
            </EmptyState>
          }
          footer={<Pager after={after} next={purchases.data?.next} />}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<FoundPurchase>[] {
  const t = useTexts(purchasesTexts).list;
  const formats = useFormats();
  const storeTime = useStoreTime();
  return [
    {
      key: "where",
      header: t.columns.where,
      cell: (purchase) => (
        <div>
          <Link to="/purchases/$id" params={{ id: purchase.id }} className={rowLink}>
            {purchase.receipt}
          </Link>
          <Text size="xs" c="dimmed">
            {t.at(purchase.store, purchase.register)}
          </Text>
        </div>
      ),
    },
    {
      key: "when",
      header: t.columns.when,
      cell: (purchase) => storeTime(purchase.occurredAt, purchase.store),
    },
    {
      key: "member",
      header: t.columns.member,
      cell: (purchase) =>
        purchase.memberId ? (
          (purchase.memberName ?? t.unnamed)
        ) : (
          <Text size="sm" c="dimmed">
            {t.anonymous}
          </Text>
        ),
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
      cell: (purchase) => formats.number(purchase.points),
    },
  ];
}
