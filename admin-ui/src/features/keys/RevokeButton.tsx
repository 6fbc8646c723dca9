import { Button, Group, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useMessages } from "../../shared/undo/undo";
import { revokeKey } from "./keys";
import { keysTexts } from "./texts";

/**
 * Revokes a key. A stolen key has to stop working at once, and a revoked one never works again:
 * so there is a question in place of an undo.
 */
export function RevokeButton({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useTexts(keysTexts);
  const [asking, question] = useDisclosure(false);
  const queries = useQueryClient();
  const messages = useMessages();
  const revoke = useMutation({
    mutationFn: () => revokeKey(id),
    onSuccess: () => {
      question.close();
      messages.done(t.revokedNow(name));
      return queries.invalidateQueries({ queryKey: ["api-keys"] });
    },
  });
  return (
    <Popover
      opened={asking}
      onChange={question.toggle}
      position="bottom-end"
      width={300}
      shadow="md"
      trapFocus
      returnFocus
      withArrow
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={t.revokeNamed(name)}
          onClick={question.toggle}
        >
          {t.revoke}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.revokeNamed(name)}>
        <Stack gap="sm">
          <Text size="sm">{t.sure}</Text>
          <ProblemMessage of={revoke.error} />
          <Group gap="xs">
            <Button
              size="xs"
              color="red"
              loading={revoke.isPending}
              onClick={() => revoke.mutate()}
            >
              {t.revokeNow}
            </Button>
            <Button size="xs" variant="default" onClick={question.close}>
              {t.keep}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
