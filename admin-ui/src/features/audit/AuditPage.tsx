import { Button, Group, Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { answered, api } from "../../shared/api/client";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { AuditIcon } from "../../shared/icons";
import { DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { SearchField } from "../../shared/layout/SearchField";
import { given } from "../../shared/layout/search";
import { DayRangePicker } from "../../shared/pickers/DayRangePicker";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useAuditColumns } from "./columns";
import type { AuditSearch } from "./search";
import { auditTexts } from "./texts";

const route = getRouteApi("/shell/audit");

/** Who changed what, and when. */
export function AuditPage() {
  const t = useTexts(auditTexts);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useAuditColumns();
  const entries = useQuery({
    queryKey: ["audit", search],
    queryFn: () => answered(api.GET("/v1/audit", { params: { query: given(search) } })),
    placeholderData: keepPreviousData,
  });
  const filter = (change: AuditSearch) =>
    void navigate({ search: (old) => ({ ...old, ...change, after: undefined }), replace: true });
  const { after, ...filters } = search;
  const isFiltered = Object.keys(given(filters)).length > 0;
  return (
    <Page title={t.title} lead={t.lead}>
      <Group align="flex-end" gap="md" mb="md">
        <SearchField
          label={t.filters.actor}
          placeholder={t.filters.actorHelp}
          value={search.actor}
          onChange={(actor) => filter({ actor })}
          isSearching={entries.isPlaceholderData}
          w={240}
        />
        <Select
          label={t.filters.action}
          placeholder={t.filters.any}
          clearable
          clearButtonProps={{ "aria-label": t.filters.clear }}
          data={Object.entries(t.groups).map(([value, label]) => ({ value, label }))}
          value={search.action ?? null}
          onChange={(action) => filter({ action: action ?? undefined })}
          w={180}
        />
        <DayRangePicker
          label={t.filters.days}
          from={search.from}
          to={search.to}
          onChange={(from, to) => filter({ from, to })}
          w={250}
        />
        {isFiltered && (
          <Button variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
            {t.filters.reset}
          </Button>
        )}
      </Group>
      <ProblemMessage of={entries.error} onRetry={entries.refetch} />
      {entries.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={entries.data?.items}
          rowKey={(entry) => entry.id}
          empty={
            <EmptyState icon={<AuditIcon size={24} />} title={t.empty.title}>
              {isFiltered ? t.empty.filtered : t.empty.text}
            </EmptyState>
          }
          footer={<Pager after={after} next={entries.data?.next} />}
        />
      )}
    </Page>
  );
}
