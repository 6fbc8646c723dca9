import { ActionIcon, Button, Table, TextInput, VisuallyHidden } from "@mantine/core";
import { useEffect, useId, useRef } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { CloseIcon, PlusIcon } from "../../../shared/icons";
import { tryItTexts } from "../texts/tryit";
import { type Basket, type BasketLine, FIRST_LINE, inMarks, type Shop } from "./basket";
import { Codes } from "./Codes";
import type { Fault } from "./faults";
import classes from "./TryIt.module.css";

interface BasketTableProps {
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
  readonly shop: Shop;
  readonly faults: readonly Fault[];
}

const COLUMNS = ["product", "category", "brand", "quantity", "price"] as const;
/** Real purchases may have it; it is nothing to begin with. */
const WITH_DISCOUNT = [...COLUMNS, "discount"] as const;
type Column = (typeof WITH_DISCOUNT)[number];
const AMOUNTS: ReadonlySet<Column> = new Set(["quantity", "price", "discount"]);
/** What the codes of a column are codes of. */
const KINDS = { product: "product", category: "category", brand: "brand" } as const;

/** The lines of a purchase, typed in a small table. */
export function BasketTable({ basket, onChange, shop, faults }: BasketTableProps) {
  const t = useTexts(tryItTexts);
  const lists = useId();
  const table = useRef<HTMLTableElement>(null);
  // A line that was added is gone on with; where one went away, the one in its place is.
  const next = useRef<number | null>(null);
  const count = basket.lines.length;
  useEffect(() => {
    if (next.current !== null) {
      const rows = table.current?.querySelectorAll("tbody tr");
      rows?.[Math.min(next.current, count - 1)]?.querySelector("input")?.focus();
      next.current = null;
    }
  }, [count]);
  const columns = basket.lines.some((line) => line.discount !== "") ? WITH_DISCOUNT : COLUMNS;
  const setLine = (key: number, change: Partial<BasketLine>) =>
    onChange({
      ...basket,
      lines: basket.lines.map((line) => (line.key === key ? { ...line, ...change } : line)),
    });
  const add = () => {
    const key = Math.max(0, ...basket.lines.map((line) => line.key)) + 1;
    next.current = count;
    const line = inMarks({ ...FIRST_LINE, key, category: "" }, shop.marks);
    onChange({ ...basket, lines: [...basket.lines, line] });
  };
  return (
    <div className={classes.lines}>
      <Table ref={table} className={classes.basket ?? ""} verticalSpacing={2} horizontalSpacing={3}>
        <caption className={classes.caption}>{t.basket}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t.columns[column]}
              </th>
            ))}
            <th>
              <VisuallyHidden>{t.remove}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {basket.lines.map((line, index) => (
            <tr key={line.key}>
              {columns.map((column) => (
                <td key={column} data-narrow={AMOUNTS.has(column) || undefined}>
                  <TextInput
                    size="xs"
                    aria-label={`${t.columns[column]}, ${t.line(index + 1)}`}
                    value={line[column]}
                    error={isWrong(line, column, faults)}
                    inputMode={AMOUNTS.has(column) ? "decimal" : "text"}
                    autoComplete="off"
                    list={column in KINDS ? `${lists}-${column}` : undefined}
                    onChange={(event) => setLine(line.key, { [column]: event.currentTarget.value })}
                  />
                </td>
              ))}
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t.removeLine(index + 1)}
                  disabled={basket.lines.length === 1}
                  onClick={() => {
                    next.current = index;
                    onChange({ ...basket, lines: basket.lines.filter((one) => one !== line) });
                  }}
                >
                  <CloseIcon aria-hidden size={16} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {Object.entries(KINDS).map(([column, kind]) => (
        <Codes key={column} id={`${lists}-${column}`} kind={kind} />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<PlusIcon aria-hidden size={15} />}
        onClick={add}
      >
        {t.addLine}
      </Button>
    </div>
  );
}

/** Whether what is typed has to be put right; what it should be is told beside the result. */
function isWrong(line: BasketLine, column: Column, faults: readonly Fault[]): boolean {
  return faults.some(
    (fault) =>
      "line" in fault &&
      fault.line === line.key &&
      (fault.kind === column || (fault.kind === "discount-too-large" && column === "discount")),
  );
}
