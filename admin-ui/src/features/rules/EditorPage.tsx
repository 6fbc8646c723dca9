import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { Page } from "../../shared/layout/Page";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { draftQuery, vocabularyQuery } from "./calls/rulebook";
import { DraftEditor } from "./editor/DraftEditor";
import { LiveFile } from "./editor/LiveFile";
import { editorTexts } from "./texts/editor";

const route = getRouteApi("/shell/rules/$draft/$file");

/** Stands in the address where a draft's id would, for what is in force now. */
const LIVE = "live";

/** The rule editor: cards and text of one file, with Try it beside them. */
export function EditorPage() {
  const { draft } = route.useParams();
  const { language } = useLocale();
  const vocabulary = useQuery(vocabularyQuery(language));
  if (vocabulary.data === undefined) {
    return <Waiting failure={vocabulary.error} onRetry={vocabulary.refetch} />;
  }
  return draft === LIVE ? (
    <LiveFile vocabulary={vocabulary.data} />
  ) : (
    <OneDraft key={draft} id={draft} vocabulary={vocabulary.data} />
  );
}

function OneDraft({
  id,
  vocabulary,
}: {
  readonly id: string;
  readonly vocabulary: Parameters<typeof DraftEditor>[0]["vocabulary"];
}) {
  const draft = useQuery(draftQuery(id));
  return draft.data === undefined ? (
    <Waiting failure={draft.error} onRetry={draft.refetch} />
  ) : (
    <DraftEditor draft={draft.data} vocabulary={vocabulary} />
  );
}

function Waiting({
  failure,
  onRetry,
}: {
  readonly failure: unknown;
  readonly onRetry: () => void;
}) {
  const t = useTexts(editorTexts);
  return (
    <Page title={t.back}>
      {failure === null ? <Loader role="status" aria-label={t.problems.checking} /> : null}
      <ProblemMessage of={failure} onRetry={onRetry} />
    </Page>
  );
}
