/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { Problem } from "./Problem";
import { Qr } from "./Qr";
import { call, type List, type Redemption, type Reward } from "./server";
import { useAnswer, useDoing, usePage, useTexts } from "./state";

const SECOND_MS = 1_000;

/** What the points are good for, what can be had first, and what is held just now. */
export function Rewards({
  rewards,
  available,
  turn,
  onChanged,
}: {
  readonly rewards: readonly Reward[];
  readonly available: number;
  readonly turn: number;
  readonly onChanged: () => void;
}) {
  const t = useTexts().rewards;
  const { formats } = usePage();
  const { busy, refused, act } = useDoing();
  const [given, setGiven] = useState<Redemption | null>(null);
  const redeemed = useAnswer<List<Redemption>>("/v1/me/redemptions?limit=20", turn);
  const held = (redeemed?.items ?? []).filter((one) => one.state === "reserved");
  const sorted = [...rewards].sort(
    (one, other) =>
      Number(other.available && other.affordable) - Number(one.available && one.affordable) ||
      (one.points ?? 0) - (other.points ?? 0),
  );
  const redeem = (reward: Reward) =>
    act(async () => {
      const redemption = await call<Redemption>("POST", "/v1/me/redemptions", {
        reward: reward.code,
      });
      setGiven(redemption.voucher === undefined ? null : redemption);
      onChanged();
    });
  return (
    <section className="panel" aria-labelledby="rewards">
      <h2 id="rewards">{t.title}</h2>
      {held.map((one) => (
        <Held key={one.id} redemption={one} onChanged={onChanged} />
      ))}
      {given?.voucher !== undefined && (
        <div className="held" role="status">
          <strong>{given.name}</strong>
          <p className="number">{given.voucher.code}</p>
          <Qr value={given.voucher.code} label={t.code} />
          <p>{t.voucherUntil(formats.day(given.voucher.validUntil))}</p>
        </div>
      )}
      <Problem refused={refused} />
      {sorted.length === 0 && <p className="quiet">{t.none}</p>}
      <ul className="rows">
        {sorted.map((reward) => {
          const points = reward.points ?? 0;
          const open = reward.available && reward.affordable === true;
          return (
            <li key={reward.code}>
              <span>
                <strong>{reward.name}</strong>
                <br />
                <span className="quiet">
                  {t.costs(formats.number(points))}
                  {!open &&
                    points > available &&
                    ` · ${t.missing(formats.number(points - available))}`}
                  {!reward.available && ` · ${t.notNow}`}
                </span>
              </span>
              {open && (
                <button
                  type="button"
                  disabled={busy}
                  aria-label={t.redeemNamed(reward.name)}
                  onClick={() => redeem(reward)}
                >
                  {t.redeem}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Points that are held: a code for the till, how long it is good, and a way back. */
function Held({
  redemption,
  onChanged,
}: {
  readonly redemption: Redemption;
  readonly onChanged: () => void;
}) {
  const t = useTexts().rewards;
  const { busy, refused, act } = useDoing();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((Date.parse(redemption.expiresAt) - now) / SECOND_MS));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <div className="held">
      <strong>{redemption.name}</strong>
      <Qr value={redemption.id} label={t.code} />
      <p className="code">{redemption.id}</p>
      <p role="timer">{seconds === 0 ? t.lapsed : t.left(left)}</p>
      <Problem refused={refused} />
      {seconds > 0 && (
        <button
          type="button"
          className="plain"
          disabled={busy}
          onClick={() =>
            act(async () => {
              await call("POST", `/v1/me/redemptions/${redemption.id}/cancel`);
              onChanged();
            })
          }
        >
          {t.cancel}
        </button>
      )}
    </div>
  );
}
