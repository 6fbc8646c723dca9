import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { answered, api } from "../../shared/api/client";
import type { Import } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { ImportsIcon, UploadIcon } from "../../shared/icons";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { given } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { isOver } from "./follow";
import { ImportState } from "./ImportState";
import classes from "./imports.module.css";
import { importsTexts } from "./texts";

const EVERY_MS = 3_000;
const route = getRouteApi("/shell/imports");

/** The imports so far. */
export function ImportsPage() {
  const t = useTexts(importsTexts).list;
  const { after } = route.useSearch();
  const imports = useQuery({
    queryKey: ["imports", after],
    queryFn: () => answered(api.GET("/v1/imports", { params: { query: given({ after }) } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => !isOver(one)) ? EVERY_MS : false,
  });
  const columns = useColumns();
  const start = (
    <Button
      leftSection={<UploadIcon aria-hidden size={16} />}
      renderRoot={(props) => <Link {...props} to="/imports/new" />}
    >
      {t.start}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={start}>
      <ProblemMessage of={imports.error} onRetry={imports.refetch} />
      {imports.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={imports.data?.items}
          rowKey={(one) => one.id}
          empty={
            <EmptyState icon={<ImportsIcon size={24} />} title={t.empty.title} action={start}>
              {t.empty.text}
            </EmptyState>
          }
          footer={<Pager after={after} next={imports.data?.next} />}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<Import>[] {
  const t = useTexts(importsTexts).list;
  const formats = useFormats();
  return [
    {
      key: "file",
      header: t.columns.file,
      cell: (one) => (
        <Link to="/imports/$id" params={{ id: one.id }} className={`${rowLink} ${classes.file}`}>
          {one.fileName ?? formats.dateTime(one.createdAt)}
        </Link>
      ),
    },
    { key: "at", header: t.columns.at, cell: (one) => formats.dateTime(one.createdAt) },
    { key: "by", header: t.columns.by, cell: (one) => one.createdBy },
    {
      key: "state",
      header: t.columns.state,
      cell: (one) => <ImportState of={one} />,
    },
    {
      key: "rows",
      header: t.columns.rows,
      align: "end",
      cell: (one) => formats.number(one.rowsRead),
    },
    {
      key: "purchases",
      header: t.columns.purchases,
      align: "end",
      cell: (one) => formats.number(one.purchasesRecorded),
    },
    {
      key: "members",
      header: t.columns.members,
      align: "end",
      cell: (one) => formats.number(one.membersEnrolled),
    },
  ];
}
