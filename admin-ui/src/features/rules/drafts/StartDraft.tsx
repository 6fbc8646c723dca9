import { Button, type ButtonProps } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { PlusIcon } from "../../../shared/icons";
import { useMessages } from "../../../shared/undo/undo";
import { beginDraft } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { Draft } from "../calls/types";
import { draftTexts } from "../texts/drafts";

interface StartDraftProps extends Pick<ButtonProps, "size" | "variant"> {
  /** The version whose files it begins with; the live one without it. */
  readonly from?: number | undefined;
  /** The file and the rule that are opened then. */
  readonly file?: string | undefined;
  readonly rule?: string | undefined;
  readonly label?: string;
  /** Whether a new rule is begun in it. */
  readonly isForRule?: boolean;
  /** A draft that is there already and can be changed: the rule is begun there. */
  readonly into?: Pick<Draft, "id" | "files"> | undefined;
}

/** Where new rules go, where a draft has such a file. */
const FAVOURITE = "campaigns.dslr";

/** Begins a draft and opens it. */
export function StartDraft({
  from,
  file,
  rule,
  label,
  isForRule = false,
  into,
  ...button
}: StartDraftProps) {
  const t = useTexts(draftTexts);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const messages = useMessages();
  const starting = useMutation({
    mutationFn: async () => into ?? (await beginDraft(from)),
    onSuccess: (draft) => {
      void queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts"] });
      const isThere = draft.files.some(({ name }) => name === FAVOURITE);
      const own = isForRule && isThere ? FAVOURITE : draft.files[0]?.name;
      return navigate({
        to: "/rules/$draft/$file",
        params: { draft: draft.id, file: file ?? own ?? "rules.dslr" },
        search: { view: undefined, rule, add: isForRule || undefined },
      });
    },
    onError: messages.failed,
  });
  return (
    <Button
      {...button}
      leftSection={<PlusIcon aria-hidden size={16} />}
      loading={starting.isPending}
      onClick={() => starting.mutate()}
    >
      {label ?? t.start}
    </Button>
  );
}
