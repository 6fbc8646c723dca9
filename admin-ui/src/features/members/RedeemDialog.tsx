import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Member } from "../../shared/api/types";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { offersQuery, redeem, reverseRedemption } from "./redemptions";
import { redemptionTexts } from "./redemptionTexts";

const POINTS = "";
const POINTS_MAX = 1_000_000_000;

interface RedeemDialogProps {
  readonly member: Member;
  readonly onClose: () => void;
}

/** Gives a member something for points; it can be taken back. */
export function RedeemDialog({ member, onClose }: RedeemDialogProps) {
  const t = useTexts(redemptionTexts);
  const formats = useFormats();
  const messages = useMessages();
  const queries = useQueryClient();
  const offers = useQuery(offersQuery(member.id));
  const [chosen, setChosen] = useState(POINTS);
  const [points, setPoints] = useState<number | string>("");
  // One for each redemption: sending it twice, as after a lost answer, redeems once.
  const [key] = useState(() => crypto.randomUUID());
  const offer = offers.data?.items.find(({ code }) => code === chosen);
  const asksForPoints = offer === undefined || offer.kind === "cash";
  const refresh = () => queries.invalidateQueries({ queryKey: ["member", member.id] });
  const give = useMutation({
    mutationFn: () =>
      redeem(
        member.id,
        {
          ...(chosen === POINTS ? {} : { reward: chosen }),
          ...(asksForPoints ? { points: Number(points) } : {}),
        },
        key,
      ),
    onSuccess: ({ id, points: given }) => {
      messages.undoable(t.done(formats.number(given)), async () => {
        await reverseRedemption(id);
        await refresh();
      });
      onClose();
    },
    onSettled: refresh,
  });
  const errorOf = useFieldErrors(give.error);
  return (
    <Dialog opened onClose={onClose} title={t.redeem}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <Stack>
          <ProblemMessage of={offers.error} onRetry={offers.refetch} />
          <ProblemMessage of={give.error} shown={["/points", "/reward"]} />
          <Text size="sm" c="dimmed">
            {t.has(formats.number(member.balance.available))}
          </Text>
          <Select
            label={t.what}
            data={[
              { value: POINTS, label: t.points },
              ...(offers.data?.items ?? [])
                .filter(({ kind }) => kind !== "discount")
                .map(({ code, name, points: price, reason, available, affordable }) => ({
                  value: code,
                  label:
                    reason === undefined
                      ? `${name} · ${price === undefined ? "" : formats.number(price)}`
                      : `${name} · ${t.reasons[reason]}`,
                  disabled: !(available && affordable),
                })),
            ]}
            value={chosen}
            onChange={(code) => setChosen(code ?? POINTS)}
            allowDeselect={false}
            searchable
            nothingFoundMessage={t.none}
            error={errorOf("/reward")}
          />
          {asksForPoints && (
            <NumberInput
              label={t.howMany}
              min={1}
              max={POINTS_MAX}
              allowDecimal={false}
              allowNegative={false}
              required
              value={points}
              onChange={setPoints}
              error={errorOf("/points")}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.close}
            </Button>
            <Button type="submit" loading={give.isPending}>
              {t.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
