import { Alert, Anchor, Badge, Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { AlertIcon, BackIcon, ChangesIcon } from "../../../shared/icons";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { problemTexts } from "../../../shared/problems/problemTexts";
import { useSession } from "../../../shared/session/session";
import { restoreDraft } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import { withdraw as takeBack } from "../calls/steps";
import type { Draft } from "../calls/types";
import { NoteField } from "../drafts/NoteField";
import { StartDraft } from "../drafts/StartDraft";
import { StateBadge, standing } from "../drafts/StateBadge";
import { editorTexts } from "../texts/editor";
import { DraftMenu } from "./DraftMenu";
import type { Desk, DeskState } from "./desk";
import { SaveMark } from "./SaveMark";

const LATELY_MS = 90_000;

function Back() {
  const t = useTexts(editorTexts);
  return (
    <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/rules" search={{}} />}>
      <Group gap={4} component="span">
        <BackIcon aria-hidden size={15} />
        {t.back}
      </Group>
    </Anchor>
  );
}

function Marks({
  draft,
  save,
}: {
  readonly draft: Draft;
  readonly save: Pick<DeskState, "save" | "unfit"> | null;
}) {
  return (
    <>
      <StateBadge state={standing(draft)} />
      {save !== null && <SaveMark state={save.save} unfit={save.unfit} />}
    </>
  );
}

/** Who changed it last, and whether somebody else is at it right now. */
function Lead({ draft }: { readonly draft: Draft }) {
  const t = useTexts(editorTexts);
  const { ago } = useFormats();
  const { person } = useSession();
  const isOther = draft.changedBy.id !== person.id;
  const isNow = Date.now() - Date.parse(draft.changedAt) < LATELY_MS;
  return (
    <Group gap="sm">
      <Text size="sm">{t.changedBy(draft.changedBy.name, ago(draft.changedAt))}</Text>
      {isOther && isNow && draft.state === "draft" && (
        <Badge color="amber" variant="light" miw={0}>
          {t.editing(draft.changedBy.name)}
        </Badge>
      )}
    </Group>
  );
}

interface ActionsProps {
  readonly draft: Draft;
  readonly desk: Desk;
  /** The one that is shown. */
  readonly file: string;
  readonly isReadOnly: boolean;
}

function Actions({ draft, desk, file, isReadOnly }: ActionsProps) {
  const t = useTexts(editorTexts);
  return (
    <>
      {!isReadOnly && <NoteField draft={draft} />}
      <Button
        leftSection={<ChangesIcon aria-hidden size={16} />}
        renderRoot={(props) => (
          <Link
            {...props}
            to="/changes"
            search={{ draft: draft.id }}
            onClick={() => void desk.flush()}
          />
        )}
      >
        {t.review}
      </Button>
      <DraftMenu draft={draft} desk={desk} file={file} isReadOnly={isReadOnly} />
    </>
  );
}

/** The parts of the editor's head. */
export const DraftHeader = { Back, Marks, Lead, Actions };

interface DraftNotesProps {
  readonly draft: Draft;
  readonly desk: Desk;
  readonly state: DeskState;
}

/** What somebody has to know about the draft before going on. */
export function DraftNotes({ draft, desk, state }: DraftNotesProps) {
  const t = useTexts(editorTexts);
  const { save, notice } = state;
  const known: Readonly<Record<string, string>> = useTexts(problemTexts).types;
  return (
    <>
      <WhyReadOnly draft={draft} />
      {draft.state === "rejected" && draft.reason !== undefined && (
        <Alert color="red" icon={<AlertIcon aria-hidden size={18} />} mb="md" title={t.rejected}>
          {draft.reason}
        </Alert>
      )}
      {save.kind === "unreachable" && (
        <Alert color="amber" icon={<AlertIcon aria-hidden size={18} />} mb="md" role="status">
          {t.save.unreachable}
        </Alert>
      )}
      {save.kind === "refused" && (
        <Alert color="red" icon={<AlertIcon aria-hidden size={18} />} mb="md" role="alert">
          <Text size="sm">{t.refused(known[save.problem.slug] ?? save.problem.detail)}</Text>
          <Button size="xs" variant="default" mt="xs" onClick={() => desk.retry()}>
            {t.retry}
          </Button>
        </Alert>
      )}
      {notice !== null && (
        <Alert
          color="leaf"
          mb="md"
          role="status"
          withCloseButton
          closeButtonLabel={t.ok}
          onClose={() => desk.dismissNotice()}
        >
          {t.notices[notice.kind]}
        </Alert>
      )}
    </>
  );
}

/** Why a draft cannot be changed, and what to do about it. */
function WhyReadOnly({ draft }: { readonly draft: Draft }) {
  const t = useTexts(editorTexts);
  const { may } = useSession();
  const queries = useQueryClient();
  const done = () => queries.invalidateQueries({ queryKey: [RULEBOOK] });
  const withdraw = useMutation({
    mutationFn: () => takeBack(draft.id),
    onSuccess: done,
  });
  const restore = useMutation({ mutationFn: () => restoreDraft(draft.id), onSuccess: done });
  const version = String(draft.version ?? "");
  if (!may("marketer", "approver")) {
    return (
      <Alert color="gray" mb="md">
        {t.readOnly.support}
      </Alert>
    );
  }
  if (draft.state === "draft" || draft.state === "rejected") {
    return null;
  }
  return (
    <Alert color="gray" mb="md">
      <Group justify="space-between">
        <Text size="sm">
          {draft.state === "discarded" ? t.readOnly.discarded : t.readOnly[draft.state](version)}
        </Text>
        {(draft.state === "submitted" || draft.state === "approved") && (
          <Button size="xs" variant="default" onClick={() => withdraw.mutate()}>
            {t.withdraw}
          </Button>
        )}
        {draft.state === "discarded" && (
          <Button size="xs" variant="default" onClick={() => restore.mutate()}>
            {t.restore}
          </Button>
        )}
        {draft.state === "published" && <StartDraft size="xs" />}
      </Group>
      <ProblemMessage of={withdraw.error ?? restore.error} />
    </Alert>
  );
}
