import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { FileIcon } from "../../../shared/icons";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { putFile, RULEBOOK } from "../calls/rulebook";
import type { DraftFile } from "../calls/types";
import { exampleTexts } from "../texts/examples";

interface ExampleTextProps {
  readonly draft: string;
  readonly file: DraftFile;
  readonly isReadOnly: boolean;
}

/** A file of examples as it is written, to be changed. */
export function ExampleText({ draft, file, isReadOnly }: ExampleTextProps) {
  const t = useTexts(exampleTexts);
  const queries = useQueryClient();
  const [text, setText] = useState<string | null>(null);
  const saving = useMutation({
    mutationFn: (typed: string) => putFile(draft, { name: file.name, text: typed }, file.etag),
    onSuccess: () => {
      setText(null);
      return queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts", draft] });
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<FileIcon aria-hidden size={15} />}
        onClick={() => setText(file.text)}
      >
        {isReadOnly ? file.name : `${t.edit}: ${file.name}`}
      </Button>
      <Modal
        opened={text !== null}
        onClose={() => setText(null)}
        title={file.name}
        size="xl"
        closeButtonProps={{ "aria-label": t.cancel }}
      >
        <Stack gap="sm">
          <Textarea
            aria-label={t.editLabel(file.name)}
            value={text ?? ""}
            readOnly={isReadOnly}
            autosize
            minRows={12}
            maxRows={24}
            spellCheck={false}
            ff="monospace"
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ProblemMessage of={saving.error} />
          {!isReadOnly && (
            <Group gap="xs">
              <Button loading={saving.isPending} onClick={() => saving.mutate(text ?? "")}>
                {t.save}
              </Button>
              <Button variant="subtle" onClick={() => setText(null)}>
                {t.cancel}
              </Button>
            </Group>
          )}
        </Stack>
      </Modal>
    </>
  );
}
