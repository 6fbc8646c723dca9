import { useEffect, useState } from "react";
import { askHealth, type Health } from "./health";

const SECONDS_BETWEEN_QUESTIONS = 5;

/** How the server is, asked again every few seconds while the page is open. */
export function HealthCard() {
  const [health, setHealth] = useState<Health | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const answer = await askHealth(stop.signal);
      if (!stop.signal.aborted) {
        setHealth(answer);
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), SECONDS_BETWEEN_QUESTIONS * 1000);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, []);

  const status = health?.status ?? "…";
  return (
    <section className="card" aria-labelledby="health">
      <h2 id="health">The server</h2>
      <p className="status" data-status={status} role="status">
        {status === "UP" ? "Up: purchases are taken" : status}
      </p>
      <dl>
        <div>
          <dt>Answered in</dt>
          <dd>{health === null ? "…" : `${health.milliseconds} ms`}</dd>
        </div>
        {health?.parts.map((part) => (
          <div key={part.name}>
            <dt>{part.name}</dt>
            <dd>{part.status}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
