import { Text } from "@mantine/core";
import type { Overview } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import classes from "./HomePage.module.css";
import { homeTexts } from "./texts";

interface LiabilityProps {
  readonly liability: Overview["liability"];
  readonly currency: string;
}

/** What the programme owes its members. */
export function Liability({ liability, currency }: LiabilityProps) {
  const t = useTexts(homeTexts).liability;
  const { number, money } = useFormats();
  return (
    <Section title={t.title}>
      <div className={classes.big}>{money(liability.valueMinor, currency)}</div>
      <Text size="sm" fw={600}>
        {t.points(number(liability.points))}
      </Text>
      <Text size="sm" c="dimmed" mt="sm">
        {t.lead}
      </Text>
    </Section>
  );
}
