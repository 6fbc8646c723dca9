import type { components } from "../../shared/api/schema";

type Schemas = components["schemas"];
export type Profile = Schemas["OwnProfile"];
export type ChallengeOf = Schemas["ChallengeView"];
export type PlanOf = Schemas["OwnPlan"];
export type Reward = Schemas["RewardItem"];
export type Redemption = Schemas["Redemption"];
export type Entry = Schemas["HistoryEntry"];
export type Explanation = Schemas["MemberExplanation"];
export type Invitation = Schemas["OwnInvitation"];
export type Pool = Schemas["OwnPool"];
export type Friend = Schemas["OwnReferral"];
export type Voucher = Schemas["OwnVoucher"];
export type Consent = Schemas["Consent"];
export type Device = Schemas["OwnSession"];
export type Programme = Schemas["PublicProgramme"];
export type Look = Schemas["MemberPage"];
export type Said = Schemas["Feedback"];

/** What the server refused, in its own words for programs. */
export class Refusal extends Error {
  readonly status: number;
  readonly slug: string;

  constructor(status: number, slug: string) {
    super(`${status} ${slug}`);
    this.status = status;
    this.slug = slug;
  }
}

export interface List<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const CSRF = /(?:^|;\s*)regulars_me_csrf=([^;]*)/;

/**
 * Asks the members' API in the session of this browser.
 *
 * @throws Refusal where the server refuses
 */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const token = document.cookie.match(CSRF)?.[1];
  const response = await fetch(path, {
    method,
    headers: {
      "Accept-Language": document.documentElement.lang,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "GET" || token === undefined
        ? {}
        : { "X-CSRF-Token": decodeURIComponent(token) }),
      ...(method === "POST" ? { "Idempotency-Key": crypto.randomUUID() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer: unknown = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) {
    const type = (answer as { type?: string } | undefined)?.type ?? "";
    throw new Refusal(response.status, type.split(":").pop() ?? "");
  }
  return answer as T;
}

export const get = <T>(path: string) => call<T>("GET", path);
