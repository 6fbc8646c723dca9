import { Button, Group, Paper } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { RulesIcon } from "../../shared/icons";
import { EmptyState } from "../../shared/layout/EmptyState";
import { useSession } from "../../shared/session/session";
import { homeTexts } from "./texts";

/** What to do while nothing has happened yet. */
export function FirstSteps() {
  const t = useTexts(homeTexts).empty;
  const { may } = useSession();
  return (
    <Paper withBorder mt="lg">
      <EmptyState
        icon={<RulesIcon size={24} />}
        title={t.title}
        action={
          <Group justify="center">
            <Button renderRoot={(props) => <Link {...props} to="/rules" />}>{t.rules}</Button>
            {may() && (
              <>
                <Button variant="default" renderRoot={(props) => <Link {...props} to="/imports" />}>
                  {t.import}
                </Button>
                <Button variant="default" renderRoot={(props) => <Link {...props} to="/connect" />}>
                  {t.docs}
                </Button>
              </>
            )}
          </Group>
        }
      >
        {t.text}
      </EmptyState>
    </Paper>
  );
}
