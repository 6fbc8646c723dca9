import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Dialog } from "../../shared/layout/Dialog";
import { MomentField } from "../../shared/pickers/DayField";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { Changes } from "./Changes";
import type { Settings } from "./fields";
import { useRefusal, type Wanted } from "./programme";
import { programmeTexts } from "./texts";

interface ReviewDialogProps {
  readonly before: Settings;
  readonly after: Settings;
  readonly failure: unknown;
  readonly isSending: boolean;
  readonly onSend: (wanted: Wanted) => void;
  readonly onClose: () => void;
}

/** What a change does, before it is asked for. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { before, after, failure, isSending, onSend, onClose } = props;
  const t = useTexts(programmeTexts).review;
  const [note, setNote] = useState("");
  const [validFrom, setValidFrom] = useState("");
  const errorOf = useFieldErrors(failure);
  const refusal = useRefusal(failure);
  return (
    <Dialog opened onClose={onClose} title={t.title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend({ before, after, note, validFrom });
        }}
      >
        <Stack>
          <ProblemMessage of={refusal} shown={["/note", "/validFrom"]} />
          <Changes before={before} after={after} withConsequences />
          <Text size="sm">{t.past}</Text>
          <Textarea
            label={t.note}
            description={t.noteHelp}
            maxLength={500}
            autosize
            value={note}
            error={errorOf("/note")}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <MomentField
            label={t.validFrom}
            description={t.validFromHelp}
            value={validFrom}
            error={errorOf("/validFrom")}
            onChange={setValidFrom}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.back}
            </Button>
            <Button type="submit" loading={isSending}>
              {t.send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
