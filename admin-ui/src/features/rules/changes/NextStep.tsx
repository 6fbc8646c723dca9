import { Alert, Anchor, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";
import { isMoment } from "../../../shared/i18n/days";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { MomentField } from "../../../shared/pickers/DayField";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { useSession } from "../../../shared/session/session";
import { useMessages } from "../../../shared/undo/undo";
import { restoreDraft } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import { approve, publish, reject, submit, unschedule, withdraw } from "../calls/steps";
import type { Draft, Version } from "../calls/types";
import { useNotTaken } from "../drafts/atWork";
import { PublishIcon, ScheduleIcon } from "../icons";
import { changeTexts } from "../texts/changes";
import classes from "./Changes.module.css";
import { MustBeTaken } from "./MustBeTaken";

interface NextStepProps {
  readonly draft: Draft;
  /** Undefined while it is being checked. */
  readonly isSound: boolean | undefined;
  /** Whether nothing differs from the live rulebook; undefined while that is not known. */
  readonly isSame: boolean | undefined;
  /** What it does, in a few words: what it is called where nobody gave it a name. */
  readonly does: string;
}

/** What can be done with a draft now, by whom, and what it takes. */
export function NextStep({ draft, isSound, isSame, does }: NextStepProps) {
  const t = useTexts(changeTexts).steps;
  const { may } = useSession();
  const steps = useSteps();
  const version = String(draft.version ?? "");
  const panel = useRef<HTMLDivElement>(null);
  const shown = useRef(draft.state);
  const { hasStepped } = steps;
  useEffect(() => {
    if (shown.current !== draft.state) {
      shown.current = draft.state;
      // The button that was pressed is gone: what can be done now is read out in its place.
      if (hasStepped) {
        panel.current?.focus();
      }
    }
  }, [draft.state, hasStepped]);
  return (
    <Stack gap="sm" ref={panel} tabIndex={-1} className={classes.steps ?? ""}>
      {draft.state === "rejected" && draft.reason !== undefined && (
        <Alert color="red">{t.rejectedBecause(draft.reason)}</Alert>
      )}
      {(draft.state === "draft" || draft.state === "rejected") && (
        <Submit draft={draft} isSound={isSound} isSame={isSame} does={does} steps={steps} />
      )}
      {draft.state === "submitted" && <Decide draft={draft} steps={steps} />}
      {draft.state === "approved" && <Publish draft={draft} steps={steps} />}
      {draft.state === "published" && (
        <Text size="sm">
          {t.published(version)}{" "}
          <Anchor
            size="sm"
            renderRoot={(props) => <Link {...props} to="/changes/$version" params={{ version }} />}
          >
            {t.see}
          </Anchor>
        </Text>
      )}
      {draft.state === "discarded" && <Restore draft={draft} steps={steps} />}
      {(draft.state === "submitted" || draft.state === "approved") &&
        draft.publishAt === undefined &&
        may("marketer", "approver") && (
          <div>
            <Button
              variant="default"
              size="xs"
              loading={steps.isTaking("withdraw")}
              onClick={() => steps.go("withdraw", () => withdraw(draft.id))}
            >
              {t.withdraw}
            </Button>
            <Text size="xs" c="dimmed" mt={2}>
              {t.withdrawLead}
            </Text>
          </div>
        )}
      <ProblemMessage of={steps.failure} />
    </Stack>
  );
}

type Step =
  | "submit"
  | "withdraw"
  | "approve"
  | "reject"
  | "publish"
  | "schedule"
  | "unschedule"
  | "restore";

interface Steps {
  readonly go: (step: Step, take: () => Promise<Version | Draft>) => void;
  readonly isTaking: (step: Step) => boolean;
  /** Whether a step was taken here. */
  readonly hasStepped: boolean;
  readonly failure: unknown;
}

interface StepProps {
  readonly draft: Draft;
  readonly steps: Steps;
}

function useSteps(): Steps {
  const t = useTexts(changeTexts).steps;
  const queries = useQueryClient();
  const messages = useMessages();
  const taking = useMutation({
    mutationFn: ({ take }: { step: Step; take: () => Promise<Version | Draft> }) => take(),
    onSuccess: ({ version }, { step }) => {
      if (step === "submit") {
        messages.done(t.submitted(String(version)));
      } else if (step === "publish") {
        messages.done(t.live(String(version)));
      }
      return queries.invalidateQueries({ queryKey: [RULEBOOK] });
    },
    // What it is about may have changed meanwhile: it is looked at again.
    onError: () => queries.invalidateQueries({ queryKey: [RULEBOOK] }),
  });
  return {
    go: (step, take) => taking.mutate({ step, take }),
    isTaking: (step) => taking.isPending && taking.variables.step === step,
    hasStepped: taking.isSuccess || taking.isPending,
    failure: taking.error,
  };
}

function Submit({
  draft,
  isSound,
  isSame,
  does,
  steps,
}: NextStepProps & { readonly steps: Steps }) {
  const t = useTexts(changeTexts).steps;
  const { may } = useSession();
  const why = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const note = typed ?? (draft.note || does);
  const { save, refused } = useNotTaken(draft.id);
  const isTaken = save === "saved" && refused.length === 0;
  const canSubmit = isSound === true && isSame === false && isTaken;
  if (!may("marketer", "approver")) {
    return <Text size="sm">{t.whoApproves}</Text>;
  }
  return (
    <>
      <TextInput
        label={t.submitNote}
        description={t.submitNoteHint}
        value={note}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {!canSubmit && (
        <div id={isTaken ? undefined : why}>
          {isTaken ? (
            <Text id={why} size="sm" c={isSound === false ? "red" : "dimmed"}>
              {isSound === false ? t.mustMend : isSame === true ? t.mustDiffer : t.checking}
            </Text>
          ) : (
            <MustBeTaken draft={draft} save={save} refused={refused} />
          )}
        </div>
      )}
      <Button
        disabled={!canSubmit}
        aria-describedby={canSubmit ? undefined : why}
        loading={steps.isTaking("submit")}
        onClick={() => steps.go("submit", () => submit(draft.id, note.trim()))}
      >
        {t.submit}
      </Button>
      <Text size="xs" c="dimmed">
        {t.whoApproves}
      </Text>
    </>
  );
}

function Decide({ draft, steps }: { readonly draft: Draft; readonly steps: Steps }) {
  const t = useTexts(changeTexts).steps;
  const { may } = useSession();
  const [note, setNote] = useState("");
  const [reason, setReason] = useState<string | null>(null);
  const { version } = draft;
  if (!may("approver")) {
    return (
      <>
        <Text size="sm">{t.waits}</Text>
        <Text size="xs" c="dimmed">
          {t.whoApproves}
        </Text>
      </>
    );
  }
  if (draft.own) {
    return <Text size="sm">{t.own}</Text>;
  }
  if (reason !== null) {
    return (
      <>
        <Textarea
          label={t.reason}
          description={t.reasonHint}
          value={reason}
          required
          autosize
          minRows={2}
          maxLength={500}
          autoFocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button
            color="red"
            disabled={reason.trim() === ""}
            loading={steps.isTaking("reject")}
            onClick={() => steps.go("reject", () => reject(draft.id, version, reason.trim()))}
          >
            {t.reject}
          </Button>
          <Button variant="subtle" onClick={() => setReason(null)}>
            {t.cancel}
          </Button>
        </Group>
      </>
    );
  }
  return (
    <>
      <TextInput
        label={t.note}
        description={t.noteHint}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          loading={steps.isTaking("approve")}
          onClick={() =>
            steps.go("approve", () => approve(draft.id, version, note.trim() || undefined))
          }
        >
          {t.approve}
        </Button>
        <Button variant="default" onClick={() => setReason("")}>
          {t.reject}
        </Button>
      </Group>
    </>
  );
}

function Publish({ draft, steps }: { readonly draft: Draft; readonly steps: Steps }) {
  const t = useTexts(changeTexts).steps;
  const { dateTime } = useFormats();
  const { may } = useSession();
  const [at, setAt] = useState<string | null>(null);
  const { version } = draft;
  const isComplete = at !== null && isMoment(at);
  const isPast = isComplete && new Date(at) <= new Date();
  if (!may("marketer", "approver")) {
    return <Text size="sm">{t.approved}</Text>;
  }
  if (draft.publishAt !== undefined) {
    return (
      <>
        <Text size="sm">{t.scheduled(dateTime(draft.publishAt))}</Text>
        <Button
          variant="default"
          loading={steps.isTaking("unschedule")}
          onClick={() => steps.go("unschedule", () => unschedule(draft.id))}
        >
          {t.unschedule}
        </Button>
      </>
    );
  }
  return (
    <>
      <Text size="sm">{t.approved}</Text>
      <Group gap="xs">
        <Button
          leftSection={<PublishIcon aria-hidden size={16} />}
          loading={steps.isTaking("publish")}
          onClick={() => steps.go("publish", () => publish(draft.id, version))}
        >
          {t.publish}
        </Button>
        <Button
          variant="default"
          leftSection={<ScheduleIcon aria-hidden size={16} />}
          aria-expanded={at !== null}
          onClick={() => setAt(at === null ? "" : null)}
        >
          {t.schedule}
        </Button>
      </Group>
      {at !== null && (
        <Group gap="xs" align="flex-start">
          <MomentField
            label={t.scheduleAt}
            description={t.zone(zoneHere())}
            inputWrapperOrder={["label", "input", "description", "error"]}
            error={isPast ? t.past : undefined}
            value={at}
            autoFocus
            onChange={setAt}
          />
          <Button
            disabled={!isComplete || isPast}
            mt="1.55rem"
            loading={steps.isTaking("schedule")}
            onClick={() =>
              steps.go("schedule", () => publish(draft.id, version, new Date(at).toISOString()))
            }
          >
            {t.scheduleNow}
          </Button>
        </Group>
      )}
    </>
  );
}

function Restore({ draft, steps }: StepProps) {
  const t = useTexts(changeTexts).steps;
  return (
    <>
      <Text size="sm">{t.discarded}</Text>
      <Button
        variant="default"
        loading={steps.isTaking("restore")}
        onClick={() => steps.go("restore", () => restoreDraft(draft.id))}
      >
        {t.restore}
      </Button>
    </>
  );
}

/** Where the clock is by which times are typed, such as Europe/Berlin. */
function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
