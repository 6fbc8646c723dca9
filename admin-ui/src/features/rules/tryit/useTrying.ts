import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { RULEBOOK, tryOut } from "../calls/rulebook";
import type { FileText, Tried } from "../calls/types";
import { type Asked, askedOf, type Basket, FIRST_BASKET } from "./basket";

const KEPT = "regulars.basket";
const PAUSE_MS = 300;

export interface Trying {
  readonly basket: Basket;
  readonly setBasket: (basket: Basket) => void;
  readonly asked: Asked | null;
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
  const [basket, setBasket] = useState<Basket>(keptBasket);
  const change = useCallback((next: Basket) => {
    localStorage.setItem(KEPT, JSON.stringify(next));
    setBasket(next);
  }, []);
  const typed = useMemo(() => ({ basket, files }), [basket, files]);
  const [paused] = useDebouncedValue(typed, PAUSE_MS);
  const asked = useMemo(
    () => askedOf(paused.basket, currency, new Date()),
    [paused.basket, currency],
  );
  const answer = useQuery({
    queryKey: [RULEBOOK, "try", draft, asked, paused.files],
    queryFn: () => {
      if (asked === null) {
        throw new Error("nothing to try");
      }
      return tryOut(draft, asked.purchase, asked.memberFacts, paused.files);
    },
    enabled: asked !== null && isSound,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
  return {
    basket,
    setBasket: change,
    asked,
    tried: asked === null ? undefined : answer.data,
    failure: answer.error,
    isBusy: answer.isFetching || paused !== typed,
  };
}

function keptBasket(): Basket {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "null");
    return typeof kept === "object" && kept !== null ? { ...FIRST_BASKET, ...kept } : FIRST_BASKET;
  } catch {
    return FIRST_BASKET;
  }
}
