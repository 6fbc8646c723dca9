import { useTexts } from "../../shared/i18n/LocaleProvider";
import mark from "../../shared/regulars.svg";
import { meTexts } from "./texts";

/** The members' page: skip link, product name, one heading, content, footer. */
export function MemberPage() {
  const t = useTexts(meTexts);
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="bar">
        <span className="brand">
          <img src={mark} alt="" width="28" height="28" />
          Regulars
        </span>
      </header>
      <main id="content" tabIndex={-1}>
        <section className="hero">
          <h1>{t.title}</h1>
          <p>{t.lead}</p>
        </section>
        <section className="card" aria-labelledby="until-then">
          <h2 id="until-then">{t.card.title}</h2>
          <p>{t.card.text}</p>
        </section>
      </main>
      <footer>{t.licence}</footer>
    </>
  );
}
