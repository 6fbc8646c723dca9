import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "../../shared/api/client";
import type { Import } from "../../shared/api/types";

export const rejectedQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id, "rejected"],
    queryFn: () => answered(api.GET("/v1/imports/{id}/rejected", { params: { path: { id } } })),
  });

/** How an import ended, as it is to look: what was rejected is not a success. */
export function colourOf({ state, rowsRejected, rowsTotal }: Import): string {
  switch (state) {
    case "failed":
      return "red";
    case "running":
      return "amber";
    case "finished":
      return rowsRejected === 0 ? "leaf" : isNothing({ rowsRejected, rowsTotal }) ? "red" : "amber";
    default:
      return "gray";
  }
}

/** Whether every row was rejected. */
export function isNothing(data: Pick<Import, "rowsRejected" | "rowsTotal">): boolean {
  return data.rowsRejected > 0 && data.rowsRejected >= data.rowsTotal;
}

interface Words {
  readonly fields: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

/** A reason as the server gives it, `unitPrice: is missing`, in the words of the page where it has them. */
export function reasonIn({ fields, wrong }: Words, reason: string): string {
  const [, name = "", text = ""] = reason.match(/^(\w+): (.*)$/s) ?? [];
  const field = fields[name];
  if (field === undefined) {
    return reason;
  }
  const known = Object.keys(wrong).find((start) => text.startsWith(start));
  return `${field}: ${known === undefined ? text : `${wrong[known]}${text.slice(known.length)}`}`;
}
