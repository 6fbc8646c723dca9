import { ActionIcon, Button, Group, SegmentedControl, Text, Tooltip } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { memo, type ReactNode, useSyncExternalStore } from "react";
import { useLocale, useTexts } from "../../../shared/i18n/LocaleProvider";
import { PlusIcon } from "../../../shared/icons";
import { CardsIcon, RedoIcon, TextIcon, UndoIcon } from "../icons";
import { VIEWS } from "../search";
import { cardTexts } from "../texts/cards";
import { editorTexts } from "../texts/editor";
import { textTexts } from "../texts/text";
import type { FileDocument } from "./document";
import classes from "./Editor.module.css";
import { FileTabs } from "./FileTabs";
import { ruleNear } from "./inSight";
import { Outline } from "./Outline";
import type { OutlinedRule } from "./outlined";

const route = getRouteApi("/shell/rules/$draft/$file");

interface EditorBarProps {
  readonly draft: string;
  readonly files: readonly string[];
  readonly document: FileDocument | undefined;
  readonly onAdd?: ((name: string) => void) | undefined;
  /** Missing where nothing can be changed. */
  readonly onNewRule?: (() => void) | undefined;
  /** The rules that can be gone to, and how; missing where there is one file to look at. */
  readonly outline?: (() => readonly OutlinedRule[]) | undefined;
  readonly onGo?: ((place: { readonly file: string; readonly line: number }) => void) | undefined;
  /** What has to stay in view, whatever is scrolled to. */
  readonly children?: ReactNode;
}

/** The files of the draft, undo and redo, and the two views, which show the same rule. */
export const EditorBar = memo(function EditorBar({
  draft,
  files,
  document,
  onAdd,
  onNewRule,
  outline,
  onGo,
  children,
}: EditorBarProps) {
  const t = useTexts(editorTexts);
  const { newRule } = useTexts(cardTexts);
  const { view = "cards" } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: (typeof VIEWS)[number] | undefined) => {
    const { file } = document?.snapshot() ?? {};
    const line = document?.place() ?? null;
    const rule = file && line !== null ? ruleNear(file, line) : undefined;
    void navigate({
      search: (before) => ({
        view: next,
        rule: rule?.name ?? before.rule,
        line: undefined,
        column: undefined,
      }),
      replace: true,
      resetScroll: false,
    });
    if (rule !== undefined) {
      document?.see(rule.opening);
    }
  };
  return (
    <div className={classes.bar}>
      <FileTabs draft={draft} files={files} view={view} onAdd={onAdd} />
      <Group gap="xs">
        {onNewRule !== undefined && (
          <Button
            size="xs"
            leftSection={<PlusIcon aria-hidden size={15} />}
            onClick={() => onNewRule()}
          >
            {newRule}
          </Button>
        )}
        {outline !== undefined && onGo !== undefined && <Outline rules={outline} onGo={onGo} />}
        {document !== undefined && onAdd !== undefined && <History document={document} />}
        <SegmentedControl
          aria-label={t.views.label}
          size="xs"
          value={view}
          onChange={(value) => show(VIEWS.find((one) => one === value))}
          data={[
            {
              value: "cards",
              label: (
                <Group gap={5} wrap="nowrap">
                  <CardsIcon aria-hidden size={15} />
                  {t.views.cards}
                </Group>
              ),
            },
            {
              value: "text",
              label: (
                <Group gap={5} wrap="nowrap">
                  <TextIcon aria-hidden size={15} />
                  {t.views.text}
                </Group>
              ),
            },
          ]}
        />
      </Group>
      {view === "text" && <FileLanguage onCards={() => show("cards")} />}
      {children}
    </div>
  );
});

/** A file is English, whatever language the page has; the cards have the page's. */
function FileLanguage({ onCards }: { readonly onCards: () => void }) {
  const t = useTexts(textTexts);
  const { language } = useLocale();
  return (
    <Group gap="xs" className={classes.language ?? ""}>
      <Text size="xs" c="dimmed">
        {t.language}
      </Text>
      {language !== "en" && (
        <Button size="compact-xs" variant="subtle" onClick={onCards}>
          {t.toCards}
        </Button>
      )}
    </Group>
  );
}

function History({ document }: { readonly document: FileDocument }) {
  const t = useTexts(editorTexts);
  const canUndo = useSyncExternalStore(document.subscribe, () => document.snapshot().canUndo);
  const canRedo = useSyncExternalStore(document.subscribe, () => document.snapshot().canRedo);
  return (
    <Group gap={2}>
      <Tooltip label={t.undo}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t.undo}
          disabled={!canUndo}
          onClick={() => document.undo()}
        >
          <UndoIcon aria-hidden size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t.redo}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t.redo}
          disabled={!canRedo}
          onClick={() => document.redo()}
        >
          <RedoIcon aria-hidden size={17} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
