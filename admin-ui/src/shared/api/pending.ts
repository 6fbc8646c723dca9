import type { paths } from "./schema";
import type { Who } from "./types";

/**
 * Calls that the served document does not describe yet, in the form of the generated types. An
 * entry leaves when its endpoint is in `openapi.json`.
 */
type Headers = { [name: string]: unknown };
type Answer<Body> = { headers: Headers; content: { "application/json": Body } };
type Nothing = { headers: Headers; content?: never };

interface Parameters<Query, Path> {
  query?: Query;
  header?: never;
  path: Path;
  cookie?: never;
}
interface NoParameters {
  query?: never;
  header?: never;
  path?: never;
  cookie?: never;
}
interface Get<Query, Body> {
  parameters: { query?: Query; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: { 200: Answer<Body> };
}
interface GetOne<Path, Body> {
  parameters: Parameters<never, Path>;
  requestBody?: never;
  responses: { 200: Answer<Body> };
}
interface Send<Body, Responses> {
  parameters: NoParameters;
  requestBody: { content: { "application/json": Body } };
  responses: Responses;
}
interface SendTo<Path, Body, Responses> {
  parameters: Parameters<never, Path>;
  requestBody: { content: { "application/json": Body } };
  responses: Responses;
}
interface Order<Responses> {
  parameters: NoParameters;
  requestBody?: never;
  responses: Responses;
}
interface OrderOf<Path, Responses> {
  parameters: Parameters<never, Path>;
  requestBody?: never;
  responses: Responses;
}

export type StaffRole = "admin" | "marketer" | "approver" | "support" | "till";

export interface SessionPerson {
  id: string;
  login: string;
  name: string;
  role: StaffRole;
  locale?: string | null;
}

export interface Session {
  person: SessionPerson | null;
  ways: { password: boolean; oidc: { name: string; url: string } | null };
  demo: boolean;
  setUp: boolean;
  csrfToken: string | null;
  programme: { currency: string; zone: string };
  expiresAt?: string | null;
}

export interface Person {
  id: string;
  login: string;
  name: string;
  role: StaffRole;
  state: "invited" | "active" | "off";
  lastSignInAt?: string | null;
  createdAt: string;
}

export interface Invitation {
  link: string;
  expiresAt: string;
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

type Listed<Item> = { items: Item[]; next: string | null };
type Id = { id: string };
type Paging = { limit?: number; after?: string };

export interface PendingPaths {
  "/v1/session": {
    get: Get<never, Session>;
    post: Send<{ login: string; password: string }, { 200: Answer<Session> }>;
    delete: Order<{ 204: Nothing }>;
  };
  "/v1/session/person": {
    patch: Send<{ name?: string; locale?: string }, { 200: Answer<Session> }>;
  };
  "/v1/session/password": {
    put: Send<{ current: string; new: string }, { 204: Nothing }>;
  };
  "/v1/people": {
    get: Get<Paging, Listed<Person>>;
    post: Send<
      { login: string; name: string; role: StaffRole },
      { 201: Answer<{ person: Person; invitation: Invitation }> }
    >;
  };
  "/v1/people/{id}": {
    patch: SendTo<
      Id,
      { name?: string; role?: StaffRole; active?: boolean },
      { 200: Answer<Person> }
    >;
  };
  "/v1/people/{id}/invitation": {
    post: OrderOf<Id, { 201: Answer<{ person: Person; invitation: Invitation }> }>;
  };
  "/v1/invitations/{token}": {
    get: GetOne<{ token: string }, { login: string; name: string; role: StaffRole }>;
    post: SendTo<{ token: string }, { password: string }, { 200: Answer<Session> }>;
  };
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
