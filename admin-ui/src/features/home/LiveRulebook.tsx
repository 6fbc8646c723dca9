import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Overview } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import classes from "./HomePage.module.css";
import { homeTexts } from "./texts";

/** Which rulebook decides now. */
export function LiveRulebook({ live }: { readonly live: Overview["live"] }) {
  const t = useTexts(homeTexts).live;
  const { number, ago } = useFormats();
  return (
    <Section title={t.title}>
      <div className={classes.big}>{t.version(number(live.version))}</div>
      <Text size="sm" c="dimmed">
        {t.since(ago(live.since), live.by.name)}
      </Text>
      <Anchor
        size="sm"
        mt="sm"
        display="inline-block"
        renderRoot={(props) => <Link {...props} to="/changes" />}
      >
        {t.changes}
      </Anchor>
    </Section>
  );
}
