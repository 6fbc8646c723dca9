import { Anchor, Badge, Button, SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { PlusIcon, RewardsIcon } from "../../shared/icons";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { choiceOf } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { RewardDialog } from "./RewardDialog";
import { rewardsQuery } from "./rewards";
import { STATES } from "./search";
import { rewardsTexts } from "./texts";

type RewardItem = Schemas["RewardItem"];

const route = getRouteApi("/shell/rewards");
const COLOURS = { active: "leaf", draft: "gray", retired: "gray" } as const;

/** What points are good for: the catalogue, for who keeps it. */
export function RewardsPage() {
  const t = useTexts(rewardsTexts);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const rewards = useQuery(rewardsQuery(search));
  const mayWrite = useSession().may("marketer");
  // Undefined: none is open; null: a new one.
  const [edited, setEdited] = useState<string | null | undefined>();
  const columns = useColumns(mayWrite ? setEdited : undefined);
  const make = mayWrite && (
    <Button leftSection={<PlusIcon aria-hidden size={16} />} onClick={() => setEdited(null)}>
      {t.make}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={make}>
      <SegmentedControl
        aria-label={t.filter}
        mb="md"
        data={["all" as const, ...STATES].map((state) => ({
          value: state,
          label: t.states[state],
        }))}
        value={search.state ?? "all"}
        onChange={(state) =>
          void navigate({ search: { state: choiceOf(state, STATES) }, replace: true })
        }
      />
      <ProblemMessage of={rewards.error} onRetry={rewards.refetch} />
      {rewards.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={rewards.data?.items}
          rowKey={(reward) => reward.code}
          empty={
            <EmptyState icon={<RewardsIcon size={24} />} title={t.empty.title} action={make}>
              {t.empty.text}
            </EmptyState>
          }
          footer={<Pager after={search.after} next={rewards.data?.next} />}
        />
      )}
      {edited !== undefined && (
        <RewardDialog code={edited ?? undefined} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}

function useColumns(onEdit: ((code: string) => void) | undefined): Column<RewardItem>[] {
  const t = useTexts(rewardsTexts);
  const formats = useFormats();
  return [
    {
      key: "name",
      header: t.columns.name,
      cell: ({ code, name }) => (
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
              onClick={() => onEdit(code)}
            >
              {name}
            </Anchor>
          )}
          <Text size="xs" c="dimmed">
            {code}
          </Text>
        </div>
      ),
    },
    { key: "kind", header: t.columns.kind, cell: ({ kind }) => t.kinds[kind] },
    {
      key: "points",
      header: t.columns.points,
      align: "end",
      cell: ({ points, kind }) => {
        if (points === undefined) {
          return t.tiers;
        }
        return kind === "cash" ? t.from(formats.number(points)) : formats.number(points);
      },
    },
    {
      key: "worth",
      header: t.columns.worth,
      align: "end",
      cell: ({ valueMinor, currency }) =>
        valueMinor === undefined ? "" : formats.money(valueMinor, currency),
    },
    {
      key: "stock",
      header: t.columns.stock,
      align: "end",
      cell: ({ stockLeft }) => (stockLeft === undefined ? t.any : formats.number(stockLeft)),
    },
    {
      key: "state",
      header: t.columns.state,
      cell: ({ state }) => (
        <Badge variant="light" color={COLOURS[state]}>
          {t.state[state]}
        </Badge>
      ),
    },
  ];
}
