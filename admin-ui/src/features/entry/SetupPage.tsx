import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answered, api } from "../../shared/api/client";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { SecretOnce } from "../../shared/layout/SecretOnce";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { sessionQuery } from "../../shared/session/session";
import { Entrance } from "./Entrance";
import { entryTexts } from "./texts";

const FIELDS = ["/token", "/login", "/password", "/name"];

/** Makes the first admin of a new production server, with the token that it printed. */
export function SetupPage() {
  const all = useTexts(entryTexts);
  const t = all.setup;
  const queries = useQueryClient();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const form = useForm({
    initialValues: { token: "", login: "", password: "", name: "" },
  });
  const setup = useMutation({
    mutationFn: (body: typeof form.values) => answered(api.POST("/v1/setup", { body })),
    // The admin is signed in now.
    onSuccess: () => queries.refetchQueries({ queryKey: sessionQuery.queryKey }),
  });
  const errorOf = useFieldErrors(setup.error);
  if (setup.data !== undefined) {
    return (
      <Entrance title={t.doneTitle} lead={t.doneLead}>
        <Stack>
          <SecretOnce label={t.secret} value={setup.data.key} />
          <Button renderRoot={(props) => <Link {...props} to="/" />}>{t.goOn}</Button>
        </Stack>
      </Entrance>
    );
  }
  if (session.setUp) {
    return (
      <Entrance title={t.title} lead={t.already}>
        <Button fullWidth renderRoot={(props) => <Link {...props} to="/sign-in" />}>
          {t.toSignIn}
        </Button>
      </Entrance>
    );
  }
  return (
    <Entrance title={t.title} lead={t.lead}>
      <form onSubmit={form.onSubmit((values) => setup.mutate(values))}>
        <Stack>
          <ProblemMessage of={setup.error} shown={FIELDS} />
          <TextInput
            label={t.token}
            description={t.tokenHelp}
            autoComplete="off"
            spellCheck={false}
            required
            autoFocus
            {...form.getInputProps("token")}
            error={errorOf("/token")}
          />
          <TextInput
            label={t.login}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            {...form.getInputProps("login")}
            error={errorOf("/login")}
          />
          <PasswordInput
            label={t.password}
            description={t.passwordHelp}
            autoComplete="new-password"
            required
            {...form.getInputProps("password")}
            error={errorOf("/password")}
            visibilityToggleButtonProps={{ "aria-label": all.show }}
          />
          <TextInput
            label={t.name}
            description={t.nameHelp}
            autoComplete="name"
            required
            {...form.getInputProps("name")}
            error={errorOf("/name")}
          />
          <Button type="submit" loading={setup.isPending}>
            {t.submit}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
