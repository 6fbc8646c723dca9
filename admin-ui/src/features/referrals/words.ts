import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import type { Award } from "./referrals";
import { referralsTexts } from "./texts";

export const COLOURS = {
  review: "amber",
  held: "amber",
  joined: "gray",
  qualified: "leaf",
  rejected: "red",
  reversed: "gray",
  expired: "gray",
} as const;

export const APPROVALS = ["family", "colleagues", "known", "checked", "other"] as const;
export const REJECTIONS = [
  "same-person",
  "known-customer",
  "code-spread",
  "nothing-kept",
  "other",
] as const;

/** A signal in a word or two; one that this page does not know stays as it is. */
export function useSignalName(): (signal: string) => string {
  const names: Readonly<Record<string, string>> = useTexts(referralsTexts).signals;
  return (signal) => names[signal] ?? signal;
}

/** A reason that was chosen, in the language of the page; own words stay as they are. */
export function useReason(): (reason: string) => string {
  const reasons: Readonly<Record<string, string>> = useTexts(referralsTexts).one.reasons;
  return (reason) => (reason === "other" ? reason : (reasons[reason] ?? reason));
}

/** What one side gets or got. */
export function useAward(): (award: Award) => string {
  const t = useTexts(referralsTexts).one;
  const formats = useFormats();
  return ({ points, voucher, state }) => {
    const what = [
      points !== undefined && t.points(points, formats.number(points)),
      voucher !== undefined && t.voucher(voucher),
    ]
      .filter(Boolean)
      .join(", ");
    if (state === "waiting") {
      return what === "" ? t.nothing : what;
    }
    const became = t.awardStates[state];
    return what === "" ? became : `${what} (${became})`;
  };
}
