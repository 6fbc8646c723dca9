import { Button, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Member } from "../../shared/api/types";
import { NumberInput } from "../../shared/forms/NumberInput";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { adjustPoints, cancelAdjustment } from "./members";
import { membersTexts } from "./texts";

const POINTS_MAX = 1_000_000_000;
const REASON_LENGTH_MAX = 500;

interface AdjustDialogProps {
  readonly member: Member;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Adjustment {
  readonly kind: "add" | "take";
  readonly points: number | "";
  readonly reason: string;
}

/** Puts a balance right, in the open: points and the reason for them. It can be taken back. */
export function AdjustDialog({ member, opened, onClose }: AdjustDialogProps) {
  const t = useTexts(membersTexts).adjust;
  const formats = useFormats();
  const messages = useMessages();
  const queries = useQueryClient();
  // One for each adjustment: sending it twice, as after a lost answer, books it once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const form = useForm<Adjustment>({ initialValues: { kind: "add", points: "", reason: "" } });
  const points = (form.values.kind === "take" ? -1 : 1) * Number(form.values.points);
  const refresh = () => queries.invalidateQueries({ queryKey: ["member", member.id] });
  const book = useMutation({
    mutationFn: () => adjustPoints(member.id, points, form.values.reason, key),
    onSuccess: (booked) => {
      const { reason } = form.values;
      if (booked.state === "pending") {
        messages.done(t.asked(formats.signed(points)));
      } else {
        messages.undoable(t.done(formats.signed(points)), async () => {
          await cancelAdjustment(member.id, booked.id, reason);
          await refresh();
        });
      }
      close();
      return refresh();
    },
  });
  const close = () => {
    onClose();
    form.reset();
    book.reset();
    setKey(crypto.randomUUID());
  };
  const errorOf = useFieldErrors(book.error);
  const { available } = member.balance;
  const { programme } = useSession();
  const worth = formats.money(Math.abs(points) * programme.pointValueMinor, programme.currency);
  return (
    <Dialog opened={opened} onClose={close} title={t.title}>
      <form onSubmit={form.onSubmit(() => book.mutate())}>
        <Stack>
          <Text size="sm" c="dimmed">
            {t.text}
          </Text>
          <ProblemMessage of={book.error} shown={["/points", "/reason"]} />
          <SegmentedControl
            aria-label={t.kind}
            data={[
              { value: "add", label: t.add },
              { value: "take", label: t.take },
            ]}
            {...form.getInputProps("kind")}
          />
          <NumberInput
            label={t.points}
            min={1}
            max={POINTS_MAX}
            allowDecimal={false}
            allowNegative={false}
            required
            data-autofocus
            {...form.getInputProps("points")}
            error={errorOf("/points")}
          />
          <Textarea
            label={t.reason}
            description={t.reasonHelp}
            required
            maxLength={REASON_LENGTH_MAX}
            autosize
            minRows={2}
            {...form.getInputProps("reason")}
            error={errorOf("/reason")}
          />
          {points !== 0 && (
            <Text size="sm" role="status">
              {t.worth(formats.number(Math.abs(points)), worth)}{" "}
              {t.preview(formats.number(available), formats.number(available + points))}{" "}
              {available + points < 0 && t.debt}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={book.isPending}>
              {t.submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
