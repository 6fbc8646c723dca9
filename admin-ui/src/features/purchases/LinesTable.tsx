import { Text } from "@mantine/core";
import type { Purchase } from "../../shared/api/types";
import { pointsOfLine } from "../../shared/explanation/WhyDrawer";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { type Column, DataTable } from "../../shared/layout/DataTable";
import classes from "./PurchasePage.module.css";
import { purchasesTexts } from "./texts";

type Line = Purchase["lines"][number];

/** What was bought, line by line, with the points that each line brought. */
export function LinesTable({ purchase }: { readonly purchase: Purchase }) {
  const t = useTexts(purchasesTexts).one.lines;
  const formats = useFormats();
  const money = (minor: number) => formats.money(minor, purchase.currency);
  const columns: Column<Line>[] = [
    {
      key: "product",
      header: t.product,
      cell: (line) => (
        <div>
          <Text size="sm" fw={600}>
            {line.name ?? line.sku}
          </Text>
          <Text size="xs" c="dimmed">
            {[line.sku, line.category, line.brand].filter(Boolean).join(" · ")}
          </Text>
        </div>
      ),
    },
    {
      key: "quantity",
      header: t.quantity,
      align: "end",
      cell: (line) => (
        <div>
          {formats.number(line.quantity)}
          {line.returnedQuantity > 0 && (
            <Text size="xs" c="var(--regulars-bad)">
              {t.returned(formats.number(line.returnedQuantity))}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: "price",
      header: t.price,
      align: "end",
      cell: (line) => (
        <div>
          {money(line.unitPriceMinor)}
          {line.discountMinor > 0 && (
            <Text size="xs" c="dimmed">
              {t.discount(money(line.discountMinor))}
            </Text>
          )}
        </div>
      ),
    },
    { key: "amount", header: t.amount, align: "end", cell: (line) => money(line.netMinor) },
    {
      key: "points",
      header: t.points,
      align: "end",
      cell: (line) => formats.number(pointsOfLine(purchase.awards, line.line)),
    },
  ];
  return (
    <DataTable
      caption={t.caption}
      columns={columns}
      rows={purchase.lines}
      rowKey={(line) => String(line.line)}
      footer={
        <div className={classes.total}>
          <span>{t.total}</span>
          <span>{money(purchase.totalMinor)}</span>
        </div>
      }
    />
  );
}
