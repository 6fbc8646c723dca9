import { Alert, Group, Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { Page } from "../../../shared/layout/Page";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { useSession } from "../../../shared/session/session";
import { figuresQuery } from "../calls/catalogue";
import { liveQuery } from "../calls/rulebook";
import type { Version } from "../calls/types";
import { RuleCards } from "../cards/RuleCards";
import { StartDraft } from "../drafts/StartDraft";
import { StateBadge } from "../drafts/StateBadge";
import type { Problem } from "../language/file";
import type { Vocabulary } from "../language/vocabulary";
import { textExtensions } from "../text/extensions";
import { TextView } from "../text/TextView";
import { editorTexts } from "../texts/editor";
import { type Editing, EditingProvider, type Known, NOTHING_KNOWN, showText } from "./context";
import { DraftHeader } from "./DraftHeader";
import { readerOf } from "./desks";
import { FileDocument } from "./document";
import { EditorBar } from "./EditorBar";
import { todayHere } from "./today";
import { useSnapshot } from "./useDesk";
import { useTextSupport } from "./useTextSupport";
import { useWishedPlace } from "./useWishedPlace";

const route = getRouteApi("/shell/rules/$draft/$file");
const NO_PROBLEMS: readonly Problem[] = [];

/** A file of the rulebook that decides now, to be looked at. */
export function LiveFile({ vocabulary }: { readonly vocabulary: Vocabulary }) {
  const t = useTexts(editorTexts);
  const live = useQuery(liveQuery);
  const { file: name } = route.useParams();
  const { rule } = route.useSearch();
  const { may } = useSession();
  const version = live.data;
  if (version === undefined) {
    return (
      <Page title={t.back}>
        {live.error === null ? <Loader role="status" aria-label={t.problems.checking} /> : null}
        <ProblemMessage of={live.error} onRetry={live.refetch} />
      </Page>
    );
  }
  return (
    <Page
      width="wide"
      title={t.live(String(version.version))}
      back={<DraftHeader.Back />}
      mark={<StateBadge state={version.state} />}
    >
      <Alert color="gray" mb="md">
        <Group justify="space-between">
          <Text size="sm">
            {may("marketer", "approver") ? t.readOnly.live : t.readOnly.support}
          </Text>
          {may("marketer", "approver") && <StartDraft size="xs" file={name} rule={rule} />}
        </Group>
      </Alert>
      <LiveText key={name} version={version} name={name} vocabulary={vocabulary} />
    </Page>
  );
}

interface LiveTextProps {
  readonly version: Version;
  readonly name: string;
  readonly vocabulary: Vocabulary;
}

function LiveText({ version, name, vocabulary }: LiveTextProps) {
  const { view = "cards", rule, line, column } = route.useSearch();
  const navigate = route.useNavigate();
  const support = useTextSupport(vocabulary, true);
  const text = version.files.find((file) => file.name === name)?.text ?? "";
  const document = useMemo(
    () => new FileDocument(name, text, readerOf(vocabulary), textExtensions(name, support)),
    [name, text, vocabulary, support],
  );
  const snapshot = useSnapshot(document);
  useWishedPlace(document, snapshot.text, { rule, line, column });
  const figures = useQuery(figuresQuery).data;
  const editing = useMemo(
    (): Editing => ({
      document,
      vocabulary,
      isReadOnly: true,
      today: todayHere(),
      names: () => new Set(),
      showText: showText(document, (search) => void navigate({ search })),
    }),
    [document, vocabulary, navigate],
  );
  const known = useMemo(
    (): Known => ({
      ...NOTHING_KNOWN,
      figures: new Map((figures?.items ?? []).map((one) => [one.rule, one])),
    }),
    [figures],
  );
  return (
    <EditingProvider value={editing}>
      <EditorBar draft="live" files={version.files.map((file) => file.name)} document={document} />
      {view === "text" ? (
        <TextView document={document} wish={snapshot.focus} findings={null} />
      ) : (
        <RuleCards snapshot={snapshot} problems={NO_PROBLEMS} known={known} rule={rule} />
      )}
    </EditingProvider>
  );
}
