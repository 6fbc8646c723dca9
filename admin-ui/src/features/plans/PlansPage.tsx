import { Anchor, Badge, Button, SegmentedControl, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { PlansIcon, PlusIcon } from "../../shared/icons";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Page } from "../../shared/layout/Page";
import { Pager } from "../../shared/layout/Pager";
import { choiceOf } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { PlanDialog } from "./PlanDialog";
import { type Plan, plansQuery } from "./plans";
import { STATES } from "./search";
import { plansTexts } from "./texts";

const route = getRouteApi("/shell/plans");
const COLOURS = { active: "leaf", draft: "gray", retired: "gray" } as const;

/** Paid memberships that can be had. */
export function PlansPage() {
  const t = useTexts(plansTexts);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const plans = useQuery(plansQuery(search));
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
      <ProblemMessage of={plans.error} onRetry={plans.refetch} />
      {plans.error === null && (
        <DataTable
          caption={t.caption}
          columns={columns}
          rows={plans.data?.items}
          rowKey={(plan) => plan.code}
          empty={
            <EmptyState icon={<PlansIcon size={24} />} title={t.empty.title} action={make}>
              {t.empty.text}
            </EmptyState>
          }
          footer={<Pager after={search.after} next={plans.data?.next} />}
        />
      )}
      {edited !== undefined && (
        <PlanDialog code={edited ?? undefined} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}

function useColumns(onEdit: ((code: string) => void) | undefined): Column<Plan>[] {
  const t = useTexts(plansTexts);
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
    {
      key: "price",
      header: t.columns.price,
      align: "end",
      cell: ({ priceMinor, currency }) => formats.money(priceMinor, currency),
    },
    {
      key: "term",
      header: t.columns.term,
      cell: ({ term }) => t.term(formats.number(term.number), term.unit),
    },
    {
      key: "trial",
      header: t.columns.trial,
      cell: ({ trialDays }) => (trialDays === 0 ? t.none : t.days(formats.number(trialDays))),
    },
    { key: "sku", header: t.columns.sku, cell: ({ sku }) => sku ?? "" },
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
