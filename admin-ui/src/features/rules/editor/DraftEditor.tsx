import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { FileIcon } from "../../../shared/icons";
import { EmptyState } from "../../../shared/layout/EmptyState";
import { Page } from "../../../shared/layout/Page";
import { useSession } from "../../../shared/session/session";
import { liveQuery } from "../calls/rulebook";
import type { Draft } from "../calls/types";
import { useSteady } from "../cards/afterPress";
import { RuleCards } from "../cards/RuleCards";
import { useOwnName } from "../drafts/useOwnName";
import { namesShared, problemsOf } from "../language/checks";
import { rulesOf } from "../language/names";
import type { Vocabulary } from "../language/vocabulary";
import { TextView } from "../text/TextView";
import { editorTexts } from "../texts/editor";
import { problemTexts } from "../texts/problems";
import { basketFor } from "../tryit/fitting";
import { useTrying } from "../tryit/useTrying";
import { Aside } from "./Aside";
import { ConflictLine, ConflictPanel } from "./ConflictPanel";
import { type Editing, EditingProvider, type Known, showText } from "./context";
import { DraftHeader, DraftNotes } from "./DraftHeader";
import type { FileDocument } from "./document";
import classes from "./Editor.module.css";
import { EditorBar } from "./EditorBar";
import { outlineOf } from "./outlined";
import { allProblems, type KnownProblem, warningsByRule } from "./problems";
import { todayHere } from "./today";
import { useCheck } from "./useCheck";
import { useDesk, useSnapshot } from "./useDesk";
import { useFigures } from "./useFigures";
import { useNewRule } from "./useNewRule";
import { useSame } from "./useSame";
import { useTextSupport } from "./useTextSupport";
import { useWishedPlace } from "./useWishedPlace";

const route = getRouteApi("/shell/rules/$draft/$file");

interface DraftEditorProps {
  readonly draft: Draft;
  readonly vocabulary: Vocabulary;
}

/** A draft with one of its files open, as cards or as text, and Try it beside it. */
export function DraftEditor({ draft: given, vocabulary }: DraftEditorProps) {
  const { may, person } = useSession();
  const isOpen = given.state === "draft" || given.state === "rejected";
  const isReadOnly = !isOpen || !may("marketer", "approver");
  const support = useTextSupport(vocabulary, isReadOnly);
  const { desk, state, shared, draft: now } = useDesk(given, support, person.id);
  const draft = useSteady(now);
  const { file: name } = route.useParams();
  const { view = "cards" } = route.useSearch();
  const document = desk.document(name);
  const t = useTexts(editorTexts);
  return (
    <Page
      width="wide"
      title={draft.note === "" ? t.draftOf(String(draft.from)) : draft.note}
      back={<DraftHeader.Back />}
      mark={<DraftHeader.Marks draft={draft} save={isReadOnly ? null : state} />}
      actions={
        <DraftHeader.Actions draft={draft} desk={desk} file={name} isReadOnly={isReadOnly} />
      }
      lead={<DraftHeader.Lead draft={draft} />}
    >
      <DraftNotes draft={draft} desk={desk} state={state} />
      {document === undefined ? (
        <>
          <EditorBar
            draft={draft.id}
            files={state.files}
            document={undefined}
            onAdd={isReadOnly ? undefined : (file) => desk.add(file)}
          />
          <EmptyState title={t.missingFile} icon={<FileIcon size={28} />}>
            {t.missingFileText}
          </EmptyState>
        </>
      ) : (
        <OpenFile
          key={name}
          draft={draft}
          desk={desk}
          document={document}
          vocabulary={vocabulary}
          isReadOnly={isReadOnly}
          view={view}
          shared={shared}
          files={state.files}
        />
      )}
    </Page>
  );
}

interface OpenFileProps extends DraftEditorProps {
  readonly desk: ReturnType<typeof useDesk>["desk"];
  readonly document: FileDocument;
  readonly isReadOnly: boolean;
  readonly view: "cards" | "text";
  readonly shared: ReturnType<typeof useDesk>["shared"];
  readonly files: readonly string[];
}

function OpenFile({
  draft,
  desk,
  document,
  vocabulary,
  isReadOnly,
  view,
  shared,
  files,
}: OpenFileProps) {
  const { said } = useTexts(problemTexts);
  const t = useTexts(editorTexts);
  const snapshot = useSnapshot(document);
  const { rule, line, column, add: isAdding = false } = route.useSearch();
  const navigate = route.useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the desk's texts change with the text
  const texts = useMemo(() => desk.texts(), [desk, snapshot.text, files]);
  const isSaved = useSyncExternalStore(desk.subscribe, desk.snapshot).save.kind === "saved";
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const rulebook = useMemo(
    () => files.flatMap((name) => desk.document(name)?.snapshot().file ?? []),
    [desk, snapshot.text, files],
  );
  const own = useMemo(() => problemsOf(rulebook), [rulebook]);
  const isSound = own.length === 0;
  const mayTry = useSession().may("marketer", "approver");
  const checked = useCheck(draft.id, texts, mayTry);
  const live = useQuery(liveQuery).data;
  useOwnName(draft, isSaved && !isReadOnly ? texts : null, live?.files);
  const liveRules = useMemo(() => rulesOf(live?.files ?? []), [live]);
  const problems = useSame(
    useMemo(
      () => allProblems(own, checked.result?.problems ?? [], said, rulebook, liveRules),
      [own, checked.result, said, rulebook, liveRules],
    ),
  );
  const trying = useTrying(draft.id, texts, vocabulary.currency, isSound && mayTry);
  const figures = useFigures(rulebook);
  const findings = useServersOnly(problems, own, shared);
  const isHere = useMemo(
    () => [...own, ...namesShared(rulebook)].filter((problem) => problem.file === document.name),
    [own, rulebook, document.name],
  );
  const show = useRef<Editing["showText"]>(() => undefined);
  show.current = showText(document, (search) => void navigate({ search }));
  const tryRule = useRef<NonNullable<Editing["tryRule"]>>(() => undefined);
  tryRule.current = (name, fit) => {
    const { file } = document.snapshot();
    const found = file.rules.find((one) => one.name === name);
    if (found !== undefined) {
      trying.setBasket(basketFor(file, found, fit, trying.shop, vocabulary, todayHere()));
      trying.suggest(t.examples[fit](name));
    }
  };
  const editing = useMemo(
    (): Editing => ({
      document,
      vocabulary,
      isReadOnly,
      today: todayHere(),
      names: () =>
        new Set(
          desk.snapshot().files.flatMap(
            (name) =>
              desk
                .document(name)
                ?.snapshot()
                .file.rules.map((one) => one.name) ?? [],
          ),
        ),
      tryRule: mayTry ? (name, fit) => tryRule.current(name, fit) : undefined,
      showText: (name) => show.current(name),
    }),
    [document, vocabulary, isReadOnly, desk, mayTry],
  );
  const isTried = isSound && trying.faults.length === 0;
  const explained = isTried ? trying.tried?.explanation.rules : undefined;
  const budgets = checked.result?.budgets;
  const known = useSteady(
    useMemo(
      (): Known => ({
        tried: new Map(explained?.map((one) => [one.rule, one])),
        warnings: warningsByRule(problems),
        budgets: new Map(budgets?.map((one) => [one.rule, one])),
        figures,
      }),
      [explained, problems, budgets, figures],
    ),
  );
  useWishedPlace(document, snapshot.text, { rule, line, column });
  const newRule = useNewRule(editing);
  const begin = useRef(newRule);
  begin.current = newRule;
  useEffect(() => {
    if (isAdding && !isReadOnly) {
      begin.current();
      void navigate({ search: (before) => ({ ...before, add: undefined }), replace: true });
    }
  }, [isAdding, isReadOnly, navigate]);
  const goTo = useCallback(
    (place: Pick<KnownProblem, "file" | "line">) => {
      if (place.file === document.name) {
        document.wish(place.line - 1);
      } else {
        desk.document(place.file)?.wish(place.line - 1);
        void navigate({
          to: "/rules/$draft/$file",
          params: { draft: draft.id, file: place.file },
          search: (before) => ({ ...before, rule: undefined }),
        });
      }
    },
    [document, desk, draft.id, navigate],
  );
  const add = useCallback(
    (file: string) => {
      desk.add(file);
      void navigate({
        to: "/rules/$draft/$file",
        params: { draft: draft.id, file },
        search: { view: undefined, rule: undefined },
      });
    },
    [desk, draft.id, navigate],
  );
  const outline = useCallback(() => outlineOf(desk), [desk]);
  const state = desk.stateOf(document.name);
  return (
    <EditingProvider value={editing}>
      <EditorBar
        draft={draft.id}
        files={files}
        document={document}
        onNewRule={isReadOnly ? undefined : newRule}
        onAdd={isReadOnly ? undefined : add}
        outline={outline}
        onGo={goTo}
      >
        {state.kind === "conflict" && <ConflictLine isOwn={state.isOwn} />}
      </EditorBar>
      {state.kind === "conflict" && (
        <ConflictPanel
          conflicts={state.conflicts}
          isOwn={state.isOwn}
          onResolve={(chosen) => desk.resolve(document.name, chosen)}
        />
      )}
      <div className={classes.layout} data-alone={!mayTry || undefined}>
        {view === "text" ? (
          <TextView document={document} wish={snapshot.focus} findings={findings} />
        ) : (
          <RuleCards snapshot={snapshot} problems={isHere} known={known} rule={rule} />
        )}
        {mayTry && (
          <Aside
            draft={draft}
            trying={trying}
            vocabulary={vocabulary}
            isSound={isSound}
            isReadOnly={isReadOnly}
            check={checked.result}
            isChecking={checked.isBusy}
            problems={problems}
            onShow={goTo}
          />
        )}
      </div>
    </EditingProvider>
  );
}

/** What only the server finds, told to the text editor. */
function useServersOnly(
  problems: readonly KnownProblem[],
  own: readonly unknown[],
  shared: ReturnType<typeof useDesk>["shared"],
): unknown {
  const theirs = useMemo(
    () => (own.length === 0 ? problems : problems.filter((one) => one.severity === "warning")),
    [problems, own],
  );
  shared.current = {
    ...shared.current,
    findings: (file) => theirs.filter((problem) => problem.file === file),
  };
  return theirs;
}
