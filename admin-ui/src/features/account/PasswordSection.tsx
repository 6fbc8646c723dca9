import { Button, Group, PasswordInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { useMessages } from "../../shared/undo/undo";
import { accountTexts } from "./texts";

/** Changes the password; where people come from a provider, says where. */
export function PasswordSection() {
  const t = useTexts(accountTexts).password;
  const { person, ways } = useSession();
  const messages = useMessages();
  const form = useForm({ initialValues: { current: "", new: "" } });
  const save = useMutation({
    mutationFn: (body: typeof form.values) => answered(api.PUT("/v1/session/password", { body })),
    onSuccess: () => {
      form.reset();
      messages.done(t.saved);
    },
  });
  const errorOf = useFieldErrors(save.error);
  if (person.oidc || !ways.password) {
    return (
      <Section title={t.title}>
        <Text size="sm">{t.elsewhere(ways.oidc?.name ?? "")}</Text>
      </Section>
    );
  }
  const shared = {
    required: true,
    visibilityToggleButtonProps: { "aria-label": t.show },
  };
  return (
    <Section title={t.title}>
      <form onSubmit={form.onSubmit((body) => save.mutate(body))}>
        <Stack>
          <ProblemMessage of={save.error} shown={["/current", "/new"]} />
          {/* Lets password managers know whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={person.login} />
          <PasswordInput
            {...shared}
            label={t.current}
            autoComplete="current-password"
            {...form.getInputProps("current")}
            error={errorOf("/current")}
          />
          <PasswordInput
            {...shared}
            label={t.next}
            description={t.nextHelp}
            autoComplete="new-password"
            {...form.getInputProps("new")}
            error={errorOf("/new")}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
