/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "./Problem";
import { call, type Programme } from "./server";
import { useAnswer, useDoing, usePage, useTexts } from "./state";

/** Version of the words about joining; say something else there, and it changes. */
const TERMS = "2026-11";

/** What the programme is, and the door. */
export function Guest({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const t = useTexts();
  const { language, look, formats } = usePage();
  const programme = useAnswer<Programme>("/v1/programme/public", language === "de" ? 1 : 0);
  return (
    <>
      <section className="hero">
        <h1>{t.guest.title(look.name)}</h1>
        <p>{t.guest.lead}</p>
      </section>
      <Door onSignedIn={onSignedIn} />
      {programme !== null && (
        <section className="panel" aria-labelledby="programme">
          <h2 id="programme">{t.guest.programme}</h2>
          <ul className="words">
            {programme.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          {programme.ways.length > 0 && (
            <>
              <h3 id="ways">{t.guest.ways}</h3>
              <ul className="words" aria-labelledby="ways">
                {programme.ways.map((way) => (
                  <Way key={way.name} way={way} />
                ))}
              </ul>
            </>
          )}
          {programme.rewards.length > 0 && (
            <>
              <h3 id="rewards">{t.guest.rewards}</h3>
              <ul className="rows" aria-labelledby="rewards">
                {programme.rewards.map((reward) => (
                  <li key={reward.code}>
                    <span>
                      {reward.name}
                      {reward.description !== "" && reward.description !== reward.name && (
                        <span className="quiet"> {reward.description}</span>
                      )}
                    </span>
                    {reward.points !== undefined && (
                      <span className="points">
                        {t.rewards.costs(formats.number(reward.points))}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
          {programme.tiers.length > 0 && (
            <ol className="tiers" aria-label={t.guest.tiers}>
              {programme.tiers.map((tier) => (
                <li key={tier.code}>
                  <strong>{tier.name}</strong>
                  {tier.benefits.length > 0 && <span> {tier.benefits.join(" · ")}</span>}
                </li>
              ))}
            </ol>
          )}
        </section>
      )}
    </>
  );
}

/** A rule: what it gives first, then what has to be so. */
function Way({ way }: { readonly way: Programme["ways"][number] }) {
  const t = useTexts();
  const { formats } = usePage();
  const asks = [
    ...way.when,
    ...(way.until === undefined ? [] : [t.guest.until(formats.day(way.until))]),
  ];
  return (
    <li className="way">
      <strong>{way.name}</strong>
      <span>{way.then.join(" · ")}</span>
      {asks.length > 0 && <span className="quiet">{asks.join(" · ")}</span>}
    </li>
  );
}

function Door({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const t = useTexts();
  const { look } = usePage();
  const friend = new URLSearchParams(location.search).get("code") ?? "";
  const [joins, setJoins] = useState(friend !== "");
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [friendCode, setFriendCode] = useState(friend);
  const [agreed, setAgreed] = useState(false);
  const [sent, setSent] = useState(false);
  const [code, setCode] = useState("");
  const { busy, refused, act } = useDoing();

  const send = (event: Event) => {
    event.preventDefault();
    act(async () => {
      const said = { ...(name === "" ? {} : { name }), consent: TERMS };
      const join = friendCode === "" ? said : { ...said, referralCode: friendCode };
      await call("POST", "/v1/me/codes", joins ? { email, join } : { email });
      setSent(true);
    });
  };
  const enter = (event: Event) => {
    event.preventDefault();
    act(async () => {
      await call("POST", "/v1/me/sessions", { email, code });
      history.replaceState(null, "", "/me");
      onSignedIn();
    });
  };

  if (sent) {
    return (
      <section className="panel door" aria-labelledby="door">
        <h2 id="door">{t.door.codeTitle}</h2>
        <p>{t.door.codeSent(email)}</p>
        {look.demo && (
          <p>
            <a href="/demo/mailbox" target="_blank" rel="noreferrer">
              {t.door.demo}
            </a>
          </p>
        )}
        <form onSubmit={enter}>
          <label>
            {t.door.code}
            <input
              className="digits"
              inputMode="numeric"
              autocomplete="one-time-code"
              pattern="[0-9 ]*"
              maxLength={7}
              required
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
          <Problem refused={refused} />
          <button type="submit" disabled={busy}>
            {t.door.enter}
          </button>
          <button type="button" className="plain" onClick={() => setSent(false)}>
            {t.door.again}
          </button>
        </form>
      </section>
    );
  }
  return (
    <section className="panel door" aria-labelledby="door">
      <h2 id="door">{joins ? t.door.join : t.door.signIn}</h2>
      <form onSubmit={send}>
        <label>
          {t.door.email}
          <input
            type="email"
            autocomplete="email"
            required
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        {joins && (
          <>
            <label>
              {t.door.name}
              <input
                autocomplete="name"
                maxLength={200}
                value={name}
                onInput={(event) => setName(event.currentTarget.value)}
              />
            </label>
            <label>
              {t.door.friend}
              <input
                autocomplete="off"
                maxLength={40}
                value={friendCode}
                onInput={(event) => setFriendCode(event.currentTarget.value)}
              />
            </label>
            <label className="tick">
              <input
                type="checkbox"
                required
                checked={agreed}
                onChange={(event) => setAgreed(event.currentTarget.checked)}
              />
              {t.door.agree(look.name)}
            </label>
          </>
        )}
        <Problem refused={refused} />
        <button type="submit" disabled={busy}>
          {joins ? t.door.joinNow : t.door.sendCode}
        </button>
        <button type="button" className="plain" onClick={() => setJoins(!joins)}>
          {joins ? t.door.haveAccount : t.door.wantToJoin}
        </button>
      </form>
    </section>
  );
}
