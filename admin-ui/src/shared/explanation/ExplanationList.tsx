import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import { memo, useId, useMemo } from "react";
import type { Explanation } from "../api/types";
import { catalogue, plural } from "../i18n/catalogue";
import { useFormats, useTexts } from "../i18n/LocaleProvider";
import { saidDays } from "../i18n/saidDays";
import { CheckIcon, CloseIcon } from "../icons";
import classes from "./ExplanationList.module.css";
import { foundText, foundTexts } from "./found";
import { type ExplainedRule, ordered } from "./ordered";

export const explanationTexts = catalogue(
  {
    groups: {
      keptAway: "What kept points away",
      gave: "What gave points",
      close: "Almost",
    },
    rest: (count: number) => plural(count, "1 other rule", `${count} other rules`),
    outcomes: {
      awarded: "Gave points",
      cut: "Cut",
      lost: "Gave way",
      "not-met": "Not met",
      "not-in-force": "Not in force",
      nothing: "Gave nothing",
      keeps: "Excludes",
    },
    earnsNothing: (name: string, amount: string) => `${name}, ${amount}: earns nothing`,
    points: (points: string) => `${points} points`,
    met: "met",
    notMet: "not met",
    version: (version: string) => `Decided by version ${version} of the rulebook`,
    nothing: "The rulebook had no rules.",
  },
  {
    groups: {
      keptAway: "Was Punkte verhindert hat",
      gave: "Was Punkte gab",
      close: "Knapp verfehlt",
    },
    rest: (count) => plural(count, "1 weitere Regel", `${count} weitere Regeln`),
    outcomes: {
      awarded: "Gab Punkte",
      cut: "Gekürzt",
      lost: "Unterlegen",
      "not-met": "Nicht erfüllt",
      "not-in-force": "Nicht in Kraft",
      nothing: "Gab nichts",
      keeps: "Schließt aus",
    },
    earnsNothing: (name, amount) => `${name}, ${amount}: bringt nichts`,
    points: (points) => `${points} Punkte`,
    met: "erfüllt",
    notMet: "nicht erfüllt",
    version: (version) => `Entschieden von Version ${version} des Regelwerks`,
    nothing: "Das Regelwerk hatte keine Regeln.",
  },
);

const COLOURS = {
  awarded: "leaf",
  cut: "amber",
  lost: "amber",
  "not-met": "gray",
  "not-in-force": "gray",
  nothing: "gray",
  keeps: "amber",
} as const;

/** A line of the basket that is explained; the amount as the page shows it. */
export interface ExplainedLine {
  readonly line: number;
  readonly name: string;
  readonly amount: string;
}

const NOTHING_BOUGHT: readonly ExplainedLine[] = [];

interface ExplanationListProps {
  readonly explanation: Pick<Explanation, "rules">;
  /** What was bought, so that it can be said what of it earns nothing. */
  readonly basket?: readonly ExplainedLine[] | undefined;
}

/**
 * Every rule, what became of it, and why: first what kept points away, then what gave some, then what
 * was close; the rest stays folded.
 */
export const ExplanationList = memo(function Explained({
  explanation,
  basket = NOTHING_BOUGHT,
}: ExplanationListProps) {
  const t = useTexts(explanationTexts);
  const groups = useMemo(() => ordered(explanation.rules), [explanation.rules]);
  if (explanation.rules.length === 0) {
    return <Text c="dimmed">{t.nothing}</Text>;
  }
  const { keptAway, gave, close, rest } = groups;
  return (
    <Stack gap="lg">
      <RuleGroup title={t.groups.keptAway} rules={keptAway} basket={basket} />
      <RuleGroup title={t.groups.gave} rules={gave} basket={basket} />
      <RuleGroup title={t.groups.close} rules={close} basket={basket} />
      {rest.length > 0 && (
        <details className={classes.rest}>
          <summary>{t.rest(rest.length)}</summary>
          <Stack gap="md" mt="sm">
            {rest.map((rule) => (
              <RuleOutcome key={rule.rule} rule={rule} basket={basket} />
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
});

function RuleGroup({
  title,
  rules,
  basket,
}: {
  readonly title: string;
  readonly rules: readonly ExplainedRule[];
  readonly basket: readonly ExplainedLine[];
}) {
  const heading = useId();
  if (rules.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} className={classes.group ?? ""}>
        {title}
      </Title>
      <Stack gap="md">
        {rules.map((rule) => (
          <RuleOutcome key={rule.rule} rule={rule} basket={basket} />
        ))}
      </Stack>
    </section>
  );
}

/** A rule that only takes lines out, or that gave nothing, has not given points. */
function outcomeOf({ outcome, points, keptOff }: ExplainedRule): keyof typeof COLOURS {
  if (outcome !== "awarded" || points !== 0) {
    return outcome;
  }
  return keptOff.length > 0 ? "keeps" : "nothing";
}

/** Of hundreds of rules most come out as before: they are not drawn again. */
const RuleOutcome = memo(function Outcome({
  rule,
  basket,
}: {
  readonly rule: ExplainedRule;
  readonly basket: readonly ExplainedLine[];
}) {
  const t = useTexts(explanationTexts);
  const words = useTexts(foundTexts);
  const { signed, day, shortDay } = useFormats();
  const outcome = outcomeOf(rule);
  const off = basket.filter(({ line }) => rule.keptOff.includes(line));
  // What was not met stands below it, sentence by sentence.
  const saysMore = rule.reason !== "" && rule.code !== "not-met";
  return (
    <article className={classes.rule} data-outcome={outcome}>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <Text fw={600} size="sm" component="h4" m={0}>
          {rule.rule}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {rule.points !== 0 && (
            <Text size="sm" fw={700} className={`numbers ${classes.points}`}>
              {t.points(signed(rule.points))}
            </Text>
          )}
          <Badge variant="light" color={COLOURS[outcome]} flex="none">
            {t.outcomes[outcome]}
          </Badge>
        </Group>
      </Group>
      {off.map(({ line, name, amount }) => (
        <Text key={line} size="sm" mt={2}>
          {t.earnsNothing(name, amount)}
        </Text>
      ))}
      {saysMore && off.length === 0 && (
        <Text size="sm" c="dimmed" mt={2}>
          {saidDays(rule.reason, day)}
        </Text>
      )}
      {rule.sentences.length > 0 && outcome === "not-met" && (
        <ul className={classes.sentences}>
          {rule.sentences.map((sentence) => (
            <li key={sentence.text} data-met={sentence.met}>
              {sentence.met ? (
                <CheckIcon size={16} aria-label={t.met} role="img" />
              ) : (
                <CloseIcon size={16} aria-label={t.notMet} role="img" />
              )}
              <span>
                {saidDays(sentence.text, day)}
                {!sentence.met && (
                  <Text span size="xs" c="dimmed" display="block">
                    {saidDays(foundText(sentence, words, shortDay), day)}
                  </Text>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
});
