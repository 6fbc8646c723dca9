import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { DayField } from "../../shared/pickers/DayField";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { activePlansQuery, cancelPlan, givePlan, type MemberPlan, useRefusal } from "./plans";
import { planTexts } from "./planTexts";

const REASON_LENGTH_MAX = 500;
const HOWS = ["term", "trial", "until"] as const;

interface DialogProps {
  readonly member: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Gives a member a plan: a term, its trial, or until a day. */
export function GivePlanDialog({ member, opened, onClose }: DialogProps) {
  const t = useTexts(planTexts);
  return (
    <Dialog opened={opened} onClose={onClose} title={t.giveTitle}>
      {opened && <GiveForm member={member} onClose={onClose} />}
    </Dialog>
  );
}

function GiveForm({ member, onClose }: Omit<DialogProps, "opened">) {
  const t = useTexts(planTexts);
  const messages = useMessages();
  const queries = useQueryClient();
  const { data } = useQuery(activePlansQuery);
  // One for each gift: sending it twice, as after a lost answer, gives it once.
  const [key] = useState(() => crypto.randomUUID());
  const [chosen, choose] = useState<string | null>(null);
  const [how, setHow] = useState<(typeof HOWS)[number]>("term");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const plan = chosen ?? data?.items[0]?.code ?? null;
  const give = useMutation({
    mutationFn: () =>
      givePlan(
        member,
        {
          plan: plan ?? "",
          ...(how === "until" ? { until } : {}),
          ...(how === "trial" ? { trial: true } : {}),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        },
        key,
      ),
    onSuccess: (given) => {
      messages.done(t.given(given.plan.name));
      onClose();
      return queries.invalidateQueries({ queryKey: ["member", member] });
    },
  });
  const refusal = useRefusal(give.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={send}>
      <Stack>
        {refusal !== null && <ProblemMessage of={refusal} />}
        <Select
          label={t.plan}
          data={(data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={plan}
          allowDeselect={false}
          onChange={choose}
        />
        <SegmentedControl
          aria-label={t.how}
          data={HOWS.map((one) => ({ value: one, label: t.hows[one] }))}
          value={how}
          onChange={(one) => setHow(HOWS.find((each) => each === one) ?? "term")}
        />
        {how === "until" && <DayField label={t.untilDay} value={until} onChange={setUntil} />}
        <TextInput
          label={t.reason}
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button
            type="submit"
            loading={give.isPending}
            disabled={plan === null || (how === "until" && until === "")}
          >
            {t.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface CancelProps extends DialogProps {
  readonly plan: MemberPlan;
}

/** Ends a plan now, or lets it end with what there is. */
export function CancelPlanDialog({ member, plan, opened, onClose }: CancelProps) {
  const t = useTexts(planTexts);
  const formats = useFormats();
  const messages = useMessages();
  const queries = useQueryClient();
  const { currency } = useSession().programme;
  const [reason, setReason] = useState("");
  const end = useMutation({
    mutationFn: (when: "now" | "at-end") =>
      cancelPlan(member, {
        plan: plan.plan,
        when,
        ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
      }),
    onSuccess: ({ refundMinor }, when) => {
      if (when === "at-end") {
        messages.done(t.endsLater(plan.name));
      } else if (refundMinor) {
        messages.done(t.endedWith(plan.name, formats.money(refundMinor, currency)));
      } else {
        messages.done(t.ended(plan.name));
      }
      onClose();
      return queries.invalidateQueries({ queryKey: ["member", member] });
    },
  });
  const refusal = useRefusal(end.error);
  return (
    <Dialog opened={opened} onClose={onClose} title={t.endTitle(plan.name)}>
      <Stack>
        {refusal !== null && <ProblemMessage of={refusal} />}
        <Text size="sm">
          {plan.unusedMinor === 0
            ? t.noRefund
            : t.refund(formats.money(plan.unusedMinor, currency))}
        </Text>
        <TextInput
          label={t.reason}
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t.back}
          </Button>
          {plan.renews && (
            <Button variant="default" loading={end.isPending} onClick={() => end.mutate("at-end")}>
              {t.endAtEnd}
            </Button>
          )}
          <Button color="red" loading={end.isPending} onClick={() => end.mutate("now")}>
            {t.endNow}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
