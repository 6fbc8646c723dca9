import { Anchor, Badge, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useFormats, useLocale, useTexts } from "../../shared/i18n/LocaleProvider";
import { BackIcon } from "../../shared/icons";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { Page } from "../../shared/layout/Page";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { Around } from "./Around";
import { Decide } from "./Decide";
import { caseQuery, type Referral, type ReferralCase } from "./referrals";
import classes from "./referrals.module.css";
import { Side } from "./Side";
import { referralsTexts } from "./texts";
import { COLOURS, useAward, useReason, useSignalName } from "./words";

const route = getRouteApi("/shell/referrals/$id");

/** One referral with all that helps to decide: both people, evidence, who gets what, who is around. */
export function ReferralPage() {
  const t = useTexts(referralsTexts);
  const formats = useFormats();
  const { language } = useLocale();
  const { zone } = useSession().programme;
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(caseQuery(id, language));
  const back = (
    <Anchor size="sm" c="dimmed" renderRoot={(props) => <Link {...props} to="/referrals" />}>
      <BackIcon aria-hidden size={14} /> {t.one.back}
    </Anchor>
  );
  if (error !== null) {
    return (
      <Page title={t.one.title} back={back}>
        <ProblemMessage of={error} onRetry={refetch} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title="…" back={back}>
        <Skeleton height={320} radius="lg" />
      </Page>
    );
  }
  const { referral, people } = data;
  const { state, heldUntil, qualifiedAt } = referral;
  const nameOf = (member: string) =>
    people.find((person) => person.id === member)?.name ?? t.unnamed;
  return (
    <Page
      title={t.brought(
        referral.referrer === undefined ? t.nobody(referral.code) : nameOf(referral.referrer),
        nameOf(referral.friend),
      )}
      back={back}
      mark={
        <Badge color={COLOURS[state]} variant="light">
          {t.states[state]}
        </Badge>
      }
      lead={
        heldUntil === undefined
          ? state === "review" &&
            qualifiedAt !== undefined &&
            t.one.waits(formats.timeIn(qualifiedAt, zone))
          : t.one.heldUntil(formats.timeIn(heldUntil, zone))
      }
    >
      <div className={classes.sections}>
        <Decide referral={referral} />
        <div className={classes.pair}>
          {referral.referrer === undefined ? (
            <Section title={t.one.referrer}>
              <Text size="sm">{t.one.code(referral.code)}</Text>
            </Section>
          ) : (
            <Side id={referral.referrer} title={t.one.referrer} people={people} />
          )}
          <Side id={referral.friend} title={t.one.friend} people={people} />
        </div>
        <Evidence reasons={referral.reasons} />
        <Awards found={data} nameOf={nameOf} />
        <Around found={data} nameOf={nameOf} />
      </div>
    </Page>
  );
}

function Evidence({ reasons }: { readonly reasons: Referral["reasons"] }) {
  const t = useTexts(referralsTexts).one;
  const nameOf = useSignalName();
  const columns: Column<Referral["reasons"][number]>[] = [
    { key: "signal", header: t.signal, cell: ({ signal }) => nameOf(signal) },
    { key: "evidence", header: t.says, cell: ({ evidence }) => evidence },
    { key: "innocent", header: t.innocent, cell: ({ innocent }) => innocent },
  ];
  return (
    <Section title={t.evidence} lead={t.evidenceLead} flush={reasons.length > 0}>
      {reasons.length === 0 ? (
        <Text size="sm">{t.none}</Text>
      ) : (
        <DataTable
          caption={t.evidenceCaption}
          columns={columns}
          rows={reasons}
          rowKey={({ signal, evidence }) => signal + evidence}
        />
      )}
    </Section>
  );
}

interface AwardsProps {
  readonly found: ReferralCase;
  readonly nameOf: (member: string) => string;
}

function Awards({ found, nameOf }: AwardsProps) {
  const t = useTexts(referralsTexts).one;
  const textOf = useAward();
  const reasonOf = useReason();
  const { referral, expected } = found;
  const { referrer, friend, promise, purchaseId, decidedBy, decision } = referral;
  const awards = expected.length > 0 ? expected : referral.awards;
  return (
    <Section title={t.awards} lead={expected.length > 0 ? t.expectedLead : undefined}>
      <ul className={classes.plain}>
        {awards.map((award, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no ids and never change places
          <li key={index}>
            <Text size="sm" component="span" c="dimmed">
              {award.to === "friend"
                ? t.toFriend(nameOf(friend))
                : t.toReferrer(nameOf(referrer ?? ""))}
              {": "}
            </Text>
            <Text size="sm" component="span" fw={600}>
              {textOf(award)}
            </Text>
          </li>
        ))}
        {decidedBy !== undefined && (
          <li>
            <Text size="sm">
              {t.decided(decidedBy)}
              {decision !== undefined && `: ${reasonOf(decision)}`}
            </Text>
          </li>
        )}
        <li>
          <Text size="sm" c="dimmed">
            {t.promise}
          </Text>
          <Text size="sm" className={classes.promise ?? ""}>
            {promise === "" ? t.noPromise : promise}
          </Text>
        </li>
        {purchaseId !== undefined && (
          <li>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link {...props} to="/purchases/$id" params={{ id: purchaseId }} />
              )}
            >
              {t.purchase}
            </Anchor>
          </li>
        )}
      </ul>
    </Section>
  );
}
