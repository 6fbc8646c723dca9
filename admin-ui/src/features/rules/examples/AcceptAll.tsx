import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { CheckResult, Draft } from "../calls/types";
import { exampleTexts } from "../texts/examples";
import { TakeAllDialog } from "./TakeAllDialog";
import { useExampleEdits } from "./useExampleEdits";

/** Lets all failing examples expect what comes out now, once it was seen what that is. */
export function AcceptAll({
  draft,
  check,
}: {
  readonly draft: Draft;
  readonly check: CheckResult;
}) {
  const t = useTexts(exampleTexts);
  const [isOpen, dialog] = useDisclosure(false);
  const edit = useExampleEdits();
  // What cannot be read stands among them, by its place.
  const takeable = check.examples.filter(({ ok, given }) => !ok && given.length > 0);
  if (takeable.length === 0) {
    return null;
  }
  return (
    <>
      <Button size="compact-sm" variant="default" mt={4} display="block" onClick={dialog.open}>
        {t.takeAll(takeable.length)}
      </Button>
      <TakeAllDialog
        opened={isOpen}
        examples={takeable}
        onClose={dialog.close}
        onTake={() => {
          dialog.close();
          edit.mutate({ draft, how: "accept", examples: takeable });
        }}
      />
    </>
  );
}
