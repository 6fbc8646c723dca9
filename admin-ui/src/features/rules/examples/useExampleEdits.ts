import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { useMessages } from "../../../shared/undo/undo";
import { editExamples, type NamedExample, putFile } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { Draft } from "../calls/types";
import { exampleTexts } from "../texts/examples";

interface ExampleEdit {
  readonly draft: Draft;
  readonly how: "accept" | "remove";
  readonly examples: readonly NamedExample[];
}

/** Changes examples of a draft; each change can be taken back for a while. */
export function useExampleEdits() {
  const t = useTexts(exampleTexts);
  const queries = useQueryClient();
  const messages = useMessages();
  const lookAgain = () => queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts"] });
  return useMutation({
    mutationFn: ({ draft, how, examples }: ExampleEdit) =>
      editExamples(draft.id, how, examples, draft.etag),
    onSuccess: (after, { draft, how, examples }) => {
      const name = examples[0]?.name ?? "";
      messages.undoable(
        how === "remove"
          ? t.deleted(name)
          : examples.length === 1
            ? t.taken(name)
            : t.takenAll(examples.length),
        () => putBack(draft, after, new Set(examples.map(({ file }) => file))).finally(lookAgain),
      );
    },
    // Also what was refused: somebody changed the draft, so what stands here is not what it is.
    onSettled: lookAgain,
  });
}

/** Gives files the texts that they had, where nobody changed them since. */
async function putBack(before: Draft, after: Draft, files: ReadonlySet<string>) {
  for (const { name, text } of before.examples) {
    const now = after.examples.find((file) => file.name === name);
    if (files.has(name) && now !== undefined) {
      await putFile(before.id, { name, text }, now.etag);
    }
  }
}
