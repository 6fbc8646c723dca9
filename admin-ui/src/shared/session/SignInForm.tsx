import { Button, Divider, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { answered, api } from "../api/client";
import type { Session } from "../api/types";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import { ProblemMessage } from "../problems/ProblemMessage";
import { sessionQuery } from "./session";

const texts = catalogue(
  {
    login: "Login",
    password: "Password",
    signIn: "Sign in",
    or: "or",
    with: (name: string) => `Sign in with ${name}`,
    show: "Show or hide the password",
  },
  {
    login: "Anmeldename",
    password: "Passwort",
    signIn: "Anmelden",
    or: "oder",
    with: (name) => `Mit ${name} anmelden`,
    show: "Passwort zeigen oder verbergen",
  },
);

interface SignInFormProps {
  /** Only this person, whose session has ended; else anybody. */
  readonly login?: string;
  readonly onSignedIn: (session: Session) => void;
}

/** Asks for login and password, or leads to the provider of the people's accounts. */
export function SignInForm({ login: fixed, onSignedIn }: SignInFormProps) {
  const t = useTexts(texts);
  const { ways } = useSuspenseQuery(sessionQuery).data;
  const [login, setLogin] = useState(fixed ?? "");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => answered(api.POST("/v1/session", { body: { login, password } })),
    onSuccess: onSignedIn,
    onError: () => setPassword(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Stack>
      <ProblemMessage of={signIn.error} />
      {ways.password && (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t.login}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              readOnly={fixed !== undefined}
              data-autofocus={fixed === undefined || undefined}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
            <PasswordInput
              label={t.password}
              name="password"
              autoComplete="current-password"
              required
              data-autofocus={fixed !== undefined || undefined}
              autoFocus={fixed !== undefined}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ "aria-label": t.show }}
            />
            <Button type="submit" loading={signIn.isPending} fullWidth>
              {t.signIn}
            </Button>
          </Stack>
        </form>
      )}
      {ways.password && ways.oidc !== null && <Divider label={t.or} />}
      {ways.oidc !== null && (
        <Button component="a" href={ways.oidc.url} variant="default" fullWidth>
          {t.with(ways.oidc.name)}
        </Button>
      )}
    </Stack>
  );
}
