/** @jsxImportSource preact */
import type { Refusal } from "./server";
import { useTexts } from "./state";

/** Why something could not be done, in words. */
export function Problem({ refused }: { readonly refused: Refusal | null }) {
  const t = useTexts().problems;
  const texts: Readonly<Record<string, string>> = {
    offline: t.offline,
    "wrong-code": t.wrongCode,
    "too-many-attempts": t.tooMany,
    "sign-in-off": t.signInOff,
    "insufficient-points": t.insufficientPoints,
    "unknown-referral-code": t.friendCode,
    "self-referral": t.friendCode,
    "nothing-left-to-return": t.nothingLeft,
    "unknown-member": t.unknownMember,
    "already-in-pool": t.inAnotherPool,
    "pool-full": t.poolFull,
    "pool-owner": t.poolOwner,
  };
  return refused === null ? null : (
    <p className="problem" role="alert">
      {texts[refused.slug] ?? (refused.status === 400 ? t.malformed : t.other)}
    </p>
  );
}
