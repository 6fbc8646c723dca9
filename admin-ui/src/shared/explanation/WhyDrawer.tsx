import { Drawer, Skeleton, Stack, Table, Text } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { answered, api } from "../api/client";
import type { Purchase } from "../api/types";
import { catalogue } from "../i18n/catalogue";
import { useFormats, useLocale, useTexts } from "../i18n/LocaleProvider";
import { ProblemMessage } from "../problems/ProblemMessage";
import { ExplanationList, explanationTexts } from "./ExplanationList";
import classes from "./WhyDrawer.module.css";

const texts = catalogue(
  {
    title: "Why these points",
    close: "Close",
    basket: "What was bought",
    product: "Product",
    amount: "Amount",
    points: "Points",
  },
  {
    title: "Warum diese Punkte",
    close: "Schließen",
    basket: "Was gekauft wurde",
    product: "Produkt",
    amount: "Betrag",
    points: "Punkte",
  },
);

export const explanationQuery = (id: string, language: string) => ({
  queryKey: ["purchase", id, "explanation", language],
  queryFn: () =>
    answered(
      api.GET("/v1/purchases/{id}/explanation", {
        params: { path: { id }, query: { lang: language } },
      }),
    ),
  // A decision is replayed from what was known then: it never changes.
  staleTime: Number.POSITIVE_INFINITY,
});

export const purchaseQuery = (id: string) =>
  queryOptions({
    queryKey: ["purchase", id],
    queryFn: () => answered(api.GET("/v1/purchases/{id}", { params: { path: { id } } })),
  });

/** The points that came from a line, of all awards. */
export function pointsOfLine(awards: Purchase["awards"], line: number): number {
  return awards
    .flatMap((award) => award.lines)
    .filter((part) => part.line === line)
    .reduce((sum, part) => sum + part.points, 0);
}

interface WhyDrawerProps {
  /** The purchase that is explained; closed where it is undefined. */
  readonly purchase: string | undefined;
  readonly onClose: () => void;
}

/** Explains a purchase at the side of the page. */
export function WhyDrawer({ purchase, onClose }: WhyDrawerProps) {
  const t = useTexts(texts);
  return (
    <Drawer
      opened={purchase !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={t.title}
      closeButtonProps={{ "aria-label": t.close }}
    >
      {purchase !== undefined && <Why purchase={purchase} />}
    </Drawer>
  );
}

interface WhyProps {
  readonly purchase: string;
  /** Whether what was bought stands elsewhere on the page. */
  readonly isBasketShown?: boolean;
}

/** Loads and shows the explanation of a purchase, beside what was bought. */
export function Why({ purchase, isBasketShown = false }: WhyProps) {
  const t = useTexts(explanationTexts);
  const { number, money } = useFormats();
  const bought = useQuery(purchaseQuery(purchase)).data;
  const basket = bought?.lines.map(({ line, name, sku, netMinor }) => ({
    line,
    name: name ?? sku,
    amount: money(netMinor, bought.currency),
  }));
  const { language } = useLocale();
  const { data, error, refetch } = useQuery(explanationQuery(purchase, language));
  if (error !== null) {
    return <ProblemMessage of={error} onRetry={refetch} />;
  }
  if (data === undefined) {
    return (
      <Stack>
        <Skeleton height={60} />
        <Skeleton height={60} />
        <Skeleton height={60} />
      </Stack>
    );
  }
  return (
    <Stack>
      <Text>{data.customerText}</Text>
      <div className={isBasketShown ? undefined : classes.beside}>
        <ExplanationList explanation={data} basket={basket} />
        {!isBasketShown && bought !== undefined && <Bought purchase={bought} />}
      </div>
      <Text size="xs" c="dimmed">
        {t.version(number(data.rulebookVersion))}
      </Text>
    </Stack>
  );
}

/** What was bought, with the points that each line brought. */
function Bought({ purchase }: { readonly purchase: Purchase }) {
  const t = useTexts(texts);
  const { money, number } = useFormats();
  return (
    <Table className={classes.bought ?? ""} captionSide="top" verticalSpacing={4}>
      <Table.Caption>{t.basket}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t.product}</Table.Th>
          <Table.Th scope="col">{t.amount}</Table.Th>
          <Table.Th scope="col">{t.points}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {purchase.lines.map((line) => (
          <Table.Tr key={line.line}>
            <Table.Td>{line.name ?? line.sku}</Table.Td>
            <Table.Td className="numbers">{money(line.netMinor, purchase.currency)}</Table.Td>
            <Table.Td className="numbers">
              {number(pointsOfLine(purchase.awards, line.line))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
