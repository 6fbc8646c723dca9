/** @jsxImportSource preact */
import type { Language } from "../../shared/i18n/catalogue";
import type { KeptCard } from "./offline";
import { Qr } from "./Qr";
import { formats } from "./state";
import { meTexts } from "./texts";

/** The card as it was last, where there is no connection. */
export function OfflineCard({
  card,
  language,
}: {
  readonly card: KeptCard;
  readonly language: Language;
}) {
  const t = meTexts[language];
  const own = formats(language);
  return (
    <section className="card" aria-labelledby="card">
      <div>
        <h1 id="card">{t.card.title}</h1>
        <p className="number">{card.number.replace(/(.{4})/g, "$1 ")}</p>
        {card.tier !== undefined && <p>{card.tier}</p>}
        <p className="quiet">{t.card.asOf(own.number(card.available), own.dateTime(card.at))}</p>
      </div>
      <Qr value={card.number} label={t.card.code} />
    </section>
  );
}
