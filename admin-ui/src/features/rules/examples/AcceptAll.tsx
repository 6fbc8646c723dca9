import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMemo } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { CheckResult, Draft } from "../calls/types";
import { exampleTexts } from "../texts/examples";
import { givenOf } from "./given";
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
  const given = useMemo(() => givenOf(draft.examples), [draft.examples]);
  // What cannot be read stands among them, by its place.
  const takeable = check.examples.filter(
    ({ ok, file, name }) => !ok && given.has(`${file} ${name}`),
  );
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
