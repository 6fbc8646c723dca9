/** @jsxImportSource preact */
import type { ChallengeOf, List } from "./server";
import { useAnswer, usePage, useTexts } from "./state";

/** What one can take part in, and how far one has come. */
export function Challenges({ turn }: { readonly turn: number }) {
  const t = useTexts().challenges;
  const { formats, language, look } = usePage();
  const found = useAnswer<List<ChallengeOf>>(`/v1/me/challenges?lang=${language}`, turn);
  if (found === null || found.items.length === 0) {
    return null;
  }
  const amount = (challenge: ChallengeOf, value: number) =>
    challenge.measure === "spend" ? formats.money(value, look.currency) : formats.number(value);
  return (
    <section className="panel" aria-labelledby="challenges">
      <h2 id="challenges">{t.title}</h2>
      <ul className="rows">
        {found.items.map((challenge) => (
          <li key={challenge.name} className="challenge">
            <span>
              {challenge.name}
              {challenge.gives.length > 0 && (
                <span className="quiet"> {challenge.gives.join(", ")}</span>
              )}
            </span>
            <progress aria-label={challenge.name} max={challenge.steps} value={challenge.done} />
            <span className="quiet">
              {t[challenge.measure](
                amount(challenge, challenge.done),
                amount(challenge, challenge.steps),
              )}
              {" · "}
              {challenge.state === "open"
                ? challenge.until === undefined
                  ? t.open
                  : t.until(formats.day(challenge.until))
                : t[challenge.state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
