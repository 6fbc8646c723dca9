import { choiceOf, textOf } from "../../shared/layout/search";

export const STATES = ["active", "draft", "retired"] as const;

export type RewardState = (typeof STATES)[number];

export interface RewardsSearch {
  readonly state?: RewardState | undefined;
  readonly after?: string | undefined;
}

export function rewardsSearch(search: Record<string, unknown>): RewardsSearch {
  return { state: choiceOf(search.state, STATES), after: textOf(search.after) };
}
