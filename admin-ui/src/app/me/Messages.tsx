/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "./Problem";
import { call, type List, type Said } from "./server";
import { useAnswer, useDoing, usePage, useTexts } from "./state";

/** What the member said and what was answered, and a way to say something. */
export function Messages({ turn }: { readonly turn: number }) {
  const t = useTexts().messages;
  const { formats, say } = usePage();
  const [sent, setSent] = useState(0);
  const said = useAnswer<List<Said>>("/v1/me/feedback?limit=20", turn + sent);
  const [text, setText] = useState("");
  const { busy, refused, act } = useDoing();
  return (
    <section className="panel" aria-labelledby="messages">
      <h2 id="messages">{t.title}</h2>
      <ul className="rows tall">
        {said?.items.map((one) => (
          <li key={one.id}>
            <p>
              <span className="quiet">{t.you(formats.date(one.at))}</span>
              <br />
              {one.text ?? t.score(formats.number(one.score ?? 0))}
            </p>
            {one.answer === undefined ? (
              <p className="quiet">{t.open}</p>
            ) : (
              <p className="why lines">
                <span className="quiet">{t.we(formats.date(one.answeredAt ?? one.at))}</span>
                <br />
                {one.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act(async () => {
            await call("POST", "/v1/me/feedback", { text });
            say(t.thanks);
            setText("");
            setSent(sent + 1);
          });
        }}
      >
        <label>
          {t.write}
          <textarea
            required
            maxLength={2000}
            rows={3}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <Problem refused={refused} />
        <button type="submit" disabled={busy}>
          {t.send}
        </button>
      </form>
    </section>
  );
}
