import { ActionIcon, Badge, Button, Group, Text, UnstyledButton } from "@mantine/core";
import { memo, useMemo, useRef } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { saidDays } from "../../../shared/i18n/saidDays";
import { ChevronDownIcon, ChevronRightIcon, WarningIcon } from "../../../shared/icons";
import type { BudgetLeft, ExplainedRule, RuleFigures } from "../calls/types";
import { editLine, useEditing } from "../editor/context";
import type { Wish } from "../editor/document";
import { NAME } from "../editor/unfit";
import { TryIcon } from "../icons";
import { complaintAboutName, NO_EDIT, renameRule } from "../language/edits";
import { canonical, ruleAt, saidOf } from "../language/file";
import { told } from "../language/said";
import { PARTS, type Part } from "../language/vocabulary";
import { cardTexts } from "../texts/cards";
import { problemTexts } from "../texts/problems";
import { AddSentence } from "./AddSentence";
import { Framed } from "./Framed";
import { Problems } from "./Problems";
import classes from "./RuleCard.module.css";
import { RuleMenu } from "./RuleMenu";
import { dropLine } from "./rowEdits";
import { type RowProps, SentenceRow } from "./SentenceRow";
import { LineText, TextRow } from "./TextRow";
import { useNear } from "./useNear";
import { type Read, useTyped } from "./useTyped";
import { useWish } from "./useWish";
import { forceOn, type LineView, type RuleView } from "./views";

/** What is known of a rule besides what stands in it. */
export interface KnownOfRule {
  readonly tried: ExplainedRule | undefined;
  readonly did: RuleFigures | undefined;
  readonly warnings: readonly string[];
  readonly budget: BudgetLeft | undefined;
}

/** Of many that are opened at once each is drawn when somebody comes near it. */
export type Openness = boolean | "when-near";

interface RuleCardProps {
  readonly rule: RuleView;
  readonly isOpen: Openness;
  readonly onToggle: (id: number, open: boolean) => void;
  /** The line that somebody will want to go on with, where it is one of this rule. */
  readonly wish: Wish | null;
  readonly known: KnownOfRule;
}

/** A rule as a card: when it runs, what has to hold, what it gives. */
export const RuleCard = memo(
  function RuleCard({ rule, isOpen: openness, onToggle, wish, known }: RuleCardProps) {
    const { tried, warnings } = known;
    const t = useTexts(cardTexts).rule;
    const { isReadOnly } = useEditing();
    const card = useRef<HTMLElement>(null);
    const isNear = useNear(card, openness === "when-near");
    const isOpen = openness === true || (openness === "when-near" && isNear);
    const isWished = wish !== null && wish.id === rule.id;
    useWish(card, isWished ? wish : null);
    const { onDrag, onDropAt } = useDragged();
    return (
      <article
        ref={card}
        className={classes.card}
        data-rule={rule.id}
        data-off={rule.isPaused || undefined}
        aria-label={rule.name}
        tabIndex={-1}
      >
        <header className={classes.header}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-expanded={isOpen}
            aria-label={isOpen ? t.close(rule.name) : t.open(rule.name)}
            onClick={() => onToggle(rule.id, !isOpen)}
          >
            {isOpen ? (
              <ChevronDownIcon aria-hidden size={18} />
            ) : (
              <ChevronRightIcon aria-hidden size={18} />
            )}
          </ActionIcon>
          <div className={classes.heading}>
            {isOpen ? (
              <RuleName rule={rule} />
            ) : (
              <UnstyledButton
                className={classes.title ?? ""}
                onClick={() => onToggle(rule.id, !isOpen)}
              >
                {rule.name}
              </UnstyledButton>
            )}
            <Marks rule={rule} known={known} />
          </div>
          {!isReadOnly && <RuleMenu rule={rule} />}
        </header>
        {isOpen ? (
          <div className={classes.body}>
            {rule.notes.map((note) => (
              <LineText key={note.id} view={note} />
            ))}
            {PARTS.map((part) => (
              <PartSection
                key={part}
                part={part}
                rule={rule}
                wish={wish}
                tried={tried}
                onDrag={onDrag}
                onDropAt={onDropAt}
              />
            ))}
            <Problems of={rule.problems} />
            <RuleWarnings of={warnings} />
            <TryRule rule={rule} />
          </div>
        ) : (
          <Preview rule={rule} />
        )}
      </article>
    );
  },
  (one, other) =>
    one.rule.signature === other.rule.signature &&
    one.isOpen === other.isOpen &&
    one.wish === other.wish &&
    isSame(one.known, other.known) &&
    one.onToggle === other.onToggle,
);

/** A rule is drawn again where something else is known of it, not with every answer about others. */
function isSame(one: KnownOfRule, other: KnownOfRule): boolean {
  return (
    isSameTrial(one.tried, other.tried) &&
    one.did === other.did &&
    one.warnings.join("\n") === other.warnings.join("\n") &&
    one.budget?.left === other.budget?.left &&
    one.budget?.most === other.budget?.most
  );
}

/** Each answer is another object; about most rules it says the same again. */
function isSameTrial(one: KnownOfRule["tried"], other: KnownOfRule["tried"]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A basket that the rule fits, and one that it just misses, by one click each. */
function TryRule({ rule }: { readonly rule: RuleView }) {
  const t = useTexts(cardTexts).rule;
  const { tryRule } = useEditing();
  if (tryRule === undefined || rule.isUnfinished || rule.problemCount > 0) {
    return null;
  }
  return (
    <Group gap="xs">
      {(["fits", "misses"] as const).map((fit) => (
        <Button
          key={fit}
          size="compact-xs"
          variant="default"
          leftSection={<TryIcon aria-hidden size={13} />}
          onClick={() => tryRule(rule.name, fit)}
        >
          {t.tries[fit]}
        </Button>
      ))}
    </Group>
  );
}

/** What is worth a look in the rule. */
function RuleWarnings({ of: warnings }: { readonly of: readonly string[] }) {
  return warnings.map((warning) => (
    <Text key={warning} size="sm" className={classes.warning ?? ""}>
      <WarningIcon aria-hidden size={15} /> {warning}
    </Text>
  ));
}

/** Spaces at its ends are dropped: whoever types the next word has one for a moment. */
function readName(typed: string): Read<"name"> {
  const name = typed.trim();
  return complaintAboutName(name) === null ? { text: name } : { wrong: "name" };
}

/** From the name of a rule to what it lacks still: the palette of its first part that is empty. */
function goOnBelow(name: HTMLElement): void {
  name
    .closest("article")
    ?.querySelector<HTMLElement>("[data-part][data-empty]:not([data-part=header]) > button")
    ?.click();
}

/** The name, changed in its place. */
function RuleName({ rule }: { readonly rule: RuleView }) {
  const t = useTexts(cardTexts).rule;
  const { said } = useTexts(problemTexts);
  const { document, isReadOnly } = useEditing();
  const typed = useTyped({
    text: rule.name,
    unfit: rule.unfitName,
    show: (name) => name,
    read: readName,
    write: (name) =>
      editLine(document, rule.id, (file, at) => {
        const found = ruleAt(file, at);
        return found ? renameRule(file, found, name) : NO_EDIT;
      }),
    keep: (name) => document.keep(rule.id, NAME, name),
  });
  const complaint = complaintAboutName(typed.shown.trim());
  const isEmpty = typed.shown.trim() === "";
  const error = isEmpty ? t.nameEmpty : complaint && t.nameStays(rule.name, told(complaint, said));
  return (
    <h2 className={classes.name}>
      {isReadOnly ? (
        rule.name
      ) : (
        <Framed
          error={(typed.wrong && error) || undefined}
          isWrong={typed.isUnfit}
          isLong
          back={typed.isUnfit ? { to: rule.name, go: typed.takeBack } : undefined}
        >
          {(tied) => (
            <input
              {...tied}
              data-name
              className={classes.nameInput}
              aria-label={t.name}
              autoComplete="off"
              title={rule.name}
              size={Math.max(12, typed.shown.length)}
              value={typed.shown}
              onChange={(event) => typed.type(event.currentTarget.value.replaceAll('"', "”"))}
              onBlur={typed.leave}
              onKeyDown={(event) => {
                typed.onKeyDown(event);
                if (event.key === "Enter") {
                  event.preventDefault();
                  goOnBelow(event.currentTarget);
                }
              }}
            />
          )}
        </Framed>
      )}
    </h2>
  );
}

/** What is special about a rule: not in force, in question, and what it did. */
function Marks({ rule, known }: Pick<RuleCardProps, "rule" | "known">) {
  const t = useTexts(cardTexts).rule;
  const { today } = useEditing();
  const { tried, did, budget } = known;
  const { day, money, number, signed } = useFormats();
  const odd = known.warnings.length;
  const force = forceOn(today, rule);
  return (
    <Group gap={6} className={classes.marks ?? ""}>
      {rule.isUnfinished && (
        <Badge color="gray" variant="light">
          {t.unfinished}
        </Badge>
      )}
      {rule.problemCount > 0 && (
        <Badge color="red" variant="light">
          {t.problems(rule.problemCount)}
        </Badge>
      )}
      {odd > 0 && (
        <Badge color="amber" variant="light">
          {t.warnings(odd)}
        </Badge>
      )}
      {force === "paused" && <Badge color="gray">{t.paused}</Badge>}
      {force === "upcoming" && rule.from !== null && (
        <Badge color="amber" variant="light">
          {t.from(day(rule.from))}
        </Badge>
      )}
      {force === "over" && rule.until !== null && (
        <Badge color="gray" variant="light">
          {t.over(day(rule.until))}
        </Badge>
      )}
      {force === "active" && rule.until !== null && (
        <Badge variant="light">{t.until(day(rule.until))}</Badge>
      )}
      {tried !== undefined && tried.points !== 0 && (
        <Badge variant="filled">{signed(tried.points)}</Badge>
      )}
      {budget !== undefined && (
        <Text size="xs" c="dimmed">
          {budget.currency === undefined
            ? t.budget(number(budget.left), number(budget.most))
            : t.moneyLeft(money(budget.left, budget.currency), money(budget.most, budget.currency))}
        </Text>
      )}
      {did !== undefined && did.fired > 0 && (
        <Text size="xs" c="dimmed">
          {t.figures(number(did.fired), number(did.points))}
        </Text>
      )}
    </Group>
  );
}

/** The line that is being dragged, and where it is dropped: nothing is drawn again for it. */
function useDragged(): Pick<RowProps, "onDrag" | "onDropAt"> {
  const { document } = useEditing();
  const dragged = useRef<number | null>(null);
  return useMemo(
    () => ({
      onDrag: (id) => {
        dragged.current = id;
      },
      onDropAt: (target) => {
        if (dragged.current !== null) {
          dropLine(document, dragged.current, target);
          dragged.current = null;
        }
      },
    }),
    [document],
  );
}

interface PartSectionProps
  extends Pick<RuleCardProps, "rule" | "wish">,
    Pick<RowProps, "onDrag" | "onDropAt"> {
  readonly tried: ExplainedRule | undefined;
  readonly part: Part;
}

function PartSection({ part, rule, wish, tried, onDrag, onDropAt }: PartSectionProps) {
  const t = useTexts(cardTexts);
  const { isReadOnly } = useEditing();
  const lines = rule.parts.get(part) ?? [];
  if (isReadOnly && lines.length === 0) {
    return null;
  }
  const rowOf = (view: LineView) => {
    const props = { view, wish: wish?.id === view.id ? wish : null, onDrag, onDropAt };
    const { use } = view.line;
    const said = use === null ? undefined : canonical(view.line);
    const met = tried?.sentences.find((sentence) => sentence.written === said);
    return use === null ? (
      <TextRow key={view.id} {...props} />
    ) : (
      <SentenceRow key={view.id} {...props} use={use} met={met} />
    );
  };
  const lead = part === "header" && lines.length > 0 ? "" : t.leads[part];
  return (
    <section className={classes.part} data-part={part} data-empty={lines.length === 0 || undefined}>
      <h3 className={classes.partTitle}>
        {t.sections[part]} <span className={classes.lead}>{lead}</span>
      </h3>
      {lines.length > 0 && <ul className={classes.rows}>{lines.map(rowOf)}</ul>}
      {!isReadOnly && (
        <AddSentence
          to={rule.id}
          name={rule.name}
          part={part}
          isWanted={part !== "header" && lines.length === 0}
        />
      )}
    </section>
  );
}

/** The sentences of a closed rule, to be read. */
function Preview({ rule }: { readonly rule: RuleView }) {
  const t = useTexts(cardTexts).sections;
  const { day } = useFormats();
  return (
    <dl className={classes.preview}>
      {PARTS.map((part) => {
        const lines = (rule.parts.get(part) ?? []).filter((view) => view.line.kind !== "comment");
        return lines.length === 0 ? null : (
          <div key={part}>
            <dt>{t[part]}</dt>
            <dd>
              {lines.map((view) => (
                <span
                  key={view.id}
                  data-wrong={view.problems.length > 0 || view.unfit.size > 0 || undefined}
                >
                  {saidDays(saidOf(view.line), day)}
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
