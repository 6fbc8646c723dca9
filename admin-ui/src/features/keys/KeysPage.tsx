import { Badge, Button, Group, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ApiKey } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { KeysIcon, PlusIcon } from "../../shared/icons";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { Twins } from "../../shared/layout/Twins";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { roleTexts } from "../../shared/session/roles";
import { keysQuery } from "./keys";
import { NewKeyDialog } from "./NewKeyDialog";
import { RevokeButton } from "./RevokeButton";
import { keysTexts } from "./texts";

const route = getRouteApi("/shell/keys");

/** Who may call the API: make and revoke keys. */
export function KeysPage() {
  const t = useTexts(keysTexts);
  const { after } = route.useSearch();
  const keys = useQuery(keysQuery(after));
  const columns = useColumns();
  const [making, dialog] = useDisclosure(false);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Group gap="sm">
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/connect" />}>
            {t.connect}
          </Button>
          <Button leftSection={<PlusIcon aria-hidden size={16} />} onClick={dialog.open}>
            {t.make}
          </Button>
        </Group>
      }
    >
      <ProblemMessage of={keys.error} onRetry={keys.refetch} />
      {keys.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={keys.data?.items}
          rowKey={(key) => key.id}
          empty={
            <EmptyState
              icon={<KeysIcon size={24} />}
              title={t.empty.title}
              action={<Button onClick={dialog.open}>{t.make}</Button>}
            >
              {t.empty.text}
            </EmptyState>
          }
          footer={<Pager after={after} next={keys.data?.next} />}
        />
      )}
      <NewKeyDialog opened={making} onClose={dialog.close} />
    </Page>
  );
}

function useColumns(): Column<ApiKey>[] {
  const t = useTexts(keysTexts);
  const { names } = useTexts(roleTexts);
  const formats = useFormats();
  return [
    {
      key: "name",
      header: t.columns.name,
      cell: (key) => (
        <div>
          <Text fw={600} size="sm" {...(key.revokedAt ? { c: "dimmed", td: "line-through" } : {})}>
            {key.name}
          </Text>
          <Twins of={key.warnings} />
        </div>
      ),
    },
    { key: "role", header: t.columns.role, cell: (key) => names[key.role] },
    {
      key: "stores",
      header: t.columns.stores,
      cell: ({ stores }) => (stores ? <Stores codes={stores} /> : t.all),
    },
    {
      key: "rate",
      header: t.columns.rate,
      cell: ({ requestsPerSecond: rate }) =>
        rate ? (
          t.rate(formats.number(rate))
        ) : (
          <Text c="dimmed" size="sm">
            {t.defaultRate}
          </Text>
        ),
    },
    { key: "made", header: t.columns.made, cell: (key) => formats.date(key.createdAt) },
    {
      key: "actions",
      header: t.columns.actions,
      quiet: true,
      align: "end",
      cell: (key) =>
        key.revokedAt ? (
          <Badge variant="light" color="gray">
            {t.revoked(formats.date(key.revokedAt))}
          </Badge>
        ) : (
          <RevokeButton id={key.id} name={key.name} />
        ),
    },
  ];
}

function Stores({ codes }: { readonly codes: readonly string[] }) {
  const t = useTexts(keysTexts);
  if (codes.length <= 2) {
    return codes.join(", ");
  }
  return (
    <Tooltip label={codes.join(", ")} multiline maw={320}>
      <Text size="sm" tabIndex={0} td="underline dotted">
        {t.stores(codes.length)}
      </Text>
    </Tooltip>
  );
}
