import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { useMessages } from "../../../shared/undo/undo";
import { addExample } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { Tried } from "../calls/types";
import { SaveExampleIcon } from "../icons";
import { editorTexts } from "../texts/editor";
import { tryItTexts } from "../texts/tryit";
import type { Asked } from "./basket";

interface SaveExampleProps {
  readonly draft: string;
  readonly asked: Asked;
  readonly tried: Tried;
  /** What it may be called. */
  readonly suggested: string;
  /** Whether the answer is not yet that of what is asked. */
  readonly isBusy: boolean;
}

/** Keeps the purchase and what it got as an example, against which every later change is checked. */
export function SaveExample({ draft, asked, tried, suggested, isBusy }: SaveExampleProps) {
  const t = useTexts(tryItTexts);
  const { cancel } = useTexts(editorTexts);
  const { number } = useFormats();
  const messages = useMessages();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  // It is saved as soon as the answer is that of what is asked.
  const [isWanted, setWanted] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const isClosing = useRef(false);
  const close = () => {
    isClosing.current = true;
    setWanted(false);
    setOpen(false);
  };
  useEffect(() => {
    if (!isOpen && isClosing.current) {
      isClosing.current = false;
      opener.current?.focus();
    }
  }, [isOpen]);
  const saving = useMutation({
    mutationFn: () =>
      addExample(draft, {
        name: name.trim(),
        purchase: asked.purchase,
        memberFacts: asked.memberFacts ?? null,
        expected: {
          points: tried.points.accrued,
          rules: Object.fromEntries(tried.awards.map((award) => [award.rule, award.points])),
        },
      }),
    onSuccess: () => {
      messages.done(t.save.saved(name.trim()));
      close();
      setName("");
      return queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts"] });
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") {
      setWanted(true);
    }
  };
  const { mutate } = saving;
  useEffect(() => {
    if (isWanted && !isBusy) {
      setWanted(false);
      mutate();
    }
  }, [isWanted, isBusy, mutate]);
  if (asked.memberFacts === undefined) {
    return (
      <Text size="sm" c="dimmed">
        {t.save.onlyDescribed}
      </Text>
    );
  }
  if (!isOpen) {
    return (
      <Button
        ref={opener}
        variant="light"
        leftSection={<SaveExampleIcon aria-hidden size={16} />}
        onClick={() => {
          setName(suggested);
          setOpen(true);
        }}
      >
        {t.save.open}
      </Button>
    );
  }
  const points = `${number(tried.points.accrued)} ${t.result.points(tried.points.accrued)}`;
  return (
    <form onSubmit={save}>
      <Stack gap="xs">
        <TextInput
          label={t.save.name}
          placeholder={t.save.namePlaceholder}
          value={name}
          required
          maxLength={200}
          data-autofocus
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {t.save.hint(points)}
        </Text>
        <ProblemMessage of={saving.error} />
        <Group gap="xs">
          <Button
            type="submit"
            size="xs"
            loading={saving.isPending || isWanted}
            disabled={name.trim() === ""}
          >
            {t.save.save}
          </Button>
          <Button size="xs" variant="subtle" onClick={close}>
            {cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
