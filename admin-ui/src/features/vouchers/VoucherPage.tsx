import { Anchor, Badge, Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { BackIcon } from "../../shared/icons";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import { Page } from "../../shared/layout/Page";
import { Section } from "../../shared/layout/Section";
import { ProblemMessage } from "../../shared/problems/ProblemMessage";
import { useSession } from "../../shared/session/session";
import { COLOURS } from "./CodesTable";
import { Settle } from "./Settle";
import { vouchersTexts } from "./texts";
import { type Voucher, voucherQuery } from "./vouchers";
import classes from "./vouchers.module.css";

type Movement = NonNullable<Voucher["movements"]>[number];

const route = getRouteApi("/shell/vouchers/$id");

/** One code and its life: what it is, what it was used for, and what can be done about it. */
export function VoucherPage() {
  const t = useTexts(vouchersTexts);
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(voucherQuery(id));
  const back = (
    <Anchor
      size="sm"
      c="dimmed"
      renderRoot={(props) => <Link {...props} to="/vouchers" search={{ tab: "codes" }} />}
    >
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
  return (
    <Page
      title={data?.code ?? "…"}
      back={back}
      mark={
        data !== undefined && (
          <Badge color={COLOURS[data.state]} variant="light">
            {t.states[data.state]}
          </Badge>
        )
      }
    >
      {data === undefined ? (
        <Skeleton height={320} radius="lg" />
      ) : (
        <div className={classes.sections}>
          <Facts voucher={data} />
          <Life movements={data.movements ?? []} />
          <Settle voucher={data} />
        </div>
      )}
    </Page>
  );
}

function Facts({ voucher }: { readonly voucher: Voucher }) {
  const t = useTexts(vouchersTexts);
  const formats = useFormats();
  const session = useSession();
  const { currency } = session.programme;
  const { type, kind, memberId, rule, validFrom, validUntil, uses, usesMax } = voucher;
  const { faceMinor, remainingMinor, issuedAt } = voucher;
  const from = formats.day(validFrom);
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t.one.type, type],
    [t.one.kind, t.kinds[kind]],
    [
      t.one.member,
      memberId === undefined || !session.may("support") ? (
        t.one.nobody
      ) : (
        <Anchor
          key="member"
          size="sm"
          renderRoot={(props) => <Link {...props} to="/members/$id" params={{ id: memberId }} />}
        >
          {t.one.toMember}
        </Anchor>
      ),
    ],
    [t.one.from, rule ?? t.one.batch],
    [
      t.one.valid,
      validUntil === undefined
        ? t.one.validFrom(from)
        : t.one.validBetween(from, formats.day(validUntil)),
    ],
    [
      t.one.uses,
      usesMax === undefined
        ? t.one.usedAny(formats.number(uses))
        : t.one.usedOf(formats.number(uses), formats.number(usesMax)),
    ],
    [
      t.one.left,
      remainingMinor !== undefined &&
        t.one.leftOf(
          formats.money(remainingMinor, currency),
          formats.money(faceMinor ?? remainingMinor, currency),
        ),
    ],
    [t.one.issued, formats.dateTime(issuedAt)],
  ];
  return (
    <Section title={t.one.facts}>
      <dl className={classes.facts}>
        {rows
          .filter(([, value]) => value !== false)
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

function Life({ movements }: { readonly movements: readonly Movement[] }) {
  const t = useTexts(vouchersTexts).one;
  const columns = useColumns();
  return (
    <Section title={t.life} flush={movements.length > 0}>
      {movements.length === 0 ? (
        <Text size="sm">{t.unused}</Text>
      ) : (
        <DataTable
          caption={t.lifeCaption}
          columns={columns}
          rows={movements}
          rowKey={({ at, purchaseId, kind }) => at + purchaseId + kind}
        />
      )}
    </Section>
  );
}

function useColumns(): Column<Movement>[] {
  const t = useTexts(vouchersTexts).one;
  const formats = useFormats();
  const session = useSession();
  const { currency } = session.programme;
  const all: Column<Movement>[] = [
    { key: "at", header: t.columns.at, cell: ({ at }) => formats.dateTime(at) },
    { key: "what", header: t.columns.what, cell: ({ kind }) => t.kinds[kind] },
    { key: "store", header: t.columns.store, cell: ({ store }) => store },
    {
      key: "amount",
      header: t.columns.amount,
      align: "end",
      cell: ({ amountMinor }) => (amountMinor === 0 ? "" : formats.money(amountMinor, currency)),
    },
  ];
  return session.may("support")
    ? [
        ...all,
        {
          key: "purchase",
          header: t.columns.purchase,
          cell: ({ purchaseId }) => (
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link {...props} to="/purchases/$id" params={{ id: purchaseId }} />
              )}
            >
              {t.purchase}
            </Anchor>
          ),
        },
      ]
    : all;
}
