/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "./Problem";
import { call, type Pool } from "./server";
import { useAnswer, useDoing, usePage, useTexts } from "./state";

const PATH = "/v1/me/pool";

interface TogetherProps {
  readonly memberNumber: string;
  readonly turn: number;
  readonly onChanged: () => void;
}

/** With whom the points are spent: make a pool, invite, accept, leave. */
export function Together({ memberNumber, turn, onChanged }: TogetherProps) {
  const t = useTexts().together;
  const { formats, say } = usePage();
  const [own, setOwn] = useState(0);
  const pool = useAnswer<Pool>(PATH, turn + own);
  const { busy, refused, act } = useDoing();
  if (pool === null) {
    return null;
  }
  const does = (work: () => Promise<unknown>, text: string) =>
    act(async () => {
      await work();
      say(text);
      setOwn((now) => now + 1);
      onChanged();
    });
  const leave = (text: string) => does(() => call("DELETE", PATH), text);
  const isOwner = pool.role === "owner";
  const nameOf = (mate: Pool["mates"][number]) => mate.name ?? t.unnamed;
  return (
    <section className="panel" aria-labelledby="together">
      <h2 id="together">{t.title}</h2>
      {pool.invitations.length > 0 && (
        <ul className="rows">
          {pool.invitations.map((one) => (
            <li key={one.id}>
              <span>{t.invited(one.from ?? t.unnamed, one.name)}</span>
              <span className="actions">
                {pool.state !== "joined" && (
                  <button
                    type="button"
                    disabled={busy}
                    aria-label={t.acceptNamed(one.name)}
                    onClick={() =>
                      does(() => call("POST", `${PATH}/accept`, { id: one.id }), t.joined)
                    }
                  >
                    {t.accept}
                  </button>
                )}
                <button
                  type="button"
                  className="plain"
                  disabled={busy}
                  aria-label={t.declineNamed(one.name)}
                  onClick={() => does(() => call("DELETE", `${PATH}?id=${one.id}`), t.declined)}
                >
                  {t.decline}
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {pool.state !== "joined" && (
        <>
          <p>{t.lead}</p>
          <p className="quiet">{t.number(memberNumber)}</p>
          <Ask
            label={t.name}
            button={t.make}
            busy={busy}
            onAsk={(name) => does(() => call("PUT", PATH, { name }), t.made)}
          />
        </>
      )}
      {pool.state === "joined" && (
        <>
          <p>{t.have(pool.name ?? "", formats.number(pool.available ?? 0))}</p>
          <ul className="rows">
            {pool.mates.map((mate) => (
              <li key={mate.id}>
                <span>
                  {nameOf(mate)}{" "}
                  <span className="quiet">
                    {mate.state === "invited" ? t.waits : t.roles[mate.role]}
                  </span>
                </span>
                {isOwner && (
                  <button
                    type="button"
                    className="plain"
                    disabled={busy}
                    aria-label={t.removeNamed(nameOf(mate))}
                    onClick={() =>
                      does(() => call("DELETE", `${PATH}/mates/${mate.id}`), t.removed)
                    }
                  >
                    {t.remove}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {isOwner && (
            <Ask
              label={t.invitee}
              button={t.invite}
              busy={busy}
              onAsk={(number) =>
                does(
                  () => call("POST", `${PATH}/invitations`, { memberNumber: number }),
                  t.inviteSent,
                )
              }
            />
          )}
          {(!isOwner || pool.mates.every(({ state }) => state === "invited")) && (
            <button type="button" className="plain" disabled={busy} onClick={() => leave(t.left)}>
              {t.leave}
            </button>
          )}
        </>
      )}
      <Problem refused={refused} />
    </section>
  );
}

interface AskProps {
  readonly label: string;
  readonly button: string;
  readonly busy: boolean;
  readonly onAsk: (text: string) => void;
}

/** One field and what is done with it. */
function Ask({ label, button, busy, onAsk }: AskProps) {
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(text.trim());
        setText("");
      }}
    >
      <label>
        {label}
        <input
          required
          maxLength={40}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={busy}>
        {button}
      </button>
    </form>
  );
}
