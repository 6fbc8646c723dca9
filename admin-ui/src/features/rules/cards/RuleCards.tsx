import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import {
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { TemplatesIcon } from "../../../shared/icons";
import { EmptyState } from "../../../shared/layout/EmptyState";
import { useEditing } from "../editor/context";
import { type FileDocument, NOWHERE, type Snapshot, type Wish } from "../editor/document";
import { elementInSight } from "../editor/inSight";
import type { Problem } from "../language/file";
import { cardTexts } from "../texts/cards";
import { Problems } from "./Problems";
import { RuleCard } from "./RuleCard";
import classes from "./RuleCard.module.css";
import { LineText } from "./TextRow";
import { type FileView, viewsOf } from "./views";

interface RuleCardsProps {
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
  /** The rule that the address names. */
  readonly rule: string | undefined;
}

/** So many rules are shown open; where there are more, only those that somebody opens. */
const OPEN_MAX = 6;

/** A file as cards. */
export function RuleCards({ snapshot, problems, rule }: RuleCardsProps) {
  const t = useTexts(cardTexts);
  const { document, isReadOnly, tried } = useEditing();
  const views = useMemo(() => viewsOf(snapshot, problems), [snapshot, problems]);
  const { isOpen, toggle } = useOpenRules(views, snapshot.focus, rule);
  const { root, onFocus } = usePlace(document);
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z") {
      event.preventDefault();
      (event.shiftKey ? () => document.redo() : () => document.undo())();
    }
  };
  const isEmpty = views.every((view) => view.kind === "line");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo and redo, which have buttons too
    <div ref={root} className={classes.cards} onKeyDown={onKeyDown} onFocus={onFocus}>
      {views.map((view) =>
        view.kind === "rule" ? (
          <RuleCard
            key={view.rule.id}
            rule={view.rule}
            isOpen={isOpen(view.rule)}
            onToggle={toggle}
            wish={wishOf(snapshot.focus, view)}
            tried={tried.get(view.rule.name)}
          />
        ) : (
          <div key={view.view.id} className={classes.outside}>
            <LineText view={view.view} />
            <Problems of={view.view.problems} />
          </div>
        ),
      )}
      {isEmpty && (
        <EmptyState
          title={t.empty.title}
          action={isReadOnly ? null : <FromTemplate />}
          icon={<TemplatesIcon size={28} />}
        >
          {t.empty.text}
        </EmptyState>
      )}
    </div>
  );
}

/** Where nothing stands yet, the bar has the button for an empty rule. */
function FromTemplate() {
  const t = useTexts(cardTexts);
  return (
    <Button
      variant="light"
      leftSection={<TemplatesIcon aria-hidden size={16} />}
      renderRoot={(props) => <Link {...props} to="/templates" />}
    >
      {t.empty.template}
    </Button>
  );
}

/** The wish, where it is for a line of this rule. */
function wishOf(focus: Wish | null, view: FileView): Wish | null {
  if (focus === null || view.kind !== "rule") {
    return null;
  }
  const { rule } = view;
  const isIn =
    rule.id === focus.id ||
    [...rule.parts.values()].some((lines) => lines.some((line) => line.id === focus.id));
  return isIn ? focus : null;
}

function useOpenRules(views: readonly FileView[], focus: Wish | null, named: string | undefined) {
  const rules = views.flatMap((view) => (view.kind === "rule" ? [view.rule] : []));
  const [chosen, setChosen] = useState<ReadonlyMap<number, boolean>>(new Map());
  const isFew = rules.length <= OPEN_MAX;
  const wished = views.find((view) => wishOf(focus, view) !== null);
  const wishedId = wished?.kind === "rule" ? wished.rule.id : undefined;
  useEffect(() => {
    if (wishedId !== undefined) {
      setChosen((before) => new Map(before).set(wishedId, true));
    }
  }, [wishedId]);
  const isOpen = (rule: { id: number; name: string }) =>
    chosen.get(rule.id) ?? (isFew || rule.name === named || rule.id === wishedId);
  const toggle = useCallback(
    (id: number, open: boolean) => setChosen((before) => new Map(before).set(id, open)),
    [],
  );
  return { isOpen, toggle };
}

/** Tells the document which rule somebody is at: the one with the cursor, or at the top. */
function usePlace(document: FileDocument) {
  const root = useRef<HTMLDivElement>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    document.place = () => {
      const cards = [...(root.current?.querySelectorAll<HTMLElement>("article") ?? [])];
      const card = elementInSight(cards, last.current);
      const line = document.snapshot().ids.indexOf(Number(card?.dataset.rule));
      return line < 0 ? null : line;
    };
    return () => {
      document.place = NOWHERE;
    };
  }, [document]);
  const onFocus = (event: FocusEvent) => {
    last.current = event.target.closest("article");
  };
  return { root, onFocus };
}
