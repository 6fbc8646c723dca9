import { Text, Tooltip } from "@mantine/core";
import type { Member } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import classes from "./MemberPage.module.css";
import { membersTexts } from "./texts";

const EXPIRING_SHOWN = 3;

/** What a member has, and what happens to it next. */
export function BalanceCard({ balance }: { readonly balance: Member["balance"] }) {
  const t = useTexts(membersTexts).balance;
  const { number, day } = useFormats();
  return (
    <Section title={t.title}>
      <div className={classes.big}>{number(balance.available)}</div>
      <Text size="sm" c="dimmed">
        {t.available}
      </Text>
      {balance.available < 0 && (
        <Text size="sm" c="var(--regulars-bad)" mt="xs">
          {t.debt}
        </Text>
      )}
      <dl className={classes.facts}>
        <div>
          <dt>
            <Explained text={t.pending} help={t.pendingHelp} />
          </dt>
          <dd>{number(balance.pending)}</dd>
        </div>
        <div>
          <dt>
            <Explained text={t.reserved} help={t.reservedHelp} />
          </dt>
          <dd>{number(balance.reserved)}</dd>
        </div>
        <div>
          <dt>{t.lifetime}</dt>
          <dd>{number(balance.lifetimeAccrued)}</dd>
        </div>
        {balance.lifetimeRedeemed > 0 && (
          <div>
            <dt>{t.redeemed}</dt>
            <dd>{number(balance.lifetimeRedeemed)}</dd>
          </div>
        )}
        {balance.lifetimeExpired > 0 && (
          <div>
            <dt>
              <Explained text={t.expired} help={t.expiredHelp} />
            </dt>
            <dd>{number(balance.lifetimeExpired)}</dd>
          </div>
        )}
      </dl>
      {balance.expiring.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="md">
            {t.expiring}
          </Text>
          <dl className={classes.facts}>
            {balance.expiring.slice(0, EXPIRING_SHOWN).map(({ points, on }) => (
              <div key={on}>
                <dt>{t.on(day(on))}</dt>
                <dd>{number(points)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}

function Explained({ text, help }: { readonly text: string; readonly help: string }) {
  return (
    <Tooltip label={help}>
      <Text span inherit tabIndex={0} td="underline dotted">
        {text}
      </Text>
    </Tooltip>
  );
}
