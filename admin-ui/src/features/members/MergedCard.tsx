import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useMessages } from "../../shared/undo/undo";
import { MergeProblem } from "./MergeDialog";
import { mergeTexts } from "./mergeTexts";
import { mergesQuery, partMembers } from "./merging";

/** Who was merged into the member, and the way back; nothing where nobody was. */
export function MergedCard({ member }: { readonly member: string }) {
  const t = useTexts(mergeTexts);
  const merges = useQuery(mergesQuery(member));
  const parts = merges.data?.items ?? [];
  return parts.length === 0 ? null : (
    <Section title={t.card}>
      <Stack gap="sm">
        {parts.map((part) => (
          <Part key={part.memberId} member={member} part={part} />
        ))}
      </Stack>
    </Section>
  );
}

interface PartProps {
  readonly member: string;
  readonly part: Schemas["MergedPart"];
}

function Part({ member, part }: PartProps) {
  const t = useTexts(mergeTexts);
  const formats = useFormats();
  const messages = useMessages();
  const queries = useQueryClient();
  const [isAsking, ask] = useState(false);
  const name = part.name ?? t.unnamed;
  const undo = useMutation({
    mutationFn: () => partMembers(part.memberId),
    onSuccess: () => {
      messages.done(t.parted(name));
      return Promise.all([
        queries.invalidateQueries({ queryKey: ["member", member] }),
        queries.invalidateQueries({ queryKey: ["member", part.memberId] }),
        queries.invalidateQueries({ queryKey: ["members"] }),
      ]);
    },
  });
  const isOver = Date.parse(part.undoUntil) < Date.now();
  return (
    <div>
      <Text fw={600}>
        {name} {t.mergedOn(formats.date(part.at))}
      </Text>
      <Text size="sm" c="dimmed">
        {isOver ? t.over : t.until(formats.date(part.undoUntil))}
      </Text>
      <MergeProblem of={undo.error} />
      {isAsking ? (
        <Stack gap="xs" mt="xs">
          <Text size="sm">{t.ask(name)}</Text>
          <Group gap="xs">
            <Button size="xs" loading={undo.isPending} onClick={() => undo.mutate()}>
              {t.undo}
            </Button>
            <Button size="xs" variant="default" onClick={() => ask(false)}>
              {t.keep}
            </Button>
          </Group>
        </Stack>
      ) : (
        !isOver && (
          <Button
            mt="xs"
            size="xs"
            variant="default"
            aria-label={t.undoOf(name)}
            onClick={() => ask(true)}
          >
            {t.undo}
          </Button>
        )
      )}
    </div>
  );
}
