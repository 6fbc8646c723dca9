import { Text } from "@mantine/core";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import {
  type Change,
  changesBetween,
  fieldsOf,
  GROUP_NAMES,
  type Settings,
  tiersDiffer,
} from "./fields";
import classes from "./programme.module.css";
import { settingTexts } from "./settingTexts";
import { programmeTexts } from "./texts";
import { WhatExpires } from "./WhatExpires";
import { ladderOf, useWords } from "./words";

interface ChangesProps {
  readonly before: Settings;
  readonly after: Settings;
  /** Whether to say what the changes lead to. */
  readonly withConsequences?: boolean;
}

/** What differs between two documents: before and after of each setting, and what that leads to. */
export function Changes({ before, after, withConsequences = false }: ChangesProps) {
  const t = useTexts(programmeTexts);
  const { groups } = useTexts(settingTexts);
  const changes = changesBetween(before, after);
  const hasTiers = tiersDiffer(before, after);
  if (changes.length === 0 && !hasTiers) {
    return (
      <Text size="sm" c="dimmed">
        {t.history.same}
      </Text>
    );
  }
  return (
    <ul className={classes.changes}>
      {GROUP_NAMES.map((group) => {
        const pointers = new Set<string>(fieldsOf(group).map(({ at }) => at));
        const own = changes.filter(({ at }) => pointers.has(at));
        return (
          own.length > 0 && (
            <li key={group}>
              {own.map((change) => (
                <ChangeLine key={change.at} change={change} before={before} after={after} />
              ))}
              {withConsequences && <Consequence>{groups[group].effect}</Consequence>}
              {withConsequences && group === "expiry" && (
                <WhatExpires before={before} after={after} />
              )}
            </li>
          )
        );
      })}
      {hasTiers && (
        <li>
          <Line
            label={t.tiers.title}
            before={ladderOf(before.tiers)}
            after={ladderOf(after.tiers)}
          />
          {withConsequences && <Consequence>{t.tiers.effect}</Consequence>}
        </li>
      )}
    </ul>
  );
}

function ChangeLine({
  change: { at, before, after },
  before: { currency: earlier },
  after: { currency: later },
}: {
  readonly change: Change;
  readonly before: Settings;
  readonly after: Settings;
}) {
  const words = useWords();
  return (
    <Line
      label={words.of(at).label}
      before={words.told(at, before, earlier)}
      after={words.told(at, after, currencyOr(later, earlier))}
    />
  );
}

/** What is being typed may be no code yet. */
export function currencyOr(typed: string, known: string): string {
  return /^[A-Z]{3}$/.test(typed) ? typed : known;
}

function Line({ label, before, after }: { label: string; before: string; after: string }) {
  return (
    <Text size="sm" component="div">
      {label}
      {": "}
      <del className={classes.before}>{before}</del>
      {" → "}
      <ins className={classes.after}>{after}</ins>
    </Text>
  );
}

function Consequence({ children }: { readonly children: string }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
