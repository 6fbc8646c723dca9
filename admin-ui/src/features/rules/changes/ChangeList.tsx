import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { saidDays } from "../../../shared/i18n/saidDays";
import type { Changes, RuleChange, SentenceChange } from "../calls/types";
import { type ChangeTexts, changeTexts } from "../texts/changes";
import classes from "./Changes.module.css";

const COLOURS: Readonly<Record<RuleChange["kind"], string>> = {
  added: "leaf",
  removed: "red",
  changed: "amber",
  renamed: "gray",
  moved: "gray",
};

/** Whether neither rules nor examples differ. */
export function isSame({ rules, examples }: Changes): boolean {
  return rules.length === 0 && examples.length === 0;
}

interface ChangedVersion {
  readonly number: number;
  /** What was live is compared with what it replaced, everything else with what is live. */
  readonly wasLive: boolean;
}

function sameText(t: ChangeTexts, against: number, version: ChangedVersion | undefined): string {
  if (version === undefined) {
    return t.same;
  }
  if (against === version.number) {
    return t.version.first;
  }
  return version.wasLive && against < version.number
    ? t.version.sameAsBefore(String(against))
    : t.version.sameAsLive(String(against));
}

/** What differs, rule by rule and sentence by sentence, in plain language. */
export function ChangeList({
  changes,
  of: version,
}: {
  readonly changes: Changes;
  /** The version that they are of; a draft's without it. */
  readonly of?: ChangedVersion | undefined;
}) {
  const t = useTexts(changeTexts);
  if (isSame(changes)) {
    return <Text c="dimmed">{sameText(t, changes.against, version)}</Text>;
  }
  return (
    <Stack gap="md">
      {changes.rules.map((rule) => (
        <RuleDifference key={`${rule.file} ${rule.rule} ${rule.kind}`} rule={rule} />
      ))}
      {changes.examples.length > 0 && (
        <div>
          <Title order={3} mb="xs">
            {t.examples}
          </Title>
          <ul className={classes.examples}>
            {changes.examples.map((example) => (
              <li key={`${example.kind} ${example.name}`}>
                <Badge variant="light" color="gray" mr="xs">
                  {t.exampleKinds[example.kind]}
                </Badge>
                {example.name}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}

function RuleDifference({ rule }: { readonly rule: RuleChange }) {
  const t = useTexts(changeTexts);
  return (
    <article className={classes.rule} data-kind={rule.kind}>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={3}>{rule.rule}</Title>
        <Badge variant="light" color={COLOURS[rule.kind]} className={classes.mark ?? ""}>
          {t.kinds[rule.kind]}
        </Badge>
      </Group>
      {rule.formerRule !== undefined && (
        <Text size="sm">{t.renamed(rule.formerRule, rule.rule)}</Text>
      )}
      {rule.kind === "moved" && <Text size="sm">{t.moved}</Text>}
      {rule.sentences.length > 0 && (
        <ul className={classes.sentences}>
          {rule.sentences.map((sentence) => (
            <Difference key={`${sentence.kind} ${sentence.text}`} sentence={sentence} />
          ))}
        </ul>
      )}
      {rule.budget !== undefined && (
        <Text size="sm" c="dimmed">
          {t.budget(rule.budget.text)}
        </Text>
      )}
      {rule.limits !== undefined && (
        <Text size="sm" c="dimmed">
          {rule.limits}
        </Text>
      )}
    </article>
  );
}

const SIGNS: Readonly<Record<SentenceChange["kind"], string>> = {
  added: "+",
  removed: "−",
  changed: "±",
};

function Difference({ sentence }: { readonly sentence: SentenceChange }) {
  const t = useTexts(changeTexts);
  const { day } = useFormats();
  const { before, after, kind, text } = sentence;
  return (
    <li data-kind={kind}>
      <span className={classes.sign} aria-label={t.kinds[kind]} role="img">
        {SIGNS[kind]}
      </span>
      <div>
        {saidDays(text, day)}
        {kind === "changed" && before !== undefined && after !== undefined && (
          <div className={classes.sides}>
            <del>{saidDays(before, day)}</del>
            <ins>{saidDays(after, day)}</ins>
          </div>
        )}
      </div>
    </li>
  );
}
