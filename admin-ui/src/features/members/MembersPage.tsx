import { Badge, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { FoundMember } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { MembersIcon } from "../../shared/icons";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { SearchField } from "../../shared/layout/SearchField";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { membersQuery } from "./members";
import { isEnough } from "./search";
import { membersTexts } from "./texts";
import { WaitingMessages } from "./WaitingMessages";

const route = getRouteApi("/shell/members");

/** Finds members. */
export function MembersPage() {
  const t = useTexts(membersTexts).list;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isShort = search.q !== undefined && !isEnough(search.q);
  const members = useQuery({ ...membersQuery(search), enabled: !isShort });
  const columns = useColumns();
  return (
    <Page title={t.title} lead={t.lead}>
      <Group mb="md">
        <SearchField
          label={t.search}
          quiet
          placeholder={t.placeholder}
          value={search.q}
          onChange={(q) => void navigate({ search: { q }, replace: true })}
          isSearching={members.isPlaceholderData && !isShort}
          autoFocus
          w="min(100%, 26rem)"
        />
      </Group>
      {search.q === undefined && <WaitingMessages />}
      <ProblemMessage of={members.error} onRetry={members.refetch} />
      {isShort && (
        <Text c="dimmed" mb="md" aria-live="polite">
          {t.goOn}
        </Text>
      )}
      {members.error === null && !isShort && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={members.data?.items}
          rowKey={(member) => member.id}
          empty={<Nobody q={search.q} />}
          footer={<Pager after={search.after} next={members.data?.next} />}
        />
      )}
    </Page>
  );
}

function Nobody({ q }: { readonly q: string | undefined }) {
  const t = useTexts(membersTexts).list;
  const { may } = useSession();
  if (q !== undefined) {
    return (
      <EmptyState icon={<MembersIcon size={24} />} title={t.none.title}>
        {t.none.text(q)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<MembersIcon size={24} />}
      title={t.empty.title}
      action={
        may() && (
          <Button renderRoot={(props) => <Link {...props} to="/imports" />}>
            {t.empty.toImport}
          </Button>
        )
      }
    >
      {t.empty.text}
    </EmptyState>
  );
}

function useColumns(): Column<FoundMember>[] {
  const t = useTexts(membersTexts).list;
  const formats = useFormats();
  return [
    {
      key: "name",
      header: t.columns.name,
      cell: (member) => (
        <Group gap="xs">
          <Link to="/members/$id" params={{ id: member.id }} className={rowLink}>
            {member.name ?? t.unnamed}
          </Link>
          {member.status === "blocked" && (
            <Badge size="sm" color="red" variant="light">
              {t.blocked}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: "number",
      header: t.columns.number,
      cell: (member) => (
        <Text size="sm" className="numbers">
          {member.memberNumber}
        </Text>
      ),
    },
    {
      key: "contact",
      header: t.columns.contact,
      cell: (member) => member.email ?? member.phone ?? "–",
    },
    { key: "tier", header: t.columns.tier, cell: (member) => member.tier?.name ?? "–" },
    {
      key: "points",
      header: t.columns.points,
      align: "end",
      cell: (member) => formats.number(member.available),
    },
    {
      key: "since",
      header: t.columns.since,
      align: "end",
      cell: (member) => formats.date(member.enrolledAt),
    },
  ];
}
