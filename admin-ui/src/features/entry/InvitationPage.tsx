import { Button, PasswordInput, Skeleton, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { answered, api } from "../../shared/api/client";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { useFieldErrors } from "../../shared/problems/fields";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { roleTexts } from "../../shared/session/roles";
import { sessionQuery } from "../../shared/session/session";
import { Entrance } from "./Entrance";
import { entryTexts } from "./texts";

const route = getRouteApi("/invitation/$token");

/** Somebody who was invited, or whose password is to be set anew, chooses a password. */
export function InvitationPage() {
  const all = useTexts(entryTexts);
  const t = all.invitation;
  const { names } = useTexts(roleTexts);
  const { token } = route.useParams();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => answered(api.GET("/v1/invitations/{token}", { params: { path: { token } } })),
  });
  const accept = useMutation({
    mutationFn: () =>
      answered(
        api.POST("/v1/invitations/{token}", { params: { path: { token } }, body: { password } }),
      ),
    onSuccess: (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      void navigate({ to: "/", replace: true });
    },
  });
  const errorOf = useFieldErrors(accept.error);
  if (invitation.error !== null) {
    return (
      <Entrance title={t.goneTitle}>
        <ProblemMessage of={invitation.error} />
      </Entrance>
    );
  }
  const invited = invitation.data;
  if (invited === undefined) {
    return (
      <Entrance title={all.signIn.title}>
        <Skeleton height={120} />
      </Entrance>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate();
  };
  return (
    <Entrance title={t.title(invited.name)} lead={t.lead(invited.login, names[invited.role])}>
      <form onSubmit={submit}>
        <Stack>
          <ProblemMessage of={accept.error} shown={["/password"]} />
          {/* Lets password managers know whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={invited.login} />
          <PasswordInput
            label={t.password}
            description={t.passwordHelp}
            autoComplete="new-password"
            required
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={errorOf("/password")}
            visibilityToggleButtonProps={{ "aria-label": all.show }}
          />
          <Button type="submit" loading={accept.isPending}>
            {t.submit}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
