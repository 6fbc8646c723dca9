import { Alert } from "@mantine/core";
import { useState } from "react";
import { useFormats, useTexts } from "../shared/i18n/LocaleProvider";
import { AlertIcon } from "../shared/icons";
import { useSession } from "../shared/session/session";
import { shellTexts } from "./texts";

const SEEN = "regulars.failed-sign-ins-seen";

/** Says that others, perhaps, tried to sign in as this person; until it has been seen. */
export function FailedSignIns() {
  const t = useTexts(shellTexts).failedSignIns;
  const { dateTime } = useFormats();
  const failed = useSession().person.failedSignIns;
  const [seen, setSeen] = useState(() => window.sessionStorage.getItem(SEEN));
  if (!failed || seen === failed.since) {
    return null;
  }
  return (
    <Alert
      color="yellow"
      role="status"
      m="md"
      icon={<AlertIcon aria-hidden size={20} />}
      title={t.title(failed.count)}
      withCloseButton
      closeButtonLabel={t.close}
      onClose={() => {
        window.sessionStorage.setItem(SEEN, failed.since);
        setSeen(failed.since);
      }}
    >
      {t.text(dateTime(failed.since))}
    </Alert>
  );
}
