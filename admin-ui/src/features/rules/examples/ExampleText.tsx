import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../../shared/api/problem";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { FileIcon } from "../../../shared/icons";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { putFile } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
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
  // What the text was begun from; what somebody else wrote since is not written over.
  const [etag, setEtag] = useState(file.etag);
  const saving = useMutation({
    mutationFn: (typed: string) => putFile(draft, { name: file.name, text: typed }, etag),
    onSuccess: () => {
      setText(null);
      return queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts", draft] });
    },
  });
  const both = bothOf(saving.error);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<FileIcon aria-hidden size={15} />}
        onClick={() => {
          saving.reset();
          setEtag(file.etag);
          setText(file.text);
        }}
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
          {both !== null && (
            <div>
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  saving.reset();
                  setEtag(both.etag);
                  setText(both.text);
                }}
              >
                {t.together}
              </Button>
            </div>
          )}
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

/** Both changes in one text, where somebody else wrote the file meanwhile. */
function bothOf(failure: unknown): { text: string; etag: string } | null {
  const { slug, members } = problemOf(failure);
  const { merged, etag } = members;
  return slug === "edit-conflict" && typeof merged === "string" && typeof etag === "string"
    ? { text: merged, etag }
    : null;
}
