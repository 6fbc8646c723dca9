import { Anchor, Badge, Group, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { ReferralsIcon } from "../../shared/icons";
import { type Column, DataTable, rowLink } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { choiceOf } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { type Referral, referralsQuery } from "./referrals";
import { FILTERS } from "./search";
import { referralsTexts } from "./texts";
import { COLOURS, useSignalName } from "./words";

const route = getRouteApi("/shell/referrals");

/** Who brought whom; what waits for somebody's decision comes first. */
export function ReferralsPage() {
  const t = useTexts(referralsTexts);
  const { language } = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const referrals = useQuery(referralsQuery(search, language));
  const state = search.state ?? (search.member === undefined ? "review" : "all");
  const columns = useColumns();
  return (
    <Page title={t.title} lead={t.lead}>
      <Group mb="md" align="flex-end">
        <Select
          label={t.filter}
          data={FILTERS.map((filter) => ({ value: filter, label: t.filters[filter] }))}
          allowDeselect={false}
          value={state}
          onChange={(chosen) =>
            void navigate({
              search: { ...search, after: undefined, state: choiceOf(chosen, FILTERS) },
              replace: true,
            })
          }
        />
        {search.member !== undefined && (
          <Text size="sm">
            {t.ofMember}{" "}
            <Anchor renderRoot={(props) => <Link {...props} to="/referrals" search={{ state }} />}>
              {t.everybody}
            </Anchor>
          </Text>
        )}
      </Group>
      <ProblemMessage of={referrals.error} onRetry={referrals.refetch} />
      {referrals.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={referrals.data?.items}
          rowKey={(referral) => referral.id}
          empty={
            <EmptyState icon={<ReferralsIcon size={24} />} title={t.empty.title}>
              {state === "review" ? t.empty.text : t.empty.other}
            </EmptyState>
          }
          footer={<Pager after={search.after} next={referrals.data?.next} />}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<Referral>[] {
  const t = useTexts(referralsTexts);
  const formats = useFormats();
  const nameOf = useSignalName();
  return [
    {
      key: "pair",
      header: t.columns.pair,
      cell: ({ id, referrer, referrerName, friendName, code }) => (
        <Link to="/referrals/$id" params={{ id }} className={rowLink}>
          {t.brought(
            referrer === undefined ? t.nobody(code) : (referrerName ?? t.unnamed),
            friendName ?? t.unnamed,
          )}
        </Link>
      ),
    },
    {
      key: "state",
      header: t.columns.state,
      cell: ({ state, heldUntil }) => (
        <div>
          <Badge variant="light" color={COLOURS[state]}>
            {t.states[state]}
          </Badge>
          {heldUntil !== undefined && (
            <Text size="xs" c="dimmed">
              {t.until(formats.date(heldUntil))}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: "since",
      header: t.columns.since,
      cell: ({ qualifiedAt, joinedAt }) => formats.ago(qualifiedAt ?? joinedAt),
    },
    {
      key: "why",
      header: t.columns.why,
      cell: ({ reasons }) => (
        <Text size="sm">{reasons.map(({ signal }) => nameOf(signal)).join(", ")}</Text>
      ),
    },
  ];
}
