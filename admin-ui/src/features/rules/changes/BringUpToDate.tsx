import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../../../shared/api/problem";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { Dialog } from "../../../shared/layout/Dialog";
import { useMessages } from "../../../shared/undo/undo";
import { updateDraft } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { UpdateChoice, UpdateConflict } from "../calls/types";
import { changeTexts } from "../texts/changes";

/** Another version went live since the draft was begun: merges it in, and asks where it has to. */
export function BringUpToDate({ draft }: { readonly draft: string }) {
  const t = useTexts(changeTexts).update;
  const queries = useQueryClient();
  const messages = useMessages();
  const updating = useMutation({
    mutationFn: (choose?: UpdateChoice) => updateDraft(draft, choose),
    onSuccess: ({ from }) => {
      messages.done(t.done(String(from)));
      return queries.invalidateQueries({ queryKey: [RULEBOOK] });
    },
    onError: (failure) => {
      if (conflictsOf(failure) === null) {
        // What it is about may have changed meanwhile, and the button with it.
        messages.failed(failure);
        return queries.invalidateQueries({ queryKey: [RULEBOOK] });
      }
    },
  });
  const conflicts = conflictsOf(updating.error);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        mt="xs"
        loading={updating.isPending}
        onClick={() => updating.mutate(undefined)}
      >
        {t.start}
      </Button>
      <Dialog opened={conflicts !== null} onClose={updating.reset} title={t.title}>
        <Stack>
          <Text size="sm">{t.lead}</Text>
          <Conflicts of={conflicts ?? []} />
          <Text size="sm" c="dimmed">
            {t.rest}
          </Text>
          <Group gap="xs">
            <Button onClick={() => updating.mutate("draft")}>{t.draft}</Button>
            <Button onClick={() => updating.mutate("live")}>{t.live}</Button>
            <Button variant="subtle" onClick={updating.reset}>
              {t.cancel}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

/** Each rule once, with its file; a file that one side took out as a whole. */
function Conflicts({ of: files }: { readonly of: readonly UpdateConflict[] }) {
  const t = useTexts(changeTexts).update;
  return (
    <ul aria-label={t.title}>
      {files.flatMap(({ file, current, conflicts }) => {
        if (conflicts.length === 0) {
          return [
            <li key={file}>{current === undefined ? t.goneLive(file) : t.goneDraft(file)}</li>,
          ];
        }
        return [...new Set(conflicts.map(({ block }) => block))].map((rule) => (
          <li key={`${file} ${rule}`}>{t.rule(rule === "" ? t.noRule : rule, file)}</li>
        ));
      })}
    </ul>
  );
}

/** What both changed; null where that is not why it was refused. */
function conflictsOf(failure: unknown): readonly UpdateConflict[] | null {
  const { slug, members } = problemOf(failure);
  return slug === "update-conflict" && Array.isArray(members.files) ? members.files : null;
}
