import { Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { choiceOf } from "../../shared/layout/search";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { decide, type Referral } from "./referrals";
import { referralsTexts } from "./texts";
import { APPROVALS, REJECTIONS } from "./words";

const REASON_LENGTH_MAX = 500;

type Decision = "approve" | "reject";

/** What can be decided in a state; what was rejected can still be given where a purchase counts. */
function possible({ state, purchaseId }: Referral): readonly Decision[] {
  switch (state) {
    case "review":
    case "held":
      return ["approve", "reject"];
    case "rejected":
      return purchaseId === undefined ? [] : ["approve"];
    case "joined":
      return ["reject"];
    default:
      return [];
  }
}

/** Approve or reject, with a reason from a list or in one's own words. */
export function Decide({ referral }: { readonly referral: Referral }) {
  const t = useTexts(referralsTexts).one;
  const [wanted, setWanted] = useState<Decision | undefined>();
  const decisions = possible(referral);
  if (decisions.length === 0) {
    return null;
  }
  return (
    <Section title={t.decide} lead={t.decideLead}>
      {wanted === undefined || !decisions.includes(wanted) ? (
        <Group gap="sm">
          {decisions.map((decision) => (
            <Button
              key={decision}
              {...(decision === "reject" ? { variant: "default" } : {})}
              onClick={() => setWanted(decision)}
            >
              {t[decision]}
            </Button>
          ))}
        </Group>
      ) : (
        <Reason referral={referral} decision={wanted} onClose={() => setWanted(undefined)} />
      )}
    </Section>
  );
}

interface ReasonProps {
  readonly referral: Referral;
  readonly decision: Decision;
  readonly onClose: () => void;
}

function Reason({ referral, decision, onClose }: ReasonProps) {
  const t = useTexts(referralsTexts).one;
  const queries = useQueryClient();
  const messages = useMessages();
  const reasons: readonly (keyof typeof t.reasons)[] =
    decision === "approve" ? APPROVALS : REJECTIONS;
  const [reason, setReason] = useState<keyof typeof t.reasons | undefined>();
  const [own, setOwn] = useState("");
  const send = useMutation({
    mutationFn: () => decide(referral.id, decision, reason === "other" ? own.trim() : `${reason}`),
    onSuccess: () => {
      messages.done(decision === "approve" ? t.approved : t.rejected);
      onClose();
    },
    onSettled: () =>
      Promise.all(
        ["referral", "referrals", "member"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
  const told: Readonly<Record<string, string>> = t.told;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Stack maw="30rem">
        <ProblemMessage of={send.error} />
        <Select
          label={t.reason}
          required
          data={reasons.map((one) => ({ value: one, label: t.reasons[one] }))}
          value={reason ?? null}
          onChange={(chosen) => setReason(choiceOf(chosen, reasons))}
          {...(decision === "reject" && reason !== undefined ? { description: told[reason] } : {})}
        />
        {reason === "other" && (
          <Textarea
            label={t.own}
            description={t.ownHelp}
            required
            maxLength={REASON_LENGTH_MAX}
            autosize
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
        )}
        <Group gap="sm">
          <Button
            type="submit"
            loading={send.isPending}
            disabled={reason === undefined || (reason === "other" && own.trim() === "")}
            {...(decision === "reject" ? { color: "red" } : {})}
          >
            {decision === "approve" ? t.confirmApprove : t.confirmReject}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
