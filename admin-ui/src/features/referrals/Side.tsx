import { Anchor, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { type ReferralCase, sideQuery } from "./referrals";
import classes from "./referrals.module.css";
import { referralsTexts } from "./texts";

const COUNTED_MAX = 1000;

interface SideProps {
  readonly id: string;
  readonly title: string;
  readonly people: ReferralCase["people"];
}

/** One of both, with what can be compared. What nobody said is left out. */
export function Side({ id, title, people }: SideProps) {
  const t = useTexts(referralsTexts);
  const formats = useFormats();
  const { data, error } = useQuery(sideQuery(id));
  const brought = people.find((person) => person.id === id)?.brought ?? 0;
  if (error !== null) {
    return (
      <Section title={title}>
        <Text size="sm">{t.one.gone}</Text>
      </Section>
    );
  }
  if (data === undefined) {
    return (
      <Section title={title}>
        <Skeleton height={140} />
      </Section>
    );
  }
  const { facts } = t.one;
  const address = data.attributes.address;
  const rows = [
    [facts.number, data.memberNumber],
    [facts.email, data.email],
    [facts.phone, data.phone],
    [facts.address, typeof address === "string" ? address : undefined],
    [facts.birthday, data.birthday && formats.day(data.birthday)],
    [facts.since, formats.date(data.enrolledAt)],
    [facts.points, formats.number(data.balance.available)],
    [facts.brought, brought >= COUNTED_MAX ? t.one.more : formats.number(brought)],
  ] as const;
  const name = data.name ?? t.unnamed;
  return (
    <Section title={title}>
      <Anchor
        fw={700}
        aria-label={t.one.open(name)}
        renderRoot={(props) => <Link {...props} to="/members/$id" params={{ id }} />}
      >
        {name}
      </Anchor>
      <dl className={classes.facts}>
        {rows
          .filter(([, value]) => value !== undefined && value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
