import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMessages } from "../../../shared/undo/undo";
import { beginDraft, putFile } from "../calls/drafts";
import { draftQuery, draftsQuery } from "../calls/rulebook";
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
      const saved = await putFile(draft.id, { name: added.file, text: added.text }, added.etag);
      const others = draft.files.filter((file) => file.name !== saved.name);
      // Known at once, so that the editor opens with it.
      queries.setQueryData(draftQuery(draft.id).queryKey, { ...draft, files: [...others, saved] });
      const line = added.line && lineThen(added.text, saved.text, added.line);
      return { ...added, line, draft: draft.id };
    },
    onSuccess: async ({ draft, file, rule, line, column }) => {
      await queries.invalidateQueries({ queryKey: draftsQuery.queryKey, exact: true });
      await navigate({
        to: "/rules/$draft/$file",
        params: { draft, file },
        search: { view: undefined, rule, line, column },
      });
    },
    onError: messages.failed,
  });
}

/** Where a line stands, from 1 on, once lines have come between: rules are given identities. */
export function lineThen(before: string, after: string, line: number): number {
  const kept = after.split("\n");
  let then = 0;
  for (const text of before.split("\n").slice(0, line)) {
    const at = kept.indexOf(text, then);
    then = at < 0 ? then : at + 1;
  }
  return then;
}

interface Added {
  readonly file: string;
  readonly text: string;
  /** Of the file that it is added to, null where it is new. */
  readonly etag: string | null;
  /** The first of its rules. */
  readonly rule: string;
  /** What is filled in first, both from 1 on. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** The file of a draft with a template's rules at its end, under names that are free. */
export function withTemplate(
  draft: Pick<Draft, "files">,
  template: Pick<Template, "text" | "title" | "fields">,
  vocabulary: Vocabulary,
): Added {
  const reader = new SentenceReader(vocabulary);
  const into = draft.files.find((file) => file.name === FAVOURITE) ?? draft.files[0];
  const taken = new Set(
    draft.files.flatMap((file) =>
      parse(file.name, file.text, reader).rules.map((rule) => rule.name),
    ),
  );
  const names: string[] = [];
  const lines = template.text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const name = line.match(/^rule "([^"]*)"/)?.[1];
      if (name === undefined) {
        return line;
      }
      const free = freeName(name, taken);
      taken.add(free);
      names.push(free);
      return `rule "${free}"`;
    });
  const file = parse(into?.name ?? FIRST, into?.text ?? "", reader);
  const edit = addRuleText(file, lines);
  const opening = lines.findIndex((line) => line.startsWith("rule "));
  const first = (edit.focus ?? 0) - Math.max(0, opening);
  const [field] = template.fields;
  return {
    file: file.name,
    text: applied(file, edit),
    etag: into?.etag ?? null,
    rule: names[0] ?? template.title,
    line: field === undefined ? undefined : first + field.line,
    column: field?.column,
  };
}
