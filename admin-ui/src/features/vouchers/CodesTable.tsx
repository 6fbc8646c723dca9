import { Anchor, Badge, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { VouchersIcon } from "../../shared/icons";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Pager } from "../../shared/layout/Pager";
import { SearchField } from "../../shared/layout/SearchField";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { vouchersTexts } from "./texts";
import { codesQuery, type Voucher } from "./vouchers";

export const COLOURS = {
  open: "leaf",
  "not-yet": "amber",
  expired: "gray",
  spent: "gray",
  void: "red",
} as const;

interface CodesTableProps {
  readonly code: string | undefined;
  readonly type: string | undefined;
  readonly after: string | undefined;
  readonly onSearch: (code: string | undefined) => void;
}

/** Codes, or the one that somebody asks about. */
export function CodesTable({ code, type, after, onSearch }: CodesTableProps) {
  const t = useTexts(vouchersTexts).list;
  const { data, error, refetch, isFetching } = useQuery(codesQuery({ code, type, after }));
  const columns = useColumns();
  const none = code === undefined ? t.empty : t.none;
  return (
    <>
      <Group mb="md" align="flex-end">
        <SearchField
          label={t.search}
          placeholder={t.placeholder}
          value={code}
          onChange={onSearch}
          isSearching={isFetching && code !== undefined}
          w="min(100%, 24rem)"
        />
        {type !== undefined && (
          <Text size="sm">
            {t.type(type)}{" "}
            <Anchor
              renderRoot={(props) => <Link {...props} to="/vouchers" search={{ tab: "codes" }} />}
            >
              {t.all}
            </Anchor>
          </Text>
        )}
      </Group>
      <ProblemMessage of={error} onRetry={refetch} />
      {error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={data?.items}
          rowKey={(voucher) => voucher.id}
          empty={
            <EmptyState icon={<VouchersIcon size={24} />} title={none.title}>
              {none.text}
            </EmptyState>
          }
          footer={<Pager after={after} next={data?.next} />}
        />
      )}
    </>
  );
}

function useColumns(): Column<Voucher>[] {
  const t = useTexts(vouchersTexts);
  const formats = useFormats();
  const { currency } = useSession().programme;
  return [
    {
      key: "code",
      header: t.list.columns.code,
      cell: ({ id, code }) => (
        <Link to="/vouchers/$id" params={{ id }} className={rowLink}>
          {code}
        </Link>
      ),
    },
    {
      key: "type",
      header: t.list.columns.type,
      cell: ({ type, kind }) => (
        <div>
          {type}
          <Text size="xs" c="dimmed">
            {t.kinds[kind]}
          </Text>
        </div>
      ),
    },
    {
      key: "state",
      header: t.list.columns.state,
      cell: ({ state }) => (
        <Badge variant="light" color={COLOURS[state]}>
          {t.states[state]}
        </Badge>
      ),
    },
    {
      key: "left",
      header: t.list.columns.left,
      align: "end",
      cell: ({ remainingMinor }) =>
        remainingMinor === undefined ? "" : formats.money(remainingMinor, currency),
    },
    {
      key: "until",
      header: t.list.columns.until,
      cell: ({ validUntil }) => (validUntil === undefined ? t.endless : formats.day(validUntil)),
    },
  ];
}
