import { Alert, Button, Divider, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { answered, api } from "../../shared/api/client";
import type { Session, StaffRole } from "../../shared/api/types";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { roleTexts } from "../../shared/session/roles";
import { SignInForm } from "../../shared/session/SignInForm";
import { sessionQuery } from "../../shared/session/session";
import { Entrance } from "./Entrance";
import { inside } from "./search";
import { entryTexts } from "./texts";

const DEMO_PEOPLE: readonly StaffRole[] = ["marketer", "approver", "support", "admin"];
const route = getRouteApi("/sign-in");

/** Signs in, and goes on to where somebody wanted to go. */
export function SignInPage() {
  const t = useTexts(entryTexts).signIn;
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { to, error } = route.useSearch();
  const navigate = route.useNavigate();
  const { history } = useRouter();
  const queries = useQueryClient();
  const enter = (signedIn: Session) => {
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, signedIn);
    history.replace(inside(to));
  };
  const somebodyIsThere = session.person !== null;
  useEffect(() => {
    if (!session.setUp) {
      void navigate({ to: "/setup", replace: true });
    } else if (somebodyIsThere) {
      history.replace(inside(to));
    }
  }, [session.setUp, somebodyIsThere, navigate, history, to]);
  return (
    <Entrance title={t.title} lead={t.lead}>
      <Stack>
        {error !== undefined && <Alert color="red">{t.failed}</Alert>}
        <SignInForm onSignedIn={enter} />
        {session.demo && <DemoPeople onSignedIn={enter} />}
      </Stack>
    </Entrance>
  );
}

/** In the demo nobody has to know a password. */
function DemoPeople({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const t = useTexts(entryTexts).signIn;
  const { names, purposes } = useTexts(roleTexts);
  const signIn = useMutation({
    mutationFn: (role: StaffRole) =>
      answered(api.POST("/v1/session", { body: { login: role, password: "demo" } })),
    onSuccess: onSignedIn,
  });
  return (
    <>
      <Divider />
      <Text size="sm" c="dimmed">
        {t.demo}
      </Text>
      <ProblemMessage of={signIn.error} />
      <Group gap="xs" grow preventGrowOverflow={false}>
        {DEMO_PEOPLE.map((role) => (
          <Button
            key={role}
            variant="light"
            aria-label={t.as(names[role])}
            title={purposes[role]}
            loading={signIn.isPending && signIn.variables === role}
            onClick={() => signIn.mutate(role)}
          >
            {names[role]}
          </Button>
        ))}
      </Group>
    </>
  );
}
