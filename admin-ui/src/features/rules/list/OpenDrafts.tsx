import { Anchor, Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ChevronDownIcon, ChevronRightIcon } from "../../../shared/icons";
import { Section } from "../../../shared/layout/Section";
import { useSession } from "../../../shared/session/session";
import { useMessages } from "../../../shared/undo/undo";
import { discardDraft, restoreDraft } from "../calls/drafts";
import { draftQuery, liveQuery, RULEBOOK } from "../calls/rulebook";
import type { DraftOutline } from "../calls/types";
import { StateBadge, standing } from "../drafts/StateBadge";
import { firstChange } from "../language/names";
import { draftTexts } from "../texts/drafts";
import { listTexts } from "../texts/list";
import classes from "./Rules.module.css";

interface OpenDraftsProps {
  /** The last changed first. */
  readonly drafts: readonly DraftOutline[];
  /** The one that the address names. */
  readonly shown: string | undefined;
}

/**
 * Drafts that somebody works on, or that wait for somebody: one of them, and the others when they are
 * asked for, so that the rules stay in view.
 */
export function OpenDrafts({ drafts, shown }: OpenDraftsProps) {
  const t = useTexts(listTexts).drafts;
  const list = useId();
  const [isOpen, setOpen] = useState(false);
  const first = drafts.find((draft) => draft.id === shown) ?? drafts[0];
  if (first === undefined) {
    return null;
  }
  const others = drafts.filter((draft) => draft !== first);
  return (
    <Section title={t.title}>
      <DraftRow key={first.id} draft={first} />
      {others.length > 0 && (
        <>
          <Button
            mt="sm"
            size="compact-sm"
            variant="subtle"
            aria-expanded={isOpen}
            aria-controls={list}
            leftSection={
              isOpen ? (
                <ChevronDownIcon aria-hidden size={16} />
              ) : (
                <ChevronRightIcon aria-hidden size={16} />
              )
            }
            onClick={() => setOpen(!isOpen)}
          >
            {t.others(others.length)}
          </Button>
          <ul id={list} className={classes.drafts} hidden={!isOpen}>
            {isOpen &&
              others.map((draft) => (
                <li key={draft.id}>
                  <DraftRow draft={draft} />
                </li>
              ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function DraftRow({ draft }: { readonly draft: DraftOutline }) {
  const t = useTexts(listTexts).drafts;
  const names = useTexts(draftTexts);
  const { ago } = useFormats();
  const navigate = useNavigate();
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
  const goOn = useMutation({
    mutationFn: async () => {
      const [own, live] = await Promise.all([
        queries.fetchQuery(draftQuery(draft.id)),
        queries.ensureQueryData(liveQuery),
      ]);
      const first = firstChange(own.files, live.files);
      if (first !== undefined) {
        await navigate({
          to: "/rules/$draft/$file",
          params: { draft: draft.id, file: first.file },
          search: { view: undefined, rule: first.rule },
        });
      }
    },
    onError: messages.failed,
  });
  const name = draft.note === "" ? names.unnamed(String(draft.from)) : draft.note;
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
            {name}
          </Anchor>
          <StateBadge state={standing(draft)} />
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
            aria-label={t.named(t.discard, name)}
            loading={discard.isPending}
            onClick={() => discard.mutate()}
          >
            {t.discard}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-label={t.named(t.review, name)}
          renderRoot={(props) => <Link {...props} to="/changes" search={{ draft: draft.id }} />}
        >
          {t.review}
        </Button>
        <Button
          size="xs"
          aria-label={t.named(t.open, name)}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/rules"
              search={{ draft: draft.id, q: undefined }}
              onClick={(event) => {
                if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
                  event.preventDefault();
                  goOn.mutate();
                }
              }}
            />
          )}
        >
          {t.open}
        </Button>
      </Group>
    </Group>
  );
}
