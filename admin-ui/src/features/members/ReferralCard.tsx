import { Anchor, Button, CopyButton, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Member } from "../../shared/api/types";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { CheckIcon, CopyIcon } from "../../shared/icons";
import { Section } from "../../shared/layout/Section";
import classes from "./MemberPage.module.css";
import { referralsOfQuery } from "./members";
import { membersTexts } from "./texts";

const SHOWN_MAX = 5;

/** With what the member invites friends, who brought them, and whom they brought. */
export function ReferralCard({ member }: { readonly member: Member }) {
  const t = useTexts(membersTexts).referral;
  const formats = useFormats();
  const { language } = useLocale();
  const { id, referral } = member;
  const referrals = useQuery(referralsOfQuery(id, language));
  const all = referrals.data?.items ?? [];
  const came = all.find(({ friend }) => friend === id);
  const brought = all.filter(({ friend }) => friend !== id).slice(0, SHOWN_MAX);
  const unnamed = t.unnamed;
  return (
    <Section title={t.title}>
      <Group justify="space-between">
        <Text fw={700} ff="monospace">
          {referral.code}
        </Text>
        <CopyButton value={referral.link}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              onClick={copy}
              leftSection={
                copied ? <CheckIcon aria-hidden size={14} /> : <CopyIcon aria-hidden size={14} />
              }
            >
              {copied ? t.copied : t.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      {all.length > 0 && (
        <>
          <dl className={classes.facts}>
            {came !== undefined && (
              <div>
                <dt>{t.broughtBy}</dt>
                <dd>
                  <Referral id={came.id}>
                    {came.referrer === undefined
                      ? t.code(came.code)
                      : (came.referrerName ?? unnamed)}
                  </Referral>
                </dd>
              </div>
            )}
            {brought.map((one) => (
              <div key={one.id}>
                <dt>{t.broughtOn(formats.date(one.joinedAt))}</dt>
                <dd>
                  <Referral id={one.id}>{one.friendName ?? unnamed}</Referral>
                </dd>
              </div>
            ))}
          </dl>
          <Anchor
            size="sm"
            renderRoot={(props) => <Link {...props} to="/referrals" search={{ member: id }} />}
          >
            {t.all}
          </Anchor>
        </>
      )}
    </Section>
  );
}

function Referral({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => <Link {...props} to="/referrals/$id" params={{ id }} />}
    >
      {children}
    </Anchor>
  );
}
