import { ActionIcon, Button, Table, TextInput, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { CloseIcon, PlusIcon } from "../../../shared/icons";
import { codesQuery } from "../calls/rulebook";
import { tryItTexts } from "../texts/tryit";
import { type Basket, type BasketLine, FIRST_LINE, netMinor } from "./basket";
import classes from "./TryIt.module.css";

interface BasketTableProps {
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
  readonly currency: string;
}

const COLUMNS = ["product", "category", "brand", "quantity", "price"] as const;
/** What the codes of a column are codes of. */
const KINDS = { product: "product", category: "category", brand: "brand" } as const;

/** The lines of a purchase, typed in a small table. */
export function BasketTable({ basket, onChange, currency }: BasketTableProps) {
  const t = useTexts(tryItTexts);
  const lists = useId();
  const setLine = (key: number, change: Partial<BasketLine>) =>
    onChange({
      ...basket,
      lines: basket.lines.map((line) => (line.key === key ? { ...line, ...change } : line)),
    });
  const add = () => {
    const key = Math.max(0, ...basket.lines.map((line) => line.key)) + 1;
    onChange({ ...basket, lines: [...basket.lines, { ...FIRST_LINE, key, category: "" }] });
  };
  return (
    <>
      <Table className={classes.basket ?? ""} verticalSpacing={2} horizontalSpacing={3}>
        <caption className={classes.caption}>{t.basket}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t.columns[column]}
              </th>
            ))}
            <th>
              <VisuallyHidden>{t.removeLine(0)}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {basket.lines.map((line, index) => (
            <tr key={line.key}>
              {COLUMNS.map((column) => (
                <td
                  key={column}
                  data-narrow={column === "quantity" || column === "price" || undefined}
                >
                  <TextInput
                    size="xs"
                    aria-label={`${t.columns[column]}, ${t.line(index + 1)}`}
                    value={line[column]}
                    error={
                      (column === "price" || column === "quantity") &&
                      line[column] !== "" &&
                      netMinor(
                        { ...line, price: "1", quantity: "1", [column]: line[column] },
                        currency,
                      ) === null
                    }
                    inputMode={column === "price" || column === "quantity" ? "decimal" : "text"}
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
                  onClick={() =>
                    onChange({ ...basket, lines: basket.lines.filter((one) => one !== line) })
                  }
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
    </>
  );
}

/** What purchases really contain, offered while somebody types. */
function Codes({ id, kind }: { readonly id: string; readonly kind: string }) {
  const { data } = useQuery(codesQuery(kind, ""));
  return (
    <datalist id={id}>
      {data?.items.map((item) => (
        <option key={item.code} value={item.code}>
          {item.name ?? item.code}
        </option>
      ))}
    </datalist>
  );
}
