/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { Challenges } from "./Challenges";
import { Friends } from "./Friends";
import { HistoryList } from "./HistoryList";
import { Messages } from "./Messages";
import { Mine } from "./Mine";
import { Plans } from "./Plans";
import { Qr } from "./Qr";
import { Rewards } from "./Rewards";
import type { List, Profile, Reward } from "./server";
import { useAnswer, usePage, useTexts } from "./state";
import { Together } from "./Together";
import { Vouchers } from "./Vouchers";

/** What a member has: one sentence first, the card, and what comes next. */
export function Home({
  member,
  onChanged,
  onGone,
}: {
  readonly member: Profile;
  readonly onChanged: () => void;
  readonly onGone: () => void;
}) {
  const t = useTexts();
  const { formats, look, say } = usePage();
  const [turn, setTurn] = useState(0);
  const rewards = useAnswer<List<Reward>>("/v1/me/rewards?limit=200", turn);
  const again = useRef(() => {});
  again.current = () => {
    onChanged();
    setTurn((now) => now + 1);
  };
  const heard = useRef((_: number) => {});
  heard.current = (points) =>
    say(points < 0 ? t.live.less(formats.number(-points)) : t.live.more(formats.number(points)));

  useEffect(() => {
    const stream = new EventSource("/v1/me/events");
    let opened = false;
    stream.onopen = () => {
      // What happened while nobody was connected is not told again.
      if (opened) {
        again.current();
      }
      opened = true;
    };
    const tell = (event: MessageEvent<string>) => {
      const points = (JSON.parse(event.data) as { points?: number }).points ?? 0;
      again.current();
      if (event.type === "points" && points !== 0) {
        heard.current(points);
      }
    };
    for (const kind of ["points", "tier", "referral", "message"]) {
      stream.addEventListener(kind, tell);
    }
    return () => stream.close();
  }, []);

  const { balance, tier } = member;
  const soonest = balance.expiring[0];
  const next = (rewards?.items ?? [])
    .filter((reward) => reward.points !== undefined && reward.points > balance.available)
    .sort((one, other) => (one.points ?? 0) - (other.points ?? 0))[0];
  const worth = formats.money(balance.available * look.pointValueMinor, look.currency);
  return (
    <>
      <section className="hero">
        <p>{member.name === undefined ? t.home.hello : t.home.helloName(member.name)}</p>
        <h1>
          {balance.available <= 0
            ? t.home.none
            : t.home.have(formats.number(balance.available), worth)}
        </h1>
        {soonest !== undefined && balance.available > 0 && (
          <p>{t.home.until(formats.number(soonest.points), formats.day(soonest.on))}</p>
        )}
        {balance.pending > 0 && <p>{t.home.pending(formats.number(balance.pending))}</p>}
        {balance.reserved > 0 && <p>{t.home.reserved(formats.number(balance.reserved))}</p>}
      </section>
      <section className="card" aria-labelledby="card">
        <div>
          <h2 id="card">{t.card.title}</h2>
          <p className="number">
            {(member.cards[0] ?? member.memberNumber).replace(/(.{4})/g, "$1 ")}
          </p>
          {tier !== undefined && (
            <p>
              {tier.colour !== undefined && (
                <span className="dot" style={{ background: tier.colour }} />
              )}
              {tier.name}
            </p>
          )}
          <p className="quiet">{t.card.show}</p>
        </div>
        <Qr value={member.cards[0] ?? member.memberNumber} label={t.card.code} />
      </section>
      {next?.points !== undefined && (
        <section className="panel" aria-labelledby="next">
          <h2 id="next">{t.next.title(next.name)}</h2>
          <progress
            aria-label={next.name}
            max={next.points}
            value={Math.max(0, balance.available)}
          />
          <p>{t.next.missing(formats.number(next.points - balance.available))}</p>
        </section>
      )}
      {tier !== undefined && (
        <section className="panel" aria-labelledby="tier">
          <h2 id="tier">{t.tier.title(tier.name)}</h2>
          {member.welcome !== undefined && <p>{member.welcome}</p>}
          {tier.until !== undefined && <p>{t.tier.until(formats.day(tier.until))}</p>}
          {tier.next?.missing.map((missing) => (
            <p key={missing.measure}>
              {missing.measure === "spend"
                ? t.tier.spend(formats.money(missing.amount, look.currency), tier.next?.name ?? "")
                : missing.measure === "purchases"
                  ? t.tier.purchases(formats.number(missing.amount), tier.next?.name ?? "")
                  : t.tier.points(formats.number(missing.amount), tier.next?.name ?? "")}
            </p>
          ))}
        </section>
      )}
      <Plans turn={turn} />
      <Challenges turn={turn} />
      <Rewards
        rewards={rewards?.items ?? []}
        available={balance.available}
        turn={turn}
        onChanged={() => again.current()}
      />
      <Vouchers turn={turn} />
      <HistoryList turn={turn} />
      {balance.expiring.length > 0 && (
        <section className="panel" aria-labelledby="expiry">
          <h2 id="expiry">{t.expiry.title}</h2>
          <ul className="rows">
            {balance.expiring.map((lot) => (
              <li key={lot.on}>
                <span>{t.expiry.lot(formats.number(lot.points))}</span>
                <span className="quiet">{t.expiry.until(formats.day(lot.on))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Together memberNumber={member.memberNumber} turn={turn} onChanged={() => again.current()} />
      <Friends turn={turn} />
      <Messages turn={turn} />
      <Mine member={member} onChanged={onChanged} onGone={onGone} />
    </>
  );
}
