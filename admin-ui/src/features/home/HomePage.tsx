import { Skeleton, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { answered, api } from "../../shared/api/client";
import type { Overview } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Page } from "../../shared/layout/Page";
import { given } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { Budgets } from "./Budgets";
import { Charts } from "./Charts";
import { FirstSteps } from "./FirstSteps";
import classes from "./HomePage.module.css";
import { Liability } from "./Liability";
import { LiveRulebook } from "./LiveRulebook";
import { PeriodPicker } from "./PeriodPicker";
import { dayIn, daysOf } from "./period";
import { Tiles } from "./Tiles";
import { homeTexts } from "./texts";

// Not part of the first load: most days nobody's draft waits.
const Drafts = lazy(() => import("./Drafts").then((module) => ({ default: module.Drafts })));

const EVERY_MS = 15_000;
const route = getRouteApi("/shell/");

/** How the programme is today, and how it went. */
export function HomePage() {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  const { person, programme } = useSession();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = dayIn(programme.zone, new Date());
  const days = daysOf(search, today);
  const query = { ...days, store: search.store };
  const overview = useQuery({
    queryKey: ["overview", query],
    queryFn: () => answered(api.GET("/v1/insight/overview", { params: { query: given(query) } })),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
  const { data, error, refetch } = overview;
  return (
    <Page title={t.title(person.name)} lead={t.lead(formats.longDay(today))}>
      {error !== null && data === undefined ? (
        <ProblemMessage of={error} onRetry={refetch} />
      ) : (
        <Suspense fallback={null}>
          <Drafts>
            <Tiles today={data?.today} currency={data?.currency ?? programme.currency} />
            <PeriodPicker
              search={search}
              days={days}
              onChange={(change) =>
                void navigate({ search: (old) => ({ ...old, ...change }), replace: true })
              }
            />
            {data !== undefined && isNew(data) ? (
              <FirstSteps />
            ) : (
              <Charts overview={data} days={days} isOld={overview.isPlaceholderData} />
            )}
            <div className={classes.cards}>
              {data === undefined ? (
                <>
                  <Skeleton height={170} radius="lg" />
                  <Skeleton height={170} radius="lg" />
                  <Skeleton height={170} radius="lg" />
                </>
              ) : (
                <>
                  <LiveRulebook live={data.live} />
                  <Liability liability={data.liability} currency={data.currency} />
                  <Budgets budgets={data.budgets} />
                </>
              )}
            </div>
            {data !== undefined && (
              <Text size="xs" c="dimmed" ta="end" mt="md">
                {t.asOf(formats.dateTime(data.asOf))}
              </Text>
            )}
          </Drafts>
        </Suspense>
      )}
    </Page>
  );
}

/** Nothing ever happened, as far as one can see. */
function isNew({ days, today, liability }: Overview): boolean {
  return (
    liability.points === 0 &&
    today.purchases === 0 &&
    days.every((day) => day.purchases === 0 && day.issued === 0)
  );
}
