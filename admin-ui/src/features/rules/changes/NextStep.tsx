import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { useSession } from "../../../shared/session/session";
import { useMessages } from "../../../shared/undo/undo";
import { RULEBOOK, restoreDraft, type Step, take } from "../calls/rulebook";
import type { DraftOutline, Version } from "../calls/types";
import { PublishIcon, ScheduleIcon } from "../icons";
import { changeTexts } from "../texts/changes";

interface NextStepProps {
  readonly draft: DraftOutline;
  readonly isSound: boolean;
}

/** What can be done with a draft now, by whom, and what it takes. */
export function NextStep({ draft, isSound }: NextStepProps) {
  const t = useTexts(changeTexts).steps;
  const { may } = useSession();
  const steps = useSteps(draft);
  const version = String(draft.version ?? "");
  return (
    <Stack gap="sm">
      {draft.state === "rejected" && draft.reason !== undefined && (
        <Alert color="red">{t.rejectedBecause(draft.reason)}</Alert>
      )}
      {(draft.state === "draft" || draft.state === "rejected") && (
        <Submit draft={draft} isSound={isSound} steps={steps} />
      )}
      {draft.state === "submitted" && <Decide draft={draft} steps={steps} />}
      {draft.state === "approved" && <Publish draft={draft} steps={steps} />}
      {draft.state === "published" && <Text size="sm">{t.published(version)}</Text>}
      {draft.state === "discarded" && <Restore draft={draft} />}
      {(draft.state === "submitted" || draft.state === "approved") &&
        draft.publishAt === undefined &&
        may("marketer", "approver") && (
          <div>
            <Button
              variant="subtle"
              color="gray"
              size="xs"
              loading={steps.isTaking("withdraw")}
              onClick={() => steps.go("withdraw")}
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

interface Steps {
  readonly go: (step: Step, body?: Readonly<Record<string, unknown>>) => void;
  readonly isTaking: (step: Step) => boolean;
  readonly failure: unknown;
}

function useSteps(draft: DraftOutline): Steps {
  const t = useTexts(changeTexts).steps;
  const queries = useQueryClient();
  const messages = useMessages();
  const taking = useMutation({
    mutationFn: ({ step, body }: { step: Step; body: Readonly<Record<string, unknown>> }) =>
      take(draft.id, step, body),
    onSuccess: (version: Version, { step, body }) => {
      if (step === "submit") {
        messages.done(t.submitted(String(version.version)));
      } else if (step === "publish" && body.at === undefined) {
        messages.done(t.live(String(version.version)));
      }
      return queries.invalidateQueries({ queryKey: [RULEBOOK] });
    },
    // What it is about may have changed meanwhile: it is looked at again.
    onError: () => queries.invalidateQueries({ queryKey: [RULEBOOK] }),
  });
  return {
    go: (step, body = {}) => taking.mutate({ step, body }),
    isTaking: (step) => taking.isPending && taking.variables.step === step,
    failure: taking.error,
  };
}

function Submit({ draft, isSound, steps }: NextStepProps & { readonly steps: Steps }) {
  const t = useTexts(changeTexts).steps;
  const { may } = useSession();
  const [note, setNote] = useState(draft.note);
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
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {!isSound && (
        <Text size="sm" c="red">
          {t.mustMend}
        </Text>
      )}
      <Button
        disabled={!isSound}
        loading={steps.isTaking("submit")}
        onClick={() => steps.go("submit", { note: note.trim() })}
      >
        {t.submit}
      </Button>
      <Text size="xs" c="dimmed">
        {t.whoApproves}
      </Text>
    </>
  );
}

function Decide({ draft, steps }: { readonly draft: DraftOutline; readonly steps: Steps }) {
  const t = useTexts(changeTexts).steps;
  const { may, person } = useSession();
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
  if (draft.by.id === person.id || draft.changedBy.id === person.id) {
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
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button
            color="red"
            disabled={reason.trim() === ""}
            loading={steps.isTaking("reject")}
            onClick={() => steps.go("reject", { version, reason: reason.trim() })}
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
            steps.go("approve", {
              version,
              ...(note.trim() === "" ? {} : { note: note.trim() }),
            })
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

function Publish({ draft, steps }: { readonly draft: DraftOutline; readonly steps: Steps }) {
  const t = useTexts(changeTexts).steps;
  const { dateTime } = useFormats();
  const { may } = useSession();
  const [at, setAt] = useState<string | null>(null);
  const { version } = draft;
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
          onClick={() => steps.go("unschedule")}
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
          loading={at === null && steps.isTaking("publish")}
          onClick={() => steps.go("publish", { version })}
        >
          {t.publish}
        </Button>
        <Button
          variant="default"
          leftSection={<ScheduleIcon aria-hidden size={16} />}
          onClick={() => setAt(at === null ? "" : null)}
        >
          {t.schedule}
        </Button>
      </Group>
      {at !== null && (
        <Group gap="xs" align="flex-end">
          <TextInput
            type="datetime-local"
            label={t.scheduleAt}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Button
            disabled={at === ""}
            loading={steps.isTaking("publish")}
            onClick={() => steps.go("publish", { version, at: new Date(at).toISOString() })}
          >
            {t.schedule}
          </Button>
        </Group>
      )}
    </>
  );
}

function Restore({ draft }: { readonly draft: DraftOutline }) {
  const t = useTexts(changeTexts).steps;
  const queries = useQueryClient();
  const restoring = useMutation({
    mutationFn: () => restoreDraft(draft.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: [RULEBOOK] }),
  });
  return (
    <>
      <Text size="sm">{t.discarded}</Text>
      <Button variant="default" loading={restoring.isPending} onClick={() => restoring.mutate()}>
        {t.restore}
      </Button>
      <ProblemMessage of={restoring.error} />
    </>
  );
}
