import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { StaffRole } from "../shared/api/types";
import { useFormats, useTexts } from "../shared/i18n/LocaleProvider";
import { LockIcon } from "../shared/icons";
import { EmptyState } from "../shared/layout/EmptyState";
import { Page } from "../shared/layout/Page";
import { roleTexts } from "../shared/session/roles";
import { useSession } from "../shared/session/session";
import { firstPageOf } from "./navigation";
import { shellTexts } from "./texts";

/** Says why a page is not shown, and whom to ask. */
export function NotAllowed({ roles }: { readonly roles: readonly StaffRole[] }) {
  const t = useTexts(shellTexts).notAllowed;
  const { names } = useTexts(roleTexts);
  const { list } = useFormats();
  const { person } = useSession();
  const allowed = [...roles, "admin" as const].map((role) => names[role]);
  return (
    <Page title={t.title}>
      <EmptyState
        icon={<LockIcon size={24} />}
        title={t.title}
        action={
          <Button renderRoot={(props) => <Link {...props} to={firstPageOf(person.role)} />}>
            {t.home}
          </Button>
        }
      >
        {t.text(list(allowed), names[person.role])}
      </EmptyState>
    </Page>
  );
}
