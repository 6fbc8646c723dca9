import { Group, Progress, Text } from "@mantine/core";
import type { Overview } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { WarningIcon } from "../../shared/icons";
import { Section } from "../../shared/layout/Section";
import classes from "./HomePage.module.css";
import { homeTexts } from "./texts";

/** From this share on a budget is called near its end. */
const NEAR_END = 0.8;
const PERCENT = 100;

/** How much of each budget is used, the fullest first. */
export function Budgets({ budgets }: { readonly budgets: Overview["budgets"] }) {
  const t = useTexts(homeTexts).budgets;
  const { number, money, percent } = useFormats();
  const fullest = [...budgets].sort((one, other) => other.share - one.share);
  return (
    <Section title={t.title}>
      {fullest.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
      ) : (
        <ul className={classes.budgets}>
          {fullest.map(({ rule, currency, used, of, share }) => (
            <li key={rule}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm" fw={600} truncate>
                  {rule}
                </Text>
                <Text size="sm" className="numbers">
                  {percent(share)}
                </Text>
              </Group>
              <Progress.Root size="md" my={4}>
                <Progress.Section
                  value={Math.min(PERCENT, share * PERCENT)}
                  color={share >= NEAR_END ? "amber" : "leaf"}
                  aria-label={t.share(rule)}
                />
              </Progress.Root>
              <Group gap={6}>
                <Text size="xs" c="dimmed">
                  {currency === undefined
                    ? t.used(number(used), number(of))
                    : t.takenOff(money(used, currency), money(of, currency))}
                </Text>
                {share >= NEAR_END && (
                  <Text size="xs" fw={600}>
                    <WarningIcon aria-hidden size={12} /> {t.nearEnd}
                  </Text>
                )}
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
