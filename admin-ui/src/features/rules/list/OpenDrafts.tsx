import { Anchor, Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { Section } from "../../../shared/layout/Section";
import { useSession } from "../../../shared/session/session";
import { useMessages } from "../../../shared/undo/undo";
import { discardDraft, restoreDraft } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { DraftOutline } from "../calls/types";
import { StateBadge } from "../drafts/StateBadge";
import { draftTexts } from "../texts/drafts";
import { listTexts } from "../texts/list";
import classes from "./Rules.module.css";

/** Drafts that somebody works on, or that wait for somebody. */
export function OpenDrafts({ drafts }: { readonly drafts: readonly DraftOutline[] }) {
  const t = useTexts(listTexts).drafts;
  if (drafts.length === 0) {
    return null;
  }
  return (
    <Section title={t.title}>
      <ul className={classes.drafts}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <DraftRow draft={draft} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DraftRow({ draft }: { readonly draft: DraftOutline }) {
  const t = useTexts(listTexts).drafts;
  const names = useTexts(draftTexts);
  const { ago } = useFormats();
  const { may } = useSession();
  const messages = useMessages();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts"] });
  const discard = useMutation({
    mutationFn: () => discardDraft(draft.id),
    onSuccess: async () => {
      await again();
      messages.undoable(t.discarded, () => restoreDraft(draft.id).then(again));
    },
    onError: messages.failed,
  });
  const canDiscard =
    may("marketer", "approver") && (draft.state === "draft" || draft.state === "rejected");
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Group gap="xs">
          <Anchor
            fw={600}
            renderRoot={(props) => (
              <Link {...props} to="/rules" search={{ draft: draft.id, q: undefined }} />
            )}
          >
            {draft.note === "" ? names.unnamed(String(draft.from)) : draft.note}
          </Anchor>
          <StateBadge state={draft.state} />
        </Group>
        <Text size="sm" c="dimmed">
          {t.lead(draft.changedBy.name, ago(draft.changedAt))}
        </Text>
      </div>
      <Group gap="xs">
        {canDiscard && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            loading={discard.isPending}
            onClick={() => discard.mutate()}
          >
            {t.discard}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link {...props} to="/changes" search={{ draft: draft.id }} />}
        >
          {t.review}
        </Button>
        <Button
          size="xs"
          renderRoot={(props) => (
            <Link {...props} to="/rules" search={{ draft: draft.id, q: undefined }} />
          )}
        >
          {t.open}
        </Button>
      </Group>
    </Group>
  );
}
