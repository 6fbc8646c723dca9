import { Progress, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../../shared/api/types";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useSession } from "../../shared/session/session";
import { challengesQuery } from "./members";
import { membersTexts } from "./texts";

/** What the member can take part in, and how far they have come. Nothing where there is none. */
export function ChallengesCard({ member }: { readonly member: string }) {
  const t = useTexts(membersTexts).challenges;
  const formats = useFormats();
  const { currency } = useSession().programme;
  const challenges = useQuery(challengesQuery(member, useLocale().language)).data?.items ?? [];
  if (challenges.length === 0) {
    return null;
  }
  const amount = (challenge: Schemas["ChallengeView"], value: number) =>
    challenge.measure === "spend" ? formats.money(value, currency) : formats.number(value);
  const ends = (challenge: Schemas["ChallengeView"]) =>
    challenge.state === "open"
      ? challenge.until && t.until(formats.day(challenge.until))
      : t.states[challenge.state];
  return (
    <Section title={t.title}>
      <Stack gap="sm">
        {challenges.map((challenge) => (
          <div key={challenge.name}>
            <Text size="sm" fw={600}>
              {challenge.name}
            </Text>
            <Progress
              aria-label={challenge.name}
              value={(challenge.done * 100) / challenge.steps}
              my={4}
            />
            <Text size="sm" c="dimmed">
              {[
                t.done(amount(challenge, challenge.done), amount(challenge, challenge.steps)),
                ends(challenge),
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  );
}
