import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../../../shared/api/problem";
import { useLocale, useTexts } from "../../../shared/i18n/LocaleProvider";
import { FileIcon } from "../../../shared/icons";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { check, putFile } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { DraftFile, Finding } from "../calls/types";
import { exampleTexts } from "../texts/examples";
import { useTypedExamples } from "./typedExamples";

interface ExampleTextProps {
  readonly draft: string;
  readonly file: DraftFile;
  readonly isReadOnly: boolean;
}

/** A file of examples as it is written, to be changed; what cannot be read is not saved. */
export function ExampleText({ draft, file, isReadOnly }: ExampleTextProps) {
  const t = useTexts(exampleTexts);
  const { language } = useLocale();
  const queries = useQueryClient();
  const [isOpen, dialog] = useDisclosure(false);
  // It knows what it was begun from; what somebody else wrote since is not written over.
  const [typed, keep] = useTypedExamples(draft, file.name);
  const text = typed?.text ?? file.text;
  const saving = useMutation({
    mutationFn: async (of: string): Promise<Finding[]> => {
      const { problems } = await check(draft, [{ name: file.name, text: of }], language);
      const errors = problems.filter((one) => one.file === file.name && one.severity === "error");
      if (errors.length === 0) {
        await putFile(draft, { name: file.name, text: of }, typed?.etag ?? file.etag);
      }
      return errors;
    },
    onSuccess: (errors) => {
      if (errors.length > 0) {
        return;
      }
      keep(null);
      dialog.close();
      return queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts", draft] });
    },
  });
  const both = bothOf(saving.error);
  const begin = (next: { text: string; etag: string } | null) => {
    saving.reset();
    keep(next);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<FileIcon aria-hidden size={15} />}
        onClick={() => {
          saving.reset();
          dialog.open();
        }}
      >
        {isReadOnly ? file.name : `${t.edit}: ${file.name}`}
        {typed !== null && !isReadOnly && ` (${t.unsaved})`}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={file.name}
        size="xl"
        closeButtonProps={{ "aria-label": t.close }}
      >
        <Stack gap="sm">
          <Textarea
            aria-label={t.editLabel(file.name)}
            value={isReadOnly ? file.text : text}
            readOnly={isReadOnly}
            autosize
            minRows={12}
            maxRows={24}
            spellCheck={false}
            ff="monospace"
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            onChange={(event) => {
              const next = event.currentTarget.value;
              keep(next === file.text ? null : { text: next, etag: typed?.etag ?? file.etag });
            }}
          />
          <ProblemMessage of={saving.error} />
          <Unreadable findings={saving.data ?? []} />
          {both !== null && (
            <div>
              <Button variant="default" size="xs" onClick={() => begin(both)}>
                {t.together}
              </Button>
            </div>
          )}
          {!isReadOnly && (
            <>
              {typed !== null && (
                <Text size="sm" c="dimmed">
                  {t.kept}
                </Text>
              )}
              <Group gap="xs">
                <Button loading={saving.isPending} onClick={() => saving.mutate(text)}>
                  {t.save}
                </Button>
                <Button
                  variant="subtle"
                  onClick={() => {
                    begin(null);
                    dialog.close();
                  }}
                >
                  {typed === null ? t.cancel : t.discard}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </Modal>
    </>
  );
}

/** Where a text cannot be read, and why; it was not saved. */
function Unreadable({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTexts(exampleTexts);
  if (findings.length === 0) {
    return null;
  }
  return (
    <Alert color="red" title={t.notSaved} role="alert">
      <List size="sm">
        {findings.map(({ line, column, message }) => (
          <List.Item key={`${line}:${column} ${message}`}>{t.at(line, message)}</List.Item>
        ))}
      </List>
    </Alert>
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
