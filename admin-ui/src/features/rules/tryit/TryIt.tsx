import { Button, Group, Menu, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ExplanationList } from "../../../shared/explanation/ExplanationList";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { ChevronDownIcon, PurchasesIcon } from "../../../shared/icons";
import { storesQuery } from "../../../shared/pickers/stores";
import { ProblemMessage } from "../../../shared/problems/ProblemMessage";
import { lastPurchasesQuery } from "../calls/rulebook";
import type { Tried } from "../calls/types";
import type { Vocabulary } from "../language/vocabulary";
import { tryItTexts } from "../texts/tryit";
import { BasketTable } from "./BasketTable";
import { type Basket, basketOf, netMinor } from "./basket";
import { MemberFields } from "./MemberFields";
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
  const { basket, setBasket, tried, asked } = trying;
  const { currency } = vocabulary;
  return (
    <Stack gap="md">
      <Result trying={trying} isSound={isSound} currency={currency} />
      <div>
        <Group justify="space-between" mb={4}>
          <Title order={3}>{t.basket}</Title>
          <RealPurchases trying={trying} />
        </Group>
        <BasketTable basket={basket} onChange={setBasket} currency={currency} />
      </div>
      <div className={classes.facts}>
        <StoreField basket={basket} onChange={setBasket} />
        <TextInput
          size="xs"
          type="datetime-local"
          label={t.when}
          value={basket.at}
          onChange={(event) => setBasket({ ...basket, at: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t.codes}
          value={basket.codes}
          autoComplete="off"
          onChange={(event) => setBasket({ ...basket, codes: event.currentTarget.value })}
        />
      </div>
      <MemberFields basket={basket} onChange={setBasket} tiers={vocabulary.tiers} />
      {tried !== undefined && isSound && (
        <>
          {!isReadOnly && asked !== null && (
            <SaveExample draft={draft} asked={asked} tried={tried} />
          )}
          <div>
            <Title order={3} mb="xs">
              {t.result.why}
            </Title>
            <ExplanationList explanation={explanationOf(tried)} />
          </div>
        </>
      )}
    </Stack>
  );
}

/** Where it is bought; the first store while nobody chose one. */
function StoreField({
  basket,
  onChange,
}: {
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
}) {
  const t = useTexts(tryItTexts);
  const stores = useQuery(storesQuery).data ?? [];
  const isKnown = basket.store === "" || stores.some((store) => store.code === basket.store);
  return (
    <NativeSelect
      size="xs"
      label={t.store}
      value={basket.store}
      onChange={(event) => onChange({ ...basket, store: event.currentTarget.value })}
      data={[
        { value: "", label: t.anyStore },
        ...stores.map((store) => ({ value: store.code, label: store.name })),
        ...(isKnown ? [] : [basket.store]),
      ]}
    />
  );
}

/** As the list shows it: nothing instead of what may be missing. */
function explanationOf({ explanation }: Tried) {
  return {
    rulebookVersion: 0,
    customerText: explanation.customerText ?? "",
    cashierText: explanation.cashierText ?? "",
    rules: explanation.rules.map((rule) => ({
      ...rule,
      reason: rule.reason ?? "",
      sentences: rule.sentences.map((sentence) => ({
        ...sentence,
        found: sentence.found ?? "",
        needed: sentence.needed ?? "",
      })),
    })),
  };
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
  const { number, money } = useFormats();
  const { tried, basket, failure, isBusy } = trying;
  const total = basket.lines.reduce((sum, line) => sum + (netMinor(line, currency) ?? 0), 0);
  if (failure !== null && failure !== undefined && isSound) {
    return <ProblemMessage of={failure} />;
  }
  return (
    <div className={classes.result} data-busy={isBusy || undefined} aria-live="polite">
      {!isSound ? (
        <Text size="sm">{t.notSound}</Text>
      ) : tried === undefined ? (
        <Text size="sm">{isBusy ? t.waiting : t.fix}</Text>
      ) : (
        <>
          <Group justify="space-between" align="baseline">
            <Text component="p" m={0} className={classes.points ?? ""}>
              {number(tried.points.accrued)} <small>{t.points(tried.points.accrued)}</small>
            </Text>
            <Text size="sm" c="dimmed" className="numbers">
              {t.total} {money(total, currency)}
            </Text>
          </Group>
          {tried.awards.map((award) => (
            <Group key={award.rule} justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm">{award.rule}</Text>
              <Text size="sm" fw={600} className="numbers">
                {number(award.points)}
              </Text>
            </Group>
          ))}
          {tried.messages.map((message) => (
            <Text key={message.to + message.text} size="sm" fs="italic">
              {message.to === "cashier" ? t.cashier : t.customer}: “{message.text}”
            </Text>
          ))}
        </>
      )}
    </div>
  );
}

function RealPurchases({ trying }: { readonly trying: Trying }) {
  const t = useTexts(tryItTexts);
  const { dateTime, money } = useFormats();
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
            onClick={() => trying.setBasket(basketOf(purchase, trying.basket))}
          >
            <Group justify="space-between" wrap="nowrap">
              <span>{dateTime(purchase.occurredAt)}</span>
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
