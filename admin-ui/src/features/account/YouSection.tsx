import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { answered, api } from "../../shared/api/client";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { roleTexts } from "../../shared/session/roles";
import { sessionQuery, useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { accountTexts } from "./texts";

/** The name others see; login and role, which an admin decides. */
export function YouSection() {
  const t = useTexts(accountTexts).you;
  const { names, purposes } = useTexts(roleTexts);
  const { person } = useSession();
  const messages = useMessages();
  const queries = useQueryClient();
  const [name, setName] = useState(person.name);
  const save = useMutation({
    mutationFn: () => answered(api.PATCH("/v1/session/person", { body: { name } })),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      messages.done(t.saved);
    },
  });
  const errorOf = useFieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Section title={t.title}>
      <form onSubmit={submit}>
        <Stack>
          <Group gap="xl">
            <div>
              <Text size="xs" c="dimmed">
                {t.login}
              </Text>
              <Text fw={600}>{person.login}</Text>
            </div>
            <div>
              <Text size="xs" c="dimmed">
                {t.role}
              </Text>
              <Text fw={600}>{names[person.role]}</Text>
            </div>
          </Group>
          <Text size="sm" c="dimmed">
            {purposes[person.role]}
          </Text>
          <ProblemMessage of={save.error} shown={["/name"]} />
          <TextInput
            label={t.name}
            description={t.nameHelp}
            required
            maxLength={100}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errorOf("/name")}
          />
          <Group>
            <Button type="submit" disabled={name === person.name} loading={save.isPending}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
