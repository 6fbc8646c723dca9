import type { Purchase } from "../../shared/api/types";

/** How much of each line comes back, by the line's number. */
export type Quantities = Readonly<Record<number, number>>;

/** Quantities have up to three digits after the point; sums of them must not have more. */
const EXACT = 1000;

/** How much of a line has not come back yet. */
export function leftOf(line: Purchase["lines"][number]): number {
  return Math.round((line.quantity - line.returnedQuantity) * EXACT) / EXACT;
}

/** The lines of the return: only those of which something comes back. */
export function linesOf(purchase: Purchase, quantities: Quantities) {
  return purchase.lines.flatMap(({ line }) => {
    const quantity = quantities[line] ?? 0;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
}
