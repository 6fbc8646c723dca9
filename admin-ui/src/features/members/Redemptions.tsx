import { Badge, Button, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Member, Schemas } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { EmptyState } from "../../shared/layout/EmptyState";
import { Pager } from "../../shared/layout/Pager";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { RedeemDialog } from "./RedeemDialog";
import {
  cancelRedemption,
  confirmRedemption,
  redemptionsQuery,
  reverseRedemption,
} from "./redemptions";
import { redemptionTexts } from "./redemptionTexts";

type Redemption = Schemas["Redemption"];

const COLOURS = {
  reserved: "amber",
  confirmed: "leaf",
  cancelled: "gray",
  lapsed: "gray",
  reversed: "gray",
} as const;

interface RedemptionsProps {
  readonly member: Member;
  readonly after: string | undefined;
}

/** What a member had for points, and what support can do about it. */
export function Redemptions({ member, after }: RedemptionsProps) {
  const t = useTexts(redemptionTexts);
  const { data, error, refetch } = useQuery(redemptionsQuery(member.id, after));
  const [redeeming, dialog] = useDisclosure(false);
  const columns = useColumns(member.id);
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button onClick={dialog.open}>{t.redeem}</Button>
      </Group>
      <DataTable
        caption={t.caption}
        columns={columns}
        rows={data?.items}
        rowKey={(redemption) => redemption.id}
        empty={<EmptyState title={t.empty.title}>{t.empty.text}</EmptyState>}
        footer={<Pager after={after} next={data?.next} />}
      />
      {redeeming && <RedeemDialog member={member} onClose={dialog.close} />}
    </>
  );
}

function useColumns(member: string): Column<Redemption>[] {
  const t = useTexts(redemptionTexts);
  const formats = useFormats();
  return [
    {
      key: "name",
      header: t.columns.name,
      cell: ({ name, reward, valueMinor, currency }) => (
        <div>
          <Text size="sm" fw={600}>
            {reward === undefined ? t.points : name}
          </Text>
          <Text size="xs" c="dimmed">
            {valueMinor === undefined ? reward : formats.money(valueMinor, currency)}
          </Text>
        </div>
      ),
    },
    { key: "at", header: t.columns.at, cell: ({ reservedAt }) => formats.dateTime(reservedAt) },
    {
      key: "points",
      header: t.columns.points,
      align: "end",
      cell: ({ points, reversedPoints }) => (
        <div>
          {formats.number(points)}
          {reversedPoints !== undefined && (
            <Text size="xs" c="dimmed">
              {t.back(formats.number(reversedPoints))}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: "state",
      header: t.columns.state,
      cell: ({ state, expiresAt }) => (
        <div>
          <Badge variant="light" color={COLOURS[state]}>
            {t.states[state]}
          </Badge>
          {state === "reserved" && (
            <Text size="xs" c="dimmed">
              {t.until(formats.dateTime(expiresAt))}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: "actions",
      header: t.columns.actions,
      quiet: true,
      align: "end",
      cell: (redemption) => <Actions member={member} redemption={redemption} />,
    },
  ];
}

interface ActionsProps {
  readonly member: string;
  readonly redemption: Redemption;
}

function Actions({ member, redemption }: ActionsProps) {
  const t = useTexts(redemptionTexts);
  const { id, state, name } = redemption;
  const confirm = useStep(member, confirmRedemption, t.confirmed);
  const cancel = useStep(member, cancelRedemption, t.cancelled);
  const reverse = useStep(member, reverseRedemption, t.reversed);
  if (state === "reserved") {
    return (
      <Group gap="xs" justify="flex-end" wrap="nowrap">
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t.confirmOf(name)}
          loading={confirm.isPending}
          onClick={() => confirm.mutate(id)}
        >
          {t.confirm}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t.cancelOf(name)}
          loading={cancel.isPending}
          onClick={() => cancel.mutate(id)}
        >
          {t.cancel}
        </Button>
      </Group>
    );
  }
  return (
    state === "confirmed" && (
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t.reverseOf(name)}
        loading={reverse.isPending}
        onClick={() => reverse.mutate(id)}
      >
        {t.reverse}
      </Button>
    )
  );
}

function useStep(member: string, step: (id: string) => Promise<unknown>, told: string) {
  const queries = useQueryClient();
  const messages = useMessages();
  return useMutation({
    mutationFn: step,
    onSuccess: () => messages.done(told),
    onError: messages.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ["member", member] }),
  });
}
