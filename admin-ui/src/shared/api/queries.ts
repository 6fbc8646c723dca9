import { QueryClient } from "@tanstack/react-query";
import { problemOf } from "./problem";

const TRIES_MAX = 3;
/** Passing states: nobody answered, too many requests, busy. */
const WORTH_ANOTHER_TRY = new Set([0, 429, 502, 503, 504]);

/** Answers are kept and shown at once when a page is opened again, and asked for anew behind that. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, failure) =>
          failures < TRIES_MAX && WORTH_ANOTHER_TRY.has(problemOf(failure).status),
      },
      mutations: { retry: false },
    },
  });
}
