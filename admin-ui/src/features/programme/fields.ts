import type { Schemas } from "../../shared/api/types";
import only from "./only.json";

export type Settings = Schemas["ProgrammeSettings"];
export type Tier = Schemas["ProgrammeSettingsTier"];

/** How a setting is entered. */
type Input =
  | { readonly as: "choice"; readonly values: readonly string[] }
  | { readonly as: "several"; readonly values: readonly string[] }
  | { readonly as: "distances"; readonly values: readonly number[] }
  | { readonly as: "count"; readonly min: number; readonly max: number; readonly empty?: boolean }
  | { readonly as: "money" }
  | { readonly as: "switch" }
  | { readonly as: "text"; readonly length: number }
  | { readonly as: "day" };

/** One setting of the document. */
export interface Field {
  /** Where it stands in the document, as a JSON pointer. */
  readonly at: Pointer;
  readonly input: Input;
  /** Whether it does anything beside the others; always where nothing is said. */
  readonly when?: (settings: Settings) => boolean;
}

const DAYS_MAX = 3660;
const POINTS_MAX = 1_000_000_000_000;
const choice = (...values: string[]): Input => ({ as: "choice", values });
const days = (min = 0): Input => ({ as: "count", min, max: DAYS_MAX });
const distances: Input = { as: "distances", values: [90, 60, 30, 14, 7, 3, 1] };
const countsTime = ({ expiry }: Pick<Settings, "expiry">) =>
  expiry.kind === "after" || expiry.kind === "inactivity";

/** The settings by group, in the order of the page; the tiers are a list of their own. */
export const GROUPS = {
  money: [
    { at: "/currency", input: { as: "text", length: 3 } },
    { at: "/country", input: { as: "text", length: 2 } },
    { at: "/zone", input: { as: "text", length: 64 } },
    { at: "/prices", input: choice("with-tax", "without-tax") },
    { at: "/pointValueMinor", input: { as: "money" } },
    { at: "/pointsDecimals", input: { as: "count", min: 0, max: 4 } },
    { at: "/rounding/mode", input: choice("down", "up", "half-up", "half-even") },
    { at: "/rounding/at", input: choice("end", "line", "rule") },
    { at: "/stacking", input: choice("best", "add", "multiply") },
    {
      at: "/discountStacking",
      input: choice("best", "all", "one-per-group", "best-combination"),
    },
    { at: "/claimDays", input: days() },
  ],
  qualification: [
    {
      at: "/qualification/period",
      input: choice(
        "calendar-year",
        "calendar-quarter",
        "calendar-month",
        "enrolment-year",
        "rolling",
        "ever",
      ),
    },
    {
      at: "/qualification/days",
      input: days(1),
      when: ({ qualification }) => qualification.period === "rolling",
    },
    { at: "/qualification/carryOver", input: { as: "switch" } },
  ],
  tierEnd: [
    { at: "/tierEnd/validity", input: choice("end-of-period", "end-of-next-period", "days") },
    {
      at: "/tierEnd/days",
      input: days(1),
      when: ({ tierEnd }) => tierEnd.validity === "days",
    },
    { at: "/tierEnd/downgrade", input: choice("to-met", "one-step", "never") },
    { at: "/tierEnd/graceDays", input: days() },
    { at: "/tierEnd/ratedBy", input: choice("before", "after") },
  ],
  pending: [{ at: "/pending/days", input: days() }],
  expiry: [
    { at: "/expiry/kind", input: choice("none", "after", "fixed", "yearly", "inactivity") },
    {
      at: "/expiry/amount",
      input: { as: "count", min: 0, max: 36_600 },
      when: countsTime,
    },
    {
      at: "/expiry/unit",
      input: choice("days", "months", "years"),
      when: countsTime,
    },
    {
      at: "/expiry/end",
      input: choice("day", "month", "quarter", "year"),
      when: countsTime,
    },
    {
      at: "/expiry/activity",
      input: { as: "several", values: ["accrual", "redemption", "purchase"] },
      when: ({ expiry }) => expiry.kind === "inactivity",
    },
    {
      at: "/expiry/from",
      input: choice("accrual", "availability"),
      when: ({ expiry }) => expiry.kind === "yearly" || countsTime({ expiry }),
    },
    { at: "/expiry/on", input: { as: "day" }, when: ({ expiry }) => expiry.kind === "fixed" },
    {
      at: "/expiry/monthDay",
      input: { as: "text", length: 5 },
      when: ({ expiry }) => expiry.kind === "yearly",
    },
    {
      at: "/expiry/safeMonths",
      input: { as: "count", min: 0, max: 12 },
      when: ({ expiry }) => expiry.kind === "yearly",
    },
    { at: "/expiry/graceDays", input: days() },
  ],
  warnings: [
    { at: "/warnings/expiryDays", input: distances },
    { at: "/warnings/tierDays", input: distances },
  ],
  returns: [
    { at: "/returns/mode", input: choice("decide-again", "proportional", "current-rules") },
    { at: "/returns/negative", input: choice("allow", "stop-at-zero", "pending-only") },
    { at: "/returns/wonTogether", input: choice("take-back", "stand") },
    { at: "/returns/expiredSpent", input: choice("grace", "lost") },
    { at: "/returns/graceDays", input: days() },
  ],
  limits: [{ at: "/limits/edge", input: choice("cut", "refuse", "pass") }],
  balance: [
    { at: "/balance/max", input: { as: "count", min: 1, max: POINTS_MAX, empty: true } },
    {
      at: "/balance/overMax",
      input: choice("cut", "refuse"),
      when: ({ balance }) => balance.max !== null,
    },
  ],
  redemption: [
    { at: "/redemption/earnOn", input: choice("paid", "total") },
    { at: "/redemption/ownPoints", input: { as: "switch" } },
    { at: "/redemption/minBalance", input: { as: "count", min: 0, max: POINTS_MAX } },
  ],
  referral: [
    { at: "/referral/joinDays", input: days() },
    { at: "/referral/household", input: choice("allow", "limit", "review") },
    { at: "/referral/onReturn", input: choice("both", "referrer", "none") },
  ],
} as const satisfies Readonly<Record<string, readonly FieldShape[]>>;

type FieldShape = Omit<Field, "at"> & { readonly at: string };
export type Group = keyof typeof GROUPS;
export type Pointer = (typeof GROUPS)[Group][number]["at"];
export const GROUP_NAMES = Object.keys(GROUPS) as Group[];
export const ALL_FIELDS: readonly Field[] = GROUP_NAMES.flatMap(fieldsOf);

/** The settings of a group. */
export function fieldsOf(group: Group): readonly Field[] {
  return GROUPS[group];
}

/** What a setting is: a text, a number, yes or no, several texts, or nothing. */
export type Value = string | number | boolean | null | readonly string[] | readonly number[];

const ONLY: Readonly<Record<string, readonly string[]>> = only;

/** Whether the server takes the value; what does nothing yet it refuses. */
export function isAvailable(at: Pointer, value: Value): boolean {
  return ONLY[at]?.includes(String(value)) ?? true;
}

/** Whether there is anything to choose. */
export function isOpen({ at, input }: Field): boolean {
  const values = ONLY[at];
  return values === undefined || (input.as === "choice" && values.length > 1);
}

type Tree = { readonly [name: string]: Value | Tree };

/** The value of a setting. */
export function settingOf(settings: Settings, at: Pointer): Value {
  let found: unknown = settings;
  for (const name of at.slice(1).split("/")) {
    found = (found as Record<string, unknown>)[name];
  }
  return (found ?? null) as Value;
}

/** The settings with another value of one. */
export function withValue(settings: Settings, at: Pointer, value: Value): Settings {
  const [name = "", inner] = at.slice(1).split("/");
  const before = (settings as unknown as Tree)[name];
  const after = inner === undefined ? value : { ...(before as Tree), [inner]: value };
  return { ...settings, [name]: after } as Settings;
}

/** One setting that differs. */
export interface Change {
  readonly at: Pointer;
  readonly before: Value;
  readonly after: Value;
}

/** What differs between two documents, in the order of the page; tiers apart. */
export function changesBetween(before: Settings, after: Settings): Change[] {
  return ALL_FIELDS.map(({ at }) => ({
    at,
    before: settingOf(before, at),
    after: settingOf(after, at),
  })).filter((change) => String(change.before) !== String(change.after));
}

/** Whether the ladders differ. */
export function tiersDiffer(before: Settings, after: Settings): boolean {
  return JSON.stringify(before.tiers.map(tidy)) !== JSON.stringify(after.tiers.map(tidy));
}

/** A tier as it is sent: without spaces around it, and without what is empty. */
function tidy({ code, name, colour, benefits, welcome }: Tier): Tier {
  return {
    code: code.trim(),
    name: name.trim(),
    benefits: (benefits ?? []).map((one) => one.trim()).filter((one) => one !== ""),
    ...(colour ? { colour } : {}),
    ...(welcome ? { welcome } : {}),
  };
}

/** The request's settings: what changes, and nothing else. Whoever changes the rest meanwhile keeps it. */
export function changeOf(before: Settings, after: Settings): Record<string, unknown> {
  const change: Record<string, unknown> = {};
  for (const { at, after: value } of changesBetween(before, after)) {
    const [name = "", inner] = at.slice(1).split("/");
    change[name] =
      inner === undefined ? value : { ...(change[name] as object | undefined), [inner]: value };
  }
  if (tiersDiffer(before, after)) {
    change.tiers = after.tiers.map(tidy);
  }
  return change;
}
