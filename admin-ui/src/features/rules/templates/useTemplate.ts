import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMessages } from "../../../shared/undo/undo";
import { beginDraft, draftQuery, putFile, RULEBOOK } from "../calls/rulebook";
import type { Draft, Template } from "../calls/types";
import { addRuleText, applied, freeName } from "../language/edits";
import { parse } from "../language/parse";
import { SentenceReader } from "../language/sentences";
import type { Vocabulary } from "../language/vocabulary";

/** Where rules from templates go, where a draft has such a file. */
const FAVOURITE = "campaigns.dslr";
/** Where the first rule goes. */
const FIRST = "rules.dslr";

/** Adds a template's rule to a draft, or to a new one, and opens it there. */
export function useTemplate(vocabulary: Vocabulary | undefined) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const messages = useMessages();
  return useMutation({
    mutationFn: async ({ template, draft: id }: { template: Template; draft: string | null }) => {
      if (vocabulary === undefined) {
        throw new Error("The vocabulary is on its way");
      }
      const draft =
        id === null
          ? await beginDraft(undefined, template.title)
          : await queries.fetchQuery({ ...draftQuery(id), staleTime: 0 });
      const added = withTemplate(draft, template, vocabulary);
      await putFile(draft.id, { name: added.file, text: added.text }, added.etag);
      return { draft: draft.id, file: added.file, rule: added.rule };
    },
    onSuccess: async ({ draft, file, rule }) => {
      await queries.invalidateQueries({ queryKey: [RULEBOOK, "drafts"] });
      await navigate({
        to: "/rules/$draft/$file",
        params: { draft, file },
        search: { view: undefined, rule },
      });
    },
    onError: messages.failed,
  });
}

/** The file of a draft with a template's rule at its end, under a name that is free. */
export function withTemplate(
  draft: Pick<Draft, "files">,
  template: Pick<Template, "text" | "title">,
  vocabulary: Vocabulary,
): { file: string; text: string; etag: string | null; rule: string } {
  const reader = new SentenceReader(vocabulary);
  const into = draft.files.find((file) => file.name === FAVOURITE) ?? draft.files[0];
  const taken = new Set(
    draft.files.flatMap((file) =>
      parse(file.name, file.text, reader).rules.map((rule) => rule.name),
    ),
  );
  const lines = template.text.trimEnd().split("\n");
  const opening = lines.findIndex((line) => line.startsWith('rule "'));
  const name = lines[opening]?.match(/^rule "([^"]*)"/)?.[1] ?? template.title;
  const rule = freeName(name, taken);
  if (opening >= 0) {
    lines[opening] = `rule "${rule}"`;
  }
  const file = parse(into?.name ?? FIRST, into?.text ?? "", reader);
  return {
    file: file.name,
    text: applied(file, addRuleText(file, lines)),
    etag: into?.etag ?? null,
    rule,
  };
}
