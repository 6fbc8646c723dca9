/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { Problem } from "./Problem";
import { call, type Entry, type Explanation, get, type List } from "./server";
import { useAnswer, useDoing, usePage, useTexts } from "./state";

/** What moved the points, in words; of purchases why, and what a return would cost. */
export function HistoryList({ turn }: { readonly turn: number }) {
  const t = useTexts().history;
  const { language } = usePage();
  const [limit, setLimit] = useState(10);
  const history = useAnswer<List<Entry>>(`/v1/me/history?limit=${limit}&lang=${language}`, turn);
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">{t.title}</h2>
      {history?.items.length === 0 && <p className="quiet">{t.none}</p>}
      <ul className="rows tall">
        {history?.items.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </ul>
      {history !== null && history.next !== null && limit < 200 && (
        <button type="button" className="plain" onClick={() => setLimit(Math.min(200, limit * 4))}>
          {t.more}
        </button>
      )}
    </section>
  );
}

function Row({ entry }: { readonly entry: Entry }) {
  const t = useTexts().history;
  const { formats, language } = usePage();
  const [why, setWhy] = useState<Explanation | null>(null);
  const [back, setBack] = useState<number | null>(null);
  const [asks, setAsks] = useState(false);
  const { busy, refused, act } = useDoing();
  const purchase = entry.purchaseId;
  return (
    <li>
      <div className="line">
        <span>
          <strong>{t.kinds[entry.kind]}</strong>
          <br />
          <span className="quiet">
            {formats.dateTime(entry.occurredAt ?? entry.at)} · {entry.text}
          </span>
        </span>
        <span className={entry.points < 0 ? "points less" : "points"}>
          {formats.signed(entry.points)}
        </span>
      </div>
      {purchase !== undefined && entry.kind === "accrual" && (
        <p className="actions">
          <button
            type="button"
            className="plain"
            disabled={busy}
            onClick={() =>
              act(async () =>
                setWhy(
                  await get<Explanation>(
                    `/v1/me/purchases/${purchase}/explanation?lang=${language}`,
                  ),
                ),
              )
            }
          >
            {t.why}
          </button>
          <button
            type="button"
            className="plain"
            disabled={busy}
            onClick={() =>
              act(async () => {
                const quote = await call<{ points: { reversed: number } }>(
                  "POST",
                  `/v1/me/purchases/${purchase}/returns/quote`,
                  {},
                );
                setBack(quote.points.reversed);
              })
            }
          >
            {t.whatIf}
          </button>
          <button type="button" className="plain" onClick={() => setAsks(!asks)}>
            {t.say}
          </button>
        </p>
      )}
      <div role="status">
        {why !== null && (
          <div className="why">
            <p>{why.customerText}</p>
            <ul>
              {why.rules.filter(told).map((rule) => (
                <li key={rule.rule}>
                  {rule.rule}: {formats.number(rule.points)} – {rule.reason}
                </li>
              ))}
            </ul>
          </div>
        )}
        {back !== null && <p className="why">{t.wouldLose(formats.number(back))}</p>}
      </div>
      <Problem refused={refused} />
      {asks && purchase !== undefined && <Word purchase={purchase} onDone={() => setAsks(false)} />}
    </li>
  );
}

/** What gave points, or would have; a rule that only looked on says nothing to a customer. */
function told(rule: Explanation["rules"][number]) {
  return rule.points !== 0 || rule.outcome !== "awarded";
}

/** A word about a purchase. */
function Word({ purchase, onDone }: { readonly purchase: string; readonly onDone: () => void }) {
  const t = useTexts().history;
  const { say } = usePage();
  const [text, setText] = useState("");
  const { busy, refused, act } = useDoing();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act(async () => {
          await call("POST", "/v1/me/feedback", { purchaseId: purchase, text });
          say(t.thanks);
          onDone();
        });
      }}
    >
      <label>
        {t.word}
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
  );
}
