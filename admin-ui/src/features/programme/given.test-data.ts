import type { Settings } from "./fields";
import type { Version } from "./programme";

/** What a programme begins with. */
export const SETTINGS: Settings = {
  currency: "EUR",
  country: "DE",
  zone: "Europe/Berlin",
  pointsDecimals: 0,
  pointValueMinor: 1,
  prices: "with-tax",
  rounding: { mode: "down", at: "end" },
  stacking: "best",
  discountStacking: "best",
  tiers: [
    { code: "bronze", name: "Bronze", benefits: [] },
    { code: "silver", name: "Silver", benefits: [] },
  ],
  qualification: { period: "calendar-year", days: 365, carryOver: false },
  tierEnd: {
    validity: "end-of-next-period",
    days: 365,
    downgrade: "to-met",
    graceDays: 0,
    ratedBy: "before",
  },
  pending: { days: 0 },
  claimDays: 30,
  expiry: {
    kind: "after",
    amount: 24,
    unit: "months",
    end: "month",
    from: "accrual",
    on: null,
    monthDay: "12-31",
    safeMonths: 0,
    activity: ["accrual", "redemption", "purchase"],
    graceDays: 0,
  },
  returns: {
    mode: "decide-again",
    negative: "allow",
    wonTogether: "take-back",
    expiredSpent: "grace",
    graceDays: 0,
  },
  limits: { edge: "cut" },
  balance: { max: null, overMax: "cut" },
  redemption: { earnOn: "paid", ownPoints: false, minBalance: 0 },
  referral: { joinDays: 30, household: "allow", onReturn: "both" },
  warnings: { expiryDays: [], tierDays: [] },
};

/** A version as the server tells it. */
export function versionOf(number: number, more: Partial<Version> = {}): Version {
  return {
    version: number,
    state: "in-force",
    validFrom: "2026-11-01T00:00:00Z",
    by: { id: "p9", name: "Grace Hopper", kind: "person" } as Version["by"],
    at: "2026-11-01T00:00:00Z",
    note: "",
    basedOn: number === 1 ? null : number - 1,
    decidedBy: null,
    decidedAt: null,
    settings: SETTINGS,
    ...more,
  };
}
