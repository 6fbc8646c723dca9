import type { paths } from "./schema";
import type { Who } from "./types";

/**
 * Calls that the served document does not describe yet, in the form of the generated types. An
 * entry leaves when its endpoint is in `openapi.json`.
 */
type Headers = { [name: string]: unknown };
type Answer<Body> = { headers: Headers; content: { "application/json": Body } };

interface Get<Query, Body> {
  parameters: { query?: Query; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: { 200: Answer<Body> };
}

export interface OverviewDay {
  day: string;
  purchases: number;
  spentMinor: number;
  issued: number;
  reversed: number;
  redeemed: number;
  expired: number;
  activeMembers: number;
}

export interface Overview {
  today: {
    purchases: number;
    spentMinor: number;
    pointsIssued: number;
    pointsRedeemed: number;
    pointsExpired: number;
    activeMembers: number;
  };
  liability: { points: number; valueMinor: number };
  currency: string;
  live: { version: number; since: string; by: Who };
  budgets: { rule: string; used: number; of: number; share: number }[];
  days: OverviewDay[];
  asOf: string;
}

export interface PendingPaths {
  "/v1/insight/overview": {
    get: Get<{ from?: string; to?: string; store?: string }, Overview>;
  };
}

/** What is served, and what is going to be: a call here wins over the same call there. */
export type Paths = {
  [Path in keyof paths | keyof PendingPaths]: Path extends keyof PendingPaths
    ? Path extends keyof paths
      ? Omit<paths[Path], keyof PendingPaths[Path]> & PendingPaths[Path]
      : PendingPaths[Path]
    : Path extends keyof paths
      ? paths[Path]
      : never;
};
