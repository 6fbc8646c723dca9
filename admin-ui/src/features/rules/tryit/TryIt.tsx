import { Badge, Button, Group, Menu, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ExplainedLine, ExplanationList } from "../../../shared/explanation/ExplanationList";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ChevronDownIcon, PurchasesIcon } from "../../../shared/icons";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { lastPurchasesQuery } from "../calls/catalogue";
import type { Vocabulary } from "../language/vocabulary";
import { tryItTexts } from "../texts/tryit";
import { BasketTable } from "./BasketTable";
import { basketOf, netMinor, zoneOf } from "./basket";
import { Faults } from "./Faults";
import { MemberFields } from "./MemberFields";
import { PurchaseFields } from "./PurchaseFields";
import { SaveExample } from "./SaveExample";
import classes from "./TryIt.module.css";
import type { Trying } from "./useTrying";

interface TryItProps {
  readonly draft: string;
  readonly trying: Trying;
  readonly vocabulary: Vocabulary;
  readonly isSound: boolean;
  readonly isReadOnly: boolean;
}

/** A purchase that nobody makes, and what the draft gives for it. */
export function TryIt({ draft, trying, vocabulary, isSound, isReadOnly }: TryItProps) {
  const t = useTexts(tryItTexts);
  const { basket, setBasket, tried, asked, shop, faults } = trying;
  const { money } = useFormats();
  const isOutdated = faults.length > 0;
  const { currency } = vocabulary;
  return (
    <Stack gap="md">
      <Result trying={trying} isSound={isSound} currency={currency} />
      <div>
        <Group justify="space-between" mb={4}>
          <Title order={2} size="h3">
            {t.basket}
          </Title>
          <RealPurchases trying={trying} />
        </Group>
        <BasketTable basket={basket} onChange={setBasket} shop={shop} faults={faults} />
      </div>
      <PurchaseFields basket={basket} onChange={setBasket} shop={shop} />
      <MemberFields basket={basket} onChange={setBasket} tiers={vocabulary.tiers} faults={faults} />
      {tried !== undefined && isSound && (
        <>
          {!isReadOnly && asked !== null && (
            <SaveExample
              draft={draft}
              asked={asked}
              tried={tried}
              suggested={trying.suggested}
              isBusy={trying.isBusy}
            />
          )}
          <div className={classes.why} data-outdated={isOutdated || undefined}>
            <Title order={2} size="h3" mb="xs">
              {t.result.why}
            </Title>
            {basket.kind === "nobody" && tried.explanation.rules.length === 0 ? (
              <Text c="dimmed">{t.result.nobody}</Text>
            ) : (
              <ExplanationList explanation={tried.explanation} basket={boughtOf(asked, money)} />
            )}
          </div>
        </>
      )}
    </Stack>
  );
}

/** The points, at once. */
function Result({
  trying,
  isSound,
  currency,
}: {
  readonly trying: Trying;
  readonly isSound: boolean;
  readonly currency: string;
}) {
  const t = useTexts(tryItTexts).result;
  const { number, money, day } = useFormats();
  const { tried, basket, failure, isBusy, faults, shop } = trying;
  const isOutdated = faults.length > 0;
  const total = basket.lines.reduce((sum, line) => sum + (netMinor(line, shop) ?? 0), 0);
  if (failure !== null && failure !== undefined && isSound) {
    return <ProblemMessage of={failure} />;
  }
  return (
    <div
      className={classes.result}
      data-busy={isBusy || isOutdated || undefined}
      aria-live="polite"
    >
      {isSound && <Faults faults={faults} basket={basket} shop={shop} />}
      {!isSound ? (
        <Text size="sm">{t.notSound}</Text>
      ) : tried === undefined ? (
        !isOutdated && <Text size="sm">{isBusy ? t.waiting : t.fix}</Text>
      ) : (
        <>
          <Group justify="space-between" align="baseline">
            <Text component="p" m={0} className={classes.points ?? ""}>
              {number(tried.points.accrued)} <small>{t.points(tried.points.accrued)}</small>
            </Text>
            {isOutdated ? (
              <Badge variant="outline" color="gray">
                {t.outdated}
              </Badge>
            ) : (
              <Text size="sm" c="dimmed" className="numbers">
                {t.total} {money(total, currency)}
              </Text>
            )}
          </Group>
          {tried.awards.map((award) => (
            <Group
              key={award.rounding === true ? "" : award.rule}
              justify="space-between"
              wrap="nowrap"
              gap="sm"
            >
              <Text size="sm">{award.rounding === true ? t.rounding : award.rule}</Text>
              <Text size="sm" fw={600} className="numbers">
                {number(award.points)}
              </Text>
            </Group>
          ))}
          {tried.vouchersIssued.map((voucher) => (
            <Group
              key={voucher.rule + voucher.voucher + voucher.validUntil}
              justify="space-between"
              wrap="nowrap"
              gap="sm"
            >
              <Text size="sm">{t.voucher(voucher.voucher)}</Text>
              <Text size="sm" c="dimmed" className="numbers">
                {t.valid(day(voucher.validFrom), day(voucher.validUntil))}
              </Text>
            </Group>
          ))}
          {tried.left.map(({ rule, per, unit, most, left }) => (
            <Text key={`${rule} ${per} ${unit} ${most}`} size="sm" c="dimmed">
              {unit === "money"
                ? t.left.money(rule, t.per[per], money(left, currency), money(most, currency))
                : t.left[unit](rule, t.per[per], number(left), number(most))}
            </Text>
          ))}
          {tried.messages.map((message) => (
            <Text key={message.to + message.text} size="sm" fs="italic">
              {t.said(message.to === "cashier" ? t.cashier : t.customer, message.text)}
            </Text>
          ))}
        </>
      )}
    </div>
  );
}

function RealPurchases({ trying }: { readonly trying: Trying }) {
  const t = useTexts(tryItTexts);
  const { timeIn, money } = useFormats();
  const { data } = useQuery(lastPurchasesQuery);
  const items = data?.items ?? [];
  return (
    <Menu position="bottom-end" shadow="md" width={300}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<PurchasesIcon aria-hidden size={15} />}
          rightSection={<ChevronDownIcon aria-hidden size={14} />}
        >
          {t.real}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.real ?? ""}>
        {items.length === 0 && <Menu.Label>{t.realNone}</Menu.Label>}
        {items.map((purchase) => (
          <Menu.Item
            key={purchase.id}
            onClick={() => trying.setBasket(basketOf(purchase, trying.basket, trying.shop))}
          >
            <Group justify="space-between" wrap="nowrap">
              <span>{timeIn(purchase.occurredAt, zoneOf(purchase.store, trying.shop))}</span>
              <span className="numbers">{money(purchase.totalMinor, purchase.currency)}</span>
            </Group>
            <Text size="xs" c="dimmed" lineClamp={1}>
              {purchase.lines.map((line) => line.name ?? line.sku).join(", ")}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The lines of what is asked, as an explanation calls them. */
function boughtOf(
  asked: Trying["asked"],
  money: (minor: number, currency: string) => string,
): ExplainedLine[] {
  const { lines = [], currency } = asked?.purchase ?? {};
  return lines.map(({ sku, quantity, unitPriceMinor, discountMinor }, index) => ({
    line: index + 1,
    name: sku,
    amount: money(
      Math.round(quantity * (unitPriceMinor ?? 0)) - (discountMinor ?? 0),
      currency ?? "EUR",
    ),
  }));
}
