import { choiceOf, textOf } from "../../shared/layout/search";

export const STATES = ["active", "draft", "retired"] as const;

export type PlanState = (typeof STATES)[number];

export interface PlansSearch {
  readonly state?: PlanState | undefined;
  readonly after?: string | undefined;
}

export function plansSearch(search: Record<string, unknown>): PlansSearch {
  return { state: choiceOf(search.state, STATES), after: textOf(search.after) };
}
