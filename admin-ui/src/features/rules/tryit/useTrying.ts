import { useDebouncedValue } from "@mantine/hooks";
import { hashKey, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { marksOf, type NumberMarks } from "../../../shared/i18n/amounts";
import { useLocale } from "../../../shared/i18n/LocaleProvider";
import { storesQuery } from "../../../shared/pickers/stores";
import { useSession } from "../../../shared/session/session";
import { tryOut } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { FileText, Tried } from "../calls/types";
import { useShared } from "../editor/useShared";
import {
  type Asked,
  askedOf,
  type Basket,
  FIRST_BASKET,
  FIRST_LINE,
  inMarks,
  type Shop,
} from "./basket";
import { type Fault, faultsOf } from "./faults";

const KEPT = "regulars.basket";
const PAUSE_MS = 300;

const NO_STORES: Shop["stores"] = [];

export interface Trying {
  readonly shop: Shop;
  readonly basket: Basket;
  readonly setBasket: (basket: Basket) => void;
  /** What the basket would be called as an example; empty where nobody knows. */
  readonly suggested: string;
  readonly suggest: (name: string) => void;
  readonly asked: Asked | null;
  /** What has to be put right in the basket; until then the answer is an older one. */
  readonly faults: readonly Fault[];
  readonly tried: Tried | undefined;
  readonly failure: unknown;
  readonly isBusy: boolean;
}

/** The basket on the desk, kept on this device, and what it gets under the draft as it is typed. */
export function useTrying(
  draft: string,
  files: readonly FileText[],
  currency: string,
  isSound: boolean,
): Trying {
  const { zone } = useSession().programme;
  const { language, formats } = useLocale();
  const { locale } = formats;
  const known = useQuery(storesQuery);
  const stores = known.data ?? NO_STORES;
  const shop = useMemo(
    () => ({ currency, zone, stores, marks: marksOf(locale) }),
    [currency, zone, stores, locale],
  );
  const [basket, setBasket] = useState<Basket>(() => keptBasket(shop.marks));
  const [suggested, suggest] = useState("");
  const faults = useMemo(() => faultsOf(basket, shop), [basket, shop]);
  const change = useCallback((next: Basket) => {
    // Who a real member is stays in memory: others may use this device.
    localStorage.setItem(KEPT, JSON.stringify({ ...next, memberValue: "" }));
    setBasket(next);
  }, []);
  const typed = useMemo(() => ({ basket, files, isSound }), [basket, files, isSound]);
  const [paused] = useDebouncedValue(typed, PAUSE_MS);
  const asked = useMemo(
    () =>
      faultsOf(paused.basket, shop).length > 0 ? null : askedOf(paused.basket, shop, new Date()),
    [paused.basket, shop],
  );
  const queryKey = useMemo(
    () => [RULEBOOK, "try", draft, language, asked, paused.files],
    [draft, language, asked, paused.files],
  );
  const hash = useMemo(() => hashKey(queryKey), [queryKey]);
  const answer = useQuery({
    queryKey,
    // Whole files are in it: it is not made again with each key that somebody types meanwhile.
    queryKeyHashFn: () => hash,
    queryFn: () => {
      if (asked === null) {
        throw new Error("nothing to try");
      }
      return tryOut(draft, asked.purchase, asked.memberFacts, paused.files, language);
    },
    // What was paused at may be older than what is sound now.
    enabled: asked !== null && isSound && paused.isSound && !known.isPending,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
  const { error } = answer;
  const tried = useShared(answer.data);
  // Until the answer is that of what is asked, it is an older one.
  const isBusy =
    faults.length === 0 && (answer.isFetching || answer.isPlaceholderData || paused !== typed);
  return useMemo(
    () => ({
      shop,
      basket,
      setBasket: change,
      suggested,
      suggest,
      asked: faults.length > 0 ? null : asked,
      faults,
      tried,
      failure: faults.length > 0 ? null : error,
      isBusy,
    }),
    [shop, basket, change, suggested, asked, faults, tried, error, isBusy],
  );
}

function keptBasket(marks: NumberMarks): Basket {
  const basket = readKept();
  return { ...basket, lines: basket.lines.map((line) => inMarks(line, marks)) };
}

function readKept(): Basket {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "null");
    if (typeof kept !== "object" || kept === null) {
      return FIRST_BASKET;
    }
    // It may have been kept before there were all of today's fields.
    const basket: Basket = { ...FIRST_BASKET, ...kept };
    return { ...basket, lines: basket.lines.map((line) => ({ ...FIRST_LINE, ...line })) };
  } catch {
    return FIRST_BASKET;
  }
}
