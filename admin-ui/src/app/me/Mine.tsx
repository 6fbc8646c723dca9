/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "./Problem";
import { type Consent, call, type Device, type List, type Profile } from "./server";
import { useAnswer, useDoing, usePage, useTexts } from "./state";

/** Version of the words beside the box. */
const NEWS_TEXT = "2026-11";

/** Who they are, what they agreed to, where they are signed in, and how to leave. */
export function Mine({
  member,
  onChanged,
  onGone,
}: {
  readonly member: Profile;
  readonly onChanged: () => void;
  readonly onGone: () => void;
}) {
  const t = useTexts().mine;
  const { language, say, formats } = usePage();
  const [name, setName] = useState(member.name ?? "");
  const [turn, setTurn] = useState(0);
  const [erases, setErases] = useState(false);
  const consents = useAnswer<List<Consent>>("/v1/me/consents", turn);
  const devices = useAnswer<List<Device>>("/v1/me/sessions", turn);
  const { busy, refused, act } = useDoing();
  const news = consents?.items.find((one) => one.purpose === "news");
  const save = (event: Event) => {
    event.preventDefault();
    act(async () => {
      await call("PATCH", "/v1/me", { name: name === "" ? null : name, language });
      say(t.saved);
      onChanged();
    });
  };
  return (
    <section className="panel" aria-labelledby="mine">
      <h2 id="mine">{t.title}</h2>
      <form onSubmit={save}>
        <label>
          {t.name}
          <input
            autocomplete="name"
            maxLength={200}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <p className="quiet">{[member.email, member.phone].filter(Boolean).join(" · ")}</p>
        <button type="submit" disabled={busy}>
          {t.save}
        </button>
      </form>
      <label className="tick">
        <input
          type="checkbox"
          checked={news?.given === true}
          disabled={busy || consents === null}
          onChange={(event) => {
            const given = event.currentTarget.checked;
            act(async () => {
              await call("PUT", "/v1/me/consents", {
                purpose: "news",
                given,
                textVersion: NEWS_TEXT,
              });
              setTurn(turn + 1);
            });
          }}
        />
        <span>
          {t.news}
          {news !== undefined && <span className="quiet"> {t.saidOn(formats.date(news.at))}</span>}
        </span>
      </label>
      {devices !== null && devices.items.length > 1 && (
        <ul className="rows">
          {devices.items
            .filter((device) => !device.current)
            .map((device) => (
              <li key={device.id}>
                <span>
                  {device.device} <span className="quiet">{formats.date(device.usedAt)}</span>
                </span>
                <button
                  type="button"
                  className="plain"
                  aria-label={t.endNamed(device.device)}
                  onClick={() =>
                    act(async () => {
                      await call("DELETE", `/v1/me/sessions/${device.id}`);
                      setTurn(turn + 1);
                    })
                  }
                >
                  {t.end}
                </button>
              </li>
            ))}
        </ul>
      )}
      <Problem refused={refused} />
      <p className="actions">
        <a href="/v1/me/export" download="my-data.json">
          {t.export}
        </a>
        <button
          type="button"
          className="plain"
          disabled={busy}
          onClick={() =>
            act(async () => {
              await call("DELETE", "/v1/me/sessions/current");
              onGone();
            })
          }
        >
          {t.signOut}
        </button>
        <button type="button" className="plain" onClick={() => setErases(!erases)}>
          {t.erase}
        </button>
      </p>
      {erases && (
        <div className="held">
          <p>{t.eraseMeans}</p>
          <button
            type="button"
            className="danger"
            disabled={busy}
            onClick={() =>
              act(async () => {
                await call("DELETE", "/v1/me");
                say(t.erased);
                onGone();
              })
            }
          >
            {t.eraseNow}
          </button>
        </div>
      )}
    </section>
  );
}
