import { Badge, Group, Stack, Text } from "@mantine/core";
import type { Explanation } from "../api/types";
import { catalogue } from "../i18n/catalogue";
import { useFormats, useTexts } from "../i18n/LocaleProvider";
import { CheckIcon, CloseIcon } from "../icons";
import classes from "./ExplanationList.module.css";
import { foundText, foundTexts } from "./found";

export const explanationTexts = catalogue(
  {
    outcomes: {
      awarded: "Awarded",
      cut: "Cut",
      lost: "Lost",
      "not-met": "Not met",
      "not-in-force": "Not in force",
    },
    points: (points: string) => `${points} points`,
    met: "met",
    notMet: "not met",
    version: (version: string) => `Decided by version ${version} of the rulebook`,
    nothing: "The rulebook had no rules.",
    others: "These gave nothing",
  },
  {
    outcomes: {
      awarded: "Gab Punkte",
      cut: "Gekürzt",
      lost: "Unterlegen",
      "not-met": "Nicht erfüllt",
      "not-in-force": "Nicht in Kraft",
    },
    points: (points) => `${points} Punkte`,
    met: "erfüllt",
    notMet: "nicht erfüllt",
    version: (version) => `Entschieden von Version ${version} des Regelwerks`,
    nothing: "Das Regelwerk hatte keine Regeln.",
    others: "Diese gaben nichts",
  },
);

type Rule = Explanation["rules"][number];

const COLOURS = {
  awarded: "leaf",
  cut: "amber",
  lost: "amber",
  "not-met": "gray",
  "not-in-force": "gray",
} as const;

/** Every rule, what became of it, and why: sentence by sentence with what was found. */
export function ExplanationList({ explanation }: { readonly explanation: Explanation }) {
  const t = useTexts(explanationTexts);
  const gave = explanation.rules.filter((rule) => rule.points !== 0);
  const others = explanation.rules.filter((rule) => rule.points === 0);
  if (explanation.rules.length === 0) {
    return <Text c="dimmed">{t.nothing}</Text>;
  }
  return (
    <Stack gap="lg">
      {gave.map((rule) => (
        <RuleOutcome key={rule.rule} rule={rule} />
      ))}
      {others.length > 0 && gave.length > 0 && (
        <Text size="sm" c="dimmed" fw={600}>
          {t.others}
        </Text>
      )}
      {others.map((rule) => (
        <RuleOutcome key={rule.rule} rule={rule} />
      ))}
    </Stack>
  );
}

/** A reason that quotes the first sentence that was not met says what stands below it anyway. */
function saysMore({ reason, sentences }: Rule): boolean {
  const unmet = sentences.find(({ met }) => !met);
  return reason !== "" && !(unmet !== undefined && reason.includes(unmet.text));
}

function RuleOutcome({ rule }: { readonly rule: Rule }) {
  const t = useTexts(explanationTexts);
  const words = useTexts(foundTexts);
  const { signed } = useFormats();
  return (
    <article className={classes.rule} data-outcome={rule.outcome}>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <Text fw={600} size="sm" component="h3" m={0}>
          {rule.rule}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {rule.points !== 0 && (
            <Text size="sm" fw={700} className="numbers">
              {t.points(signed(rule.points))}
            </Text>
          )}
          <Badge variant="light" color={COLOURS[rule.outcome]} flex="none">
            {t.outcomes[rule.outcome]}
          </Badge>
        </Group>
      </Group>
      {saysMore(rule) && (
        <Text size="sm" c="dimmed" mt={2}>
          {rule.reason}
        </Text>
      )}
      {rule.sentences.length > 0 && (
        <ul className={classes.sentences}>
          {rule.sentences.map((sentence) => (
            <li key={sentence.text} data-met={sentence.met}>
              {sentence.met ? (
                <CheckIcon size={16} aria-label={t.met} role="img" />
              ) : (
                <CloseIcon size={16} aria-label={t.notMet} role="img" />
              )}
              <span>
                {sentence.text}
                {!sentence.met && (
                  <Text span size="xs" c="dimmed" display="block">
                    {foundText(sentence, words)}
                  </Text>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
