import { Anchor, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { endAsking } from "../shared/api/ended";
import { useTexts } from "../shared/i18n/LocaleProvider";
import { Dialog } from "../shared/layout/Dialog";
import { SignInForm } from "../shared/session/SignInForm";
import { sessionQuery, useSession } from "../shared/session/session";
import { shellTexts } from "./texts";

/** Appears over the page when the session has ended; whatever waited for it then goes on. */
export function SignInAgain() {
  const t = useTexts(shellTexts).again;
  const { person } = useSession();
  const queries = useQueryClient();
  return (
    <Dialog opened onClose={() => endAsking(false)} title={t.title}>
      <Text mb="md">{t.text}</Text>
      <SignInForm
        login={person.login}
        onSignedIn={(session) => {
          queries.setQueryData(sessionQuery.queryKey, session);
          endAsking(true);
        }}
      />
      <Text size="sm" mt="md" c="dimmed">
        <Anchor href="/admin/sign-in" size="sm">
          {t.other}
        </Anchor>{" "}
        {t.otherLoses}
      </Text>
    </Dialog>
  );
}
