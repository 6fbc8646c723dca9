import { ColorSwatch, List, Text } from "@mantine/core";
import type { Member } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useSession } from "../../shared/session/session";
import { membersTexts } from "./texts";

/** The member's tier, and what is missing for the next. */
export function TierCard({ tier }: { readonly tier: Member["tier"] }) {
  const t = useTexts(membersTexts).tier;
  const formats = useFormats();
  const { currency } = useSession().programme;
  if (!tier) {
    return (
      <Section title={t.title}>
        <Text size="sm" c="dimmed">
          {t.none}
        </Text>
      </Section>
    );
  }
  const bounds = [
    tier.since && t.since(formats.day(tier.since)),
    tier.until && t.until(formats.day(tier.until)),
  ].filter(Boolean);
  const amountOf = (measure: string, amount: number) => {
    switch (measure) {
      case "spend":
        return t.spend(formats.money(amount, currency));
      case "purchases":
        return t.purchases(formats.number(amount));
      default:
        return t.points(formats.number(amount));
    }
  };
  return (
    <Section title={t.title}>
      <Text size="xl" fw={700}>
        {tier.colour && <ColorSwatch component="span" color={tier.colour} size={14} mr={8} />}
        {tier.name}
      </Text>
      {bounds.length > 0 && (
        <Text size="sm" c="dimmed">
          {bounds.join(" ")}
        </Text>
      )}
      <Text size="sm" mt="sm" {...(tier.next ? { fw: 600 } : { c: "dimmed" })}>
        {tier.next ? t.next(tier.next.name) : t.top}
      </Text>
      {tier.next && (
        <List size="sm" mt={4}>
          {tier.next.missing.map(({ measure, amount }) => (
            <List.Item key={measure}>{amountOf(measure, amount)}</List.Item>
          ))}
        </List>
      )}
      {tier.carriedOver && (
        <Text size="sm" c="dimmed" mt={4}>
          {`${t.carriedOver}: ${tier.carriedOver.map((each) => amountOf(each.measure, each.amount)).join(", ")}`}
        </Text>
      )}
    </Section>
  );
}
