import { Badge, Button, Group, List, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Schemas } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { CancelPlanDialog, GivePlanDialog } from "./PlanDialogs";
import { type MemberPlan, pausePlan, plansOfQuery, resumePlan, useRefusal } from "./plans";
import { planTexts } from "./planTexts";

const COLOURS = { trial: "blue", active: "leaf", paused: "yellow", ended: "gray" } as const;

/** Which plans a member has, until when, and what became of them. */
export function PlanCard({ member }: { readonly member: string }) {
  const t = useTexts(planTexts);
  const { data, error, refetch } = useQuery(plansOfQuery(member));
  const [giving, give] = useDisclosure(false);
  return (
    <Section title={t.title}>
      <Stack gap="sm">
        <ProblemMessage of={error} onRetry={refetch} />
        {data?.plans.length === 0 && (
          <Text size="sm" c="dimmed">
            {t.none}
          </Text>
        )}
        {data?.plans.map((plan) => (
          <Held key={plan.plan} member={member} plan={plan} />
        ))}
        <Button size="xs" variant="default" onClick={give.open}>
          {t.give}
        </Button>
        {data !== undefined && data.history.length > 0 && <Past history={data.history} />}
      </Stack>
      <GivePlanDialog member={member} opened={giving} onClose={give.close} />
    </Section>
  );
}

interface HeldProps {
  readonly member: string;
  readonly plan: MemberPlan;
}

function Held({ member, plan }: HeldProps) {
  const t = useTexts(planTexts);
  const formats = useFormats();
  const queries = useQueryClient();
  const messages = useMessages();
  const [ending, end] = useDisclosure(false);
  const isPaused = plan.state === "paused";
  const step = useMutation({
    mutationFn: () => (isPaused ? resumePlan : pausePlan)(member, plan.plan),
    onSuccess: () => {
      messages.done((isPaused ? t.resumed : t.paused)(plan.name));
      return queries.invalidateQueries({ queryKey: ["member", member] });
    },
  });
  const refusal = useRefusal(step.error);
  const bound = isPaused
    ? t.pausedSince(formats.day(plan.pausedSince ?? ""))
    : plan.until === undefined
      ? t.noEnd
      : t.until(formats.day(plan.until));
  return (
    <div>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {plan.name}
        </Text>
        <Badge variant="light" color={COLOURS[plan.state]}>
          {t.states[plan.state]}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {bound}
      </Text>
      {plan.state !== "ended" && (
        <>
          {plan.renewsOn !== undefined && (
            <Text size="sm" c="dimmed">
              {t.renewsOn(formats.day(plan.renewsOn))}
            </Text>
          )}
          {!plan.renews && (
            <Text size="sm" c="dimmed">
              {t.endsThen}
            </Text>
          )}
          {refusal !== null && <ProblemMessage of={refusal} />}
          <Group gap="xs" mt={4}>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={isPaused ? t.resumeOf(plan.name) : t.pauseOf(plan.name)}
              loading={step.isPending}
              onClick={() => step.mutate()}
            >
              {isPaused ? t.resume : t.pause}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              aria-label={t.endOf(plan.name)}
              onClick={end.open}
            >
              {t.end}
            </Button>
          </Group>
          <CancelPlanDialog member={member} plan={plan} opened={ending} onClose={end.close} />
        </>
      )}
    </div>
  );
}

function Past({ history }: { readonly history: readonly Schemas["MemberPlanChange"][] }) {
  const t = useTexts(planTexts);
  const formats = useFormats();
  return (
    <details>
      <summary>
        <Text component="span" size="sm">
          {t.history}
        </Text>
      </summary>
      <List size="sm" mt={4}>
        {history.map((one) => {
          const besides = [
            t.causes[one.cause],
            one.until === undefined ? "" : t.until(formats.day(one.until)),
            one.by?.name ?? "",
            one.reason ?? "",
          ].filter((part) => part !== "");
          return (
            <List.Item key={`${one.at}${one.plan}`}>
              {formats.date(one.at)}: {one.plan} {t.actions[one.action]}
              {besides.length > 0 && (
                <Text component="span" c="dimmed">
                  {` (${besides.join(", ")})`}
                </Text>
              )}
            </List.Item>
          );
        })}
      </List>
    </details>
  );
}
