import type { Given } from "./given";
import type { Role } from "./test";

/** A page to be looked at: who opens it, and where. */
export interface Look {
  readonly name: string;
  readonly role: Role | null;
  readonly path: (given: Given) => string;
}

/** Every page; whoever adds one adds it here, and it is photographed and checked. */
export const PAGES: readonly Look[] = [
  { name: "sign-in", role: null, path: () => "/admin/sign-in" },
  { name: "setup", role: null, path: () => "/admin/setup" },
  { name: "invitation-gone", role: null, path: () => "/admin/invitation/gone" },
  { name: "home", role: "marketer", path: () => "/admin/" },
  { name: "home-12-months", role: "admin", path: () => "/admin/?period=12m" },
  { name: "rules", role: "marketer", path: () => "/admin/rules" },
  { name: "rules-none", role: "support", path: () => "/admin/rules?q=no-rule-says-so" },
  {
    name: "rule-live",
    role: "support",
    path: () => "/admin/rules/live/earning.dslr?rule=Birthday",
  },
  {
    name: "rule-cards",
    role: "marketer",
    path: (given) => `/admin/rules/${given.draftId}/campaigns.dslr`,
  },
  {
    name: "rule-text",
    role: "marketer",
    path: (given) => `/admin/rules/${given.draftId}/campaigns.dslr?view=text`,
  },
  { name: "examples", role: "marketer", path: () => "/admin/examples" },
  { name: "templates", role: "marketer", path: () => "/admin/templates" },
  { name: "challenges", role: "marketer", path: () => "/admin/challenges" },
  {
    name: "changes",
    role: "marketer",
    path: (given) => `/admin/changes?draft=${given.draftId}`,
  },
  { name: "version", role: "approver", path: () => "/admin/changes/1" },
  { name: "members", role: "support", path: () => "/admin/members" },
  { name: "members-none", role: "support", path: () => "/admin/members?q=nobody-is-called-so" },
  { name: "member-history", role: "support", path: (given) => `/admin/members/${given.memberId}` },
  {
    name: "member-why",
    role: "support",
    path: (given) => `/admin/members/${given.memberId}?why=${given.purchaseId}`,
  },
  {
    name: "member-purchases",
    role: "support",
    path: (given) => `/admin/members/${given.memberId}?tab=purchases`,
  },
  {
    name: "member-profile",
    role: "support",
    path: (given) => `/admin/members/${given.memberId}?tab=profile`,
  },
  {
    name: "member-redemptions",
    role: "support",
    path: (given) => `/admin/members/${given.memberId}?tab=redemptions`,
  },
  { name: "referrals", role: "support", path: () => "/admin/referrals" },
  { name: "referrals-all", role: "support", path: () => "/admin/referrals?state=all" },
  { name: "referral", role: "support", path: (given) => `/admin/referrals/${given.referralId}` },
  { name: "rewards", role: "marketer", path: () => "/admin/rewards" },
  { name: "rewards-seen", role: "support", path: () => "/admin/rewards?state=active" },
  { name: "plans", role: "marketer", path: () => "/admin/plans" },
  { name: "vouchers", role: "marketer", path: () => "/admin/vouchers" },
  { name: "vouchers-codes", role: "support", path: () => "/admin/vouchers?tab=codes" },
  { name: "voucher", role: "support", path: (given) => `/admin/vouchers/${given.voucherId}` },
  { name: "purchases", role: "support", path: () => "/admin/purchases" },
  { name: "purchase", role: "support", path: (given) => `/admin/purchases/${given.purchaseId}` },
  {
    name: "purchase-return",
    role: "support",
    path: (given) => `/admin/purchases/${given.purchaseId}?return=true`,
  },
  { name: "imports", role: "admin", path: () => "/admin/imports" },
  { name: "import-new", role: "admin", path: () => "/admin/imports/new" },
  { name: "import", role: "admin", path: (given) => `/admin/imports/${given.importId}` },
  { name: "programme", role: "admin", path: () => "/admin/programme" },
  { name: "programme-seen", role: "approver", path: () => "/admin/programme" },
  { name: "keys", role: "admin", path: () => "/admin/keys" },
  { name: "connect", role: "admin", path: () => "/admin/connect" },
  { name: "people", role: "admin", path: () => "/admin/people" },
  { name: "audit", role: "admin", path: () => "/admin/audit" },
  { name: "account", role: "marketer", path: () => "/admin/account" },
  { name: "not-allowed", role: "marketer", path: () => "/admin/keys" },
  { name: "missing", role: "marketer", path: () => "/admin/there/is/nothing" },
];

/** The page has all that it loads, and nothing moves any more. */
export const SETTLED = "main:not(:has([aria-busy=true])):not(:has(.mantine-Skeleton-root))";
