import { Skeleton, Table, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./DataTable.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly align?: "start" | "end";
  /** Not as its own line on a phone, where the first column says it already. */
  readonly wideOnly?: boolean;
  /** The heading is for readers only, such as that of buttons. */
  readonly quiet?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists; not shown, but read out. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while they are on their way. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** Instead of the table where there are no rows. */
  readonly empty?: ReactNode;
  /** Below the table, such as a {@link Pager}. */
  readonly footer?: ReactNode;
}

const PLACEHOLDERS = ["a", "b", "c", "d", "e"];

/**
 * A table on wide screens, a list of cards on a phone. The first column names the row; a link in it
 * with the class `rowLink` reaches over the whole row.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  footer,
}: DataTableProps<Row>) {
  if (rows?.length === 0 && empty !== undefined) {
    return empty;
  }
  return (
    <div className={classes.frame}>
      <Table className={classes.table} aria-busy={rows === undefined}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align}>
                {column.quiet ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined
            ? PLACEHOLDERS.map((row) => (
                <tr key={row}>
                  {columns.map((column) => (
                    <td key={column.key}>
                      <Skeleton height={14} width="70%" />
                    </td>
                  ))}
                </tr>
              ))
            : rows.map((row) => (
                <tr key={rowKey(row)} className={classes.row}>
                  {columns.map((column) => (
                    <td
                      key={column.key}
                      data-align={column.align}
                      data-label={column.quiet ? undefined : column.header}
                      data-wide-only={column.wideOnly}
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </Table>
      {footer}
    </div>
  );
}

/** The class of a link that reaches over its whole row. */
export const rowLink = classes.rowLink ?? "";
