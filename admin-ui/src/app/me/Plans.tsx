/** @jsxImportSource preact */
import type { List, PlanOf } from "./server";
import { useAnswer, usePage, useTexts } from "./state";

/** Which plans one has, and until when; nothing where there never was one. */
export function Plans({ turn }: { readonly turn: number }) {
  const t = useTexts().plans;
  const { formats } = usePage();
  const found = useAnswer<List<PlanOf>>("/v1/me/plan", turn);
  if (found === null || found.items.length === 0) {
    return null;
  }
  return (
    <section className="panel" aria-labelledby="plans">
      <h2 id="plans">{t.title}</h2>
      <ul className="rows">
        {found.items.map((plan) => (
          <li key={plan.plan}>
            <span>
              {plan.name}
              {plan.benefits.length > 0 && plan.state !== "ended" && (
                <span className="quiet"> {plan.benefits.join(", ")}</span>
              )}
            </span>
            <span className="quiet">
              {plan.state === "paused"
                ? t.paused
                : plan.state === "ended"
                  ? t.ended
                  : `${plan.state === "trial" ? `${t.trial} ` : ""}${
                      plan.until === undefined ? t.noEnd : t.until(formats.day(plan.until))
                    }`}
              {plan.renewsOn !== undefined && `, ${t.renews}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
