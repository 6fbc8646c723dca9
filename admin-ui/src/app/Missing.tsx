import { useTexts } from "../shared/i18n/LocaleProvider";
import { HelpIcon } from "../shared/icons";
import { EmptyState } from "../shared/layout/EmptyState";
import { Page } from "../shared/layout/Page";
import { ProblemMessage } from "../shared/problems/ProblemMessage";
import { shellTexts } from "./texts";

/** An address that leads nowhere. */
export function Missing() {
  const t = useTexts(shellTexts).missing;
  return (
    <Page title={t.title}>
      <EmptyState icon={<HelpIcon size={24} />} title={t.title}>
        {t.text}
      </EmptyState>
    </Page>
  );
}

/** A page that could not be loaded, or broke while it was drawn. */
export function Failed({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const t = useTexts(shellTexts);
  return (
    <Page title={t.failed}>
      <ProblemMessage of={error} onRetry={reset} />
    </Page>
  );
}
