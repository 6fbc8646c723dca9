import { Group, Paper, SegmentedControl, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { isLanguage, useLocale } from "../../shared/i18n/LocaleProvider";
import mark from "../../shared/regulars.svg";
import classes from "./Entrance.module.css";

const NAMES_OF_LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

/** Whoever cannot read the page finds the choice by its name. */
const BOTH_LANGUAGES = "Language · Sprache";

interface EntranceProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages before somebody is signed in. */
export function Entrance({ title, lead, children }: EntranceProps) {
  useDocumentTitle(`${title} – Regulars`);
  const { language, choose } = useLocale();
  return (
    <div className={classes.entrance}>
      <main className={classes.middle}>
        <Group gap="sm" mb="xl" className={classes.brand ?? ""}>
          <img src={mark} alt="" width="34" height="34" />
          Regulars
        </Group>
        <Paper className={classes.card ?? ""}>
          <Title order={1}>{title}</Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={6} component="div">
              {lead}
            </Text>
          )}
          <div className={classes.content}>{children}</div>
        </Paper>
      </main>
      <footer>
        <SegmentedControl
          size="xs"
          aria-label={BOTH_LANGUAGES}
          value={language}
          onChange={(chosen) => isLanguage(chosen) && choose(chosen)}
          data={NAMES_OF_LANGUAGES}
        />
      </footer>
    </div>
  );
}
