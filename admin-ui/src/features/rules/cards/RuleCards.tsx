import { Button, Group } from "@mantine/core";
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
import { type Known, useEditing } from "../editor/context";
import { type FileDocument, NOWHERE, type Snapshot, type Wish } from "../editor/document";
import { elementInSight } from "../editor/inSight";
import type { Problem } from "../language/file";
import { cardTexts } from "../texts/cards";
import { Problems } from "./Problems";
import { type KnownOfRule, type Openness, RuleCard } from "./RuleCard";
import classes from "./RuleCard.module.css";
import { LineText } from "./TextRow";
import { type FileView, viewsOf } from "./views";

interface RuleCardsProps {
  readonly snapshot: Snapshot;
  readonly problems: readonly Problem[];
  readonly known: Known;
  /** The rule that the address names. */
  readonly rule: string | undefined;
}

/** So many rules are shown open; where there are more, only those that somebody opens. */
const OPEN_MAX = 6;

const NO_WARNINGS: readonly string[] = [];

/** A file as cards. */
export function RuleCards({ snapshot, problems, known, rule }: RuleCardsProps) {
  const t = useTexts(cardTexts);
  const { document, isReadOnly } = useEditing();
  const views = useMemo(() => viewsOf(snapshot, problems), [snapshot, problems]);
  const { isOpen, toggle, foldAll, isMany } = useOpenRules(views, snapshot.focus, rule);
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
      {isMany && <FoldAll onFold={foldAll} />}
      {views.map((view) =>
        view.kind === "rule" ? (
          <RuleCard
            key={view.rule.id}
            rule={view.rule}
            isOpen={isOpen(view.rule)}
            onToggle={toggle}
            wish={wishOf(snapshot.focus, view)}
            known={knownOf(known, view.rule.name)}
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

/** Opens all rules, or closes them. */
function FoldAll({ onFold }: { readonly onFold: (open: boolean) => void }) {
  const t = useTexts(cardTexts).fold;
  return (
    <Group gap="xs" justify="flex-end">
      {([true, false] as const).map((open) => (
        <Button
          key={String(open)}
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => onFold(open)}
        >
          {open ? t.open : t.close}
        </Button>
      ))}
    </Group>
  );
}

function knownOf({ tried, figures, warnings, budgets }: Known, rule: string): KnownOfRule {
  return {
    tried: tried.get(rule),
    did: figures.get(rule),
    warnings: warnings.get(rule) ?? NO_WARNINGS,
    budget: budgets.get(rule),
  };
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
  const [chosen, setChosen] = useState<ReadonlyMap<number, Openness>>(new Map());
  const isFew = rules.length <= OPEN_MAX;
  const wished = views.find((view) => wishOf(focus, view) !== null);
  const wishedId = wished?.kind === "rule" ? wished.rule.id : undefined;
  useEffect(() => {
    if (wishedId !== undefined) {
      setChosen((before) => new Map(before).set(wishedId, true));
    }
  }, [wishedId]);
  const isOpen = (rule: { id: number; name: string }): Openness =>
    chosen.get(rule.id) ?? (isFew || rule.name === named || rule.id === wishedId);
  const toggle = useCallback(
    (id: number, open: boolean) => setChosen((before) => new Map(before).set(id, open)),
    [],
  );
  const all = useRef(rules);
  all.current = rules;
  const foldAll = useCallback(
    (open: boolean) =>
      setChosen(new Map(all.current.map(({ id }) => [id, open ? "when-near" : false]))),
    [],
  );
  return { isOpen, toggle, foldAll, isMany: !isFew };
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
