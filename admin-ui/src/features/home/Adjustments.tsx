import { Alert, Anchor, Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answered, api } from "../../shared/api/client";
import type { Schemas } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import classes from "./HomePage.module.css";
import { homeTexts } from "./texts";

type Adjustment = Schemas["ListedAdjustment"];

const EVERY_MS = 60_000;
const PENDING = ["adjustments", "pending"];

/** Points that somebody wants to give or take, and may not alone. */
export function Adjustments() {
  const t = useTexts(homeTexts).adjustments;
  const { may } = useSession();
  const { data } = useQuery({
    queryKey: PENDING,
    queryFn: () =>
      answered(api.GET("/v1/adjustments", { params: { query: { state: "pending", limit: 20 } } })),
    enabled: may("support", "approver"),
    refetchInterval: EVERY_MS,
  });
  const waiting = data?.items ?? [];
  if (waiting.length === 0) {
    return null;
  }
  return (
    <Alert color="amber" mb="lg" title={t.title(waiting.length)}>
      <ul className={classes.drafts}>
        {waiting.map((one) => (
          <li key={one.id}>
            <Waiting adjustment={one} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Waiting({ adjustment }: { readonly adjustment: Adjustment }) {
  const t = useTexts(homeTexts).adjustments;
  const formats = useFormats();
  const { person, programme, may } = useSession();
  const messages = useMessages();
  const queries = useQueryClient();
  const path = { id: adjustment.memberId, adjustmentId: adjustment.id };
  const decide = useMutation({
    mutationFn: (approves: boolean) =>
      answered(
        approves
          ? api.POST("/v1/members/{id}/adjustments/{adjustmentId}/approve", { params: { path } })
          : api.POST("/v1/members/{id}/adjustments/{adjustmentId}/reject", {
              params: { path },
              body: { reason: t.notApproved },
            }),
      ),
    onError: messages.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: PENDING }),
  });
  const points = formats.signed(adjustment.points);
  const money = formats.money(adjustment.points * programme.pointValueMinor, programme.currency);
  const decides = may("approver") && adjustment.by.id !== person.id;
  return (
    <Group gap="sm">
      {may("support") ? (
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/members/$id" params={{ id: adjustment.memberId }} {...props} />
          )}
        >
          {t.points(points, money)}
        </Anchor>
      ) : (
        <Text size="sm">{t.points(points, money)}</Text>
      )}
      <Text size="sm">{adjustment.reason}</Text>
      <Text size="sm" c="dimmed">
        {t.by(adjustment.by.name)}
      </Text>
      {decides && (
        <>
          <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate(true)}>
            {t.approve}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={decide.isPending}
            onClick={() => decide.mutate(false)}
          >
            {t.reject}
          </Button>
        </>
      )}
    </Group>
  );
}
