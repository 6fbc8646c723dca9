import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { vouchersTexts } from "./texts";
import { settle, type Voucher } from "./vouchers";

const REASON_LENGTH_MAX = 200;

/** Takes a code back, or gives one back that was taken, with the reason for it. */
export function Settle({ voucher }: { readonly voucher: Voucher }) {
  const t = useTexts(vouchersTexts).one;
  const queries = useQueryClient();
  const messages = useMessages();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState("");
  const step = voucher.state === "void" ? "restore" : "void";
  const send = useMutation({
    mutationFn: () => settle(voucher.id, step, reason.trim()),
    onSuccess: async () => {
      messages.done(step === "void" ? t.voided : t.restored);
      setAsks(false);
      setReason("");
      await queries.invalidateQueries({ queryKey: ["voucher", voucher.id] });
      await queries.invalidateQueries({ queryKey: ["vouchers"] });
    },
  });
  const errorOf = useFieldErrors(send.error);
  return (
    <Section title={t[step]} lead={step === "void" ? t.voidLead : t.restoreLead}>
      {asks ? (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <Stack maw="30rem">
            <ProblemMessage of={send.error} shown={["/reason"]} />
            <Textarea
              label={t.reason}
              description={t.reasonHelp}
              required
              maxLength={REASON_LENGTH_MAX}
              autosize
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={errorOf("/reason")}
            />
            <Group gap="sm">
              <Button type="submit" loading={send.isPending} disabled={reason.trim() === ""}>
                {step === "void" ? t.confirmVoid : t.confirmRestore}
              </Button>
              <Button variant="default" onClick={() => setAsks(false)}>
                {t.cancel}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Button variant="default" onClick={() => setAsks(true)}>
          {t[step]}
        </Button>
      )}
    </Section>
  );
}
