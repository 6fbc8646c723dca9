import { Anchor, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { VouchersIcon } from "../../shared/icons";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Pager } from "../../shared/layout/Pager";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { vouchersTexts } from "./texts";
import { typesQuery, type VoucherType } from "./vouchers";

interface TypesTableProps {
  readonly after: string | undefined;
  readonly make: ReactNode;
  /** Undefined for who may only look. */
  readonly onEdit: ((name: string) => void) | undefined;
  readonly onBatch: ((type: VoucherType) => void) | undefined;
}

/** The types by name, with what their codes are worth and how often they can be used. */
export function TypesTable({ after, make, onEdit, onBatch }: TypesTableProps) {
  const t = useTexts(vouchersTexts);
  const { data, error, refetch } = useQuery(typesQuery(after));
  const columns = useColumns(onEdit, onBatch);
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  return (
    <DataTable
      caption={t.captionTypes}
      columns={columns}
      rows={data?.items}
      rowKey={(type) => type.name}
      empty={
        <EmptyState icon={<VouchersIcon size={24} />} title={t.emptyTypes.title} action={make}>
          {t.emptyTypes.text}
        </EmptyState>
      }
      footer={<Pager after={after} next={data?.next} />}
    />
  );
}

/** What a type's codes are worth, in short. */
function useWorth(): (type: VoucherType) => string {
  const t = useTexts(vouchersTexts);
  const formats = useFormats();
  return ({ kind, discount, points, valueMinor, currency }) => {
    switch (kind) {
      case "points":
        return points === undefined ? "" : t.points(points, formats.number(points));
      case "balance":
        return valueMinor === undefined ? t.each : formats.money(valueMinor, currency);
      default:
        if (discount?.percent !== undefined) {
          return formats.percent(discount.percent / 100);
        }
        return discount?.amountMinor === undefined
          ? ""
          : formats.money(discount.amountMinor, currency);
    }
  };
}

function useColumns(
  onEdit: TypesTableProps["onEdit"],
  onBatch: TypesTableProps["onBatch"],
): Column<VoucherType>[] {
  const t = useTexts(vouchersTexts);
  const formats = useFormats();
  const worthOf = useWorth();
  return [
    {
      key: "type",
      header: t.columns.type,
      cell: ({ name, generic }) => (
        <div>
          {onEdit === undefined ? (
            <Text size="sm" fw={600}>
              {name}
            </Text>
          ) : (
            <Anchor
              component="button"
              type="button"
              size="sm"
              fw={600}
              ta="start"
              onClick={() => onEdit(name)}
            >
              {name}
            </Anchor>
          )}
          {generic !== undefined && (
            <Text size="xs" c="dimmed" ff="monospace">
              {generic}
            </Text>
          )}
        </div>
      ),
    },
    { key: "kind", header: t.columns.kind, cell: ({ kind }) => t.kinds[kind] },
    { key: "worth", header: t.columns.worth, align: "end", cell: worthOf },
    {
      key: "uses",
      header: t.columns.uses,
      align: "end",
      cell: ({ uses }) => (uses === undefined ? t.anyUses : formats.number(uses)),
    },
    {
      key: "valid",
      header: t.columns.valid,
      cell: ({ days, validUntil }) =>
        days !== undefined ? t.days(days, formats.number(days)) : (validUntil ?? t.endless),
    },
    {
      key: "actions",
      header: t.columns.actions,
      align: "end",
      cell: (type) => (
        <Group gap="xs" justify="flex-end">
          {onBatch !== undefined && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t.codesOf(type.name)}
              onClick={() => onBatch(type)}
            >
              {t.codes}
            </Button>
          )}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/vouchers" search={{ tab: "codes", type: type.name }} />
            )}
          >
            {t.look}
          </Anchor>
        </Group>
      ),
    },
  ];
}
