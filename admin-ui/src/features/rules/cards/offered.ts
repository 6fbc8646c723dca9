import { useMemo } from "react";
import type { CatalogueItem } from "../calls/types";
import { useEditing } from "../editor/context";
import { codesOfConditions, codesUsed } from "../language/codes";
import { ruleAt } from "../language/file";

const OFFERED_MAX = 30;

/** A code that there is; how often purchases have it where that is counted. */
export type Offered = Pick<CatalogueItem, "code" | "name"> & {
  readonly purchases?: number;
  /** Whether the rule's own conditions ask for it. */
  readonly isAsked?: boolean;
};

/**
 * The codes of a kind to choose from: first those that the rule's own conditions ask for, then those
 * that purchases have, then others of the file.
 */
export function useOffered(
  line: number,
  kind: string,
  search: string,
  seen: { readonly items: readonly CatalogueItem[] } | undefined,
  isOpen: boolean,
): readonly Offered[] {
  const { document } = useEditing();
  return useMemo(() => {
    if (!isOpen) {
      return [];
    }
    const { file, ids } = document.snapshot();
    const rule = ruleAt(file, ids.indexOf(line));
    const isFound = (code: string) => code.toLowerCase().includes(search.toLowerCase());
    const known = new Map<string, Offered>((seen?.items ?? []).map((item) => [item.code, item]));
    const asked = rule === undefined ? [] : codesOfConditions(file, rule, kind).filter(isFound);
    const used = codesUsed(file, kind).filter((code) => isFound(code) && !known.has(code));
    const first = asked.map((code) => ({ ...(known.get(code) ?? { code }), isAsked: true }));
    const others = [...known.values(), ...used.map((code): Offered => ({ code }))];
    return [...first, ...others.filter(({ code }) => !asked.includes(code))].slice(0, OFFERED_MAX);
  }, [document, line, kind, search, seen, isOpen]);
}

/**
 * The code that somebody means who typed some of it: the one that is called so, else the first that
 * begins so, else the first offered.
 *
 * @param isExact whether only a code that is called so is meant
 */
export function suggested(
  typed: string,
  offered: readonly Offered[],
  isExact = false,
): string | undefined {
  const wanted = typed.toLowerCase();
  if (wanted === "") {
    return undefined;
  }
  const names = ({ code, name }: Offered) => [code, name ?? ""].map((one) => one.toLowerCase());
  const same = offered.find((one) => names(one).includes(wanted));
  const begins = offered.find((one) => names(one).some((name) => name.startsWith(wanted)));
  return (same ?? (isExact ? undefined : (begins ?? offered[0])))?.code;
}
