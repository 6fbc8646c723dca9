import { Stack, Text } from "@mantine/core";
import type { Purchase } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { Section } from "../../shared/layout/Section";
import { useStoreTime } from "../../shared/pickers/stores";
import classes from "./PurchasePage.module.css";
import { purchasesTexts } from "./texts";

/** What a purchase led to: points, returns, vouchers, what was said. */
export function Outcome({ purchase }: { readonly purchase: Purchase }) {
  const t = useTexts(purchasesTexts).one;
  const formats = useFormats();
  const storeTime = useStoreTime();
  const { points, returns, vouchersIssued, messages, redemptions = [], discounts = [] } = purchase;
  return (
    <Stack>
      <Section title={t.points.title}>
        <div className={classes.big}>{formats.number(points.accrued - points.reversed)}</div>
        <dl className={classes.facts}>
          <Fact name={t.points.accrued}>{formats.number(points.accrued)}</Fact>
          {points.pending > 0 && (
            <Fact name={t.points.pending}>{formats.number(points.pending)}</Fact>
          )}
          {points.reversed > 0 && (
            <Fact name={t.points.reversed}>{formats.signed(-points.reversed)}</Fact>
          )}
        </dl>
      </Section>
      {redemptions.length > 0 && (
        <Section title={t.redeemed.title}>
          <dl className={classes.facts}>
            {redemptions.map((one) => (
              <Fact key={one.id} name={one.reward === undefined ? t.redeemed.points : one.name}>
                {formats.signed(-one.points)}
              </Fact>
            ))}
            {discounts.map(({ source, amountMinor, lines }) => (
              <Fact
                key={source + JSON.stringify(lines)}
                name={t.redeemed.off(formats.list(lines.map(({ line }) => String(line))))}
              >
                {formats.money(-amountMinor, purchase.currency)}
              </Fact>
            ))}
          </dl>
        </Section>
      )}
      {returns.length > 0 && (
        <Section title={t.returns.title}>
          <dl className={classes.facts}>
            {returns.map((one) => (
              <Fact
                key={one.id}
                name={t.returns.one(one.returnReceipt, storeTime(one.occurredAt, purchase.store))}
              >
                {t.returns.points(formats.signed(-one.reversed))}
              </Fact>
            ))}
          </dl>
        </Section>
      )}
      {vouchersIssued.length > 0 && (
        <Section title={t.vouchers.title}>
          <dl className={classes.facts}>
            {vouchersIssued.map((voucher) => (
              <Fact key={voucher.code} name={`${voucher.voucher} ${voucher.code ?? ""}`}>
                {t.vouchers.until(formats.day(voucher.validUntil))}
              </Fact>
            ))}
          </dl>
        </Section>
      )}
      {messages.length > 0 && (
        <Section title={t.messages.title}>
          <Stack gap="xs">
            {messages.map((message) => (
              <div key={message.to + message.text}>
                <Text size="xs" c="dimmed">
                  {message.to === "cashier" ? t.messages.cashier : t.messages.customer}
                </Text>
                <Text size="sm">{message.text}</Text>
              </div>
            ))}
          </Stack>
        </Section>
      )}
    </Stack>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
