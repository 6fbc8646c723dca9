import { choiceOf, dayOf, textOf } from "../../shared/layout/search";

export const PERIODS = ["7d", "30d", "90d", "12m", "custom"] as const;

export type Period = (typeof PERIODS)[number];

export interface HomeSearch {
  readonly period?: Period | undefined;
  /** Days of a `custom` period, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly store?: string | undefined;
}

export function homeSearch(search: Record<string, unknown>): HomeSearch {
  return {
    period: choiceOf(search.period, PERIODS),
    from: dayOf(search.from),
    to: dayOf(search.to),
    store: textOf(search.store),
  };
}
