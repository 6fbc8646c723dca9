import { Button, Popover, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { noteDraft } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { DraftOutline } from "../calls/types";
import { draftTexts } from "../texts/drafts";

/** Says what a draft is for. */
export function NoteField({ draft }: { readonly draft: DraftOutline }) {
  const t = useTexts(draftTexts).note;
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState(draft.note);
  const saving = useMutation({
    mutationFn: () => noteDraft(draft.id, note.trim()),
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts"] });
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      trapFocus
      returnFocus
      shadow="md"
      width={320}
      position="bottom-end"
    >
      <Popover.Target>
        <Button variant="default" onClick={() => setOpen(!isOpen)}>
          {t.open}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={save}>
          <Stack gap="xs">
            <TextInput
              label={t.label}
              placeholder={t.placeholder}
              value={note}
              maxLength={200}
              data-autofocus
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <ProblemMessage of={saving.error} />
            <Button type="submit" size="xs" loading={saving.isPending}>
              {t.save}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
