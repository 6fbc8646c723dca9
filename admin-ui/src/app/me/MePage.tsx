/** @jsxImportSource preact */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import mark from "../../shared/regulars.svg";
import { Guest } from "./Guest";
import { Home } from "./Home";
import { OfflineCard } from "./OfflineCard";
import { forgetCard, keepCard, keepPage, keptCard, offerAsApp } from "./offline";
import { get, type Look, type Profile, Refusal } from "./server";
import { language as first, formats, PageContext, REMEMBERED } from "./state";
import { meTexts } from "./texts";

const SAID_FOR_MS = 6_000;

/** The members' page: who is looking, in which language, and what is said aloud. */
export function MePage() {
  const [language, setLanguage] = useState(first);
  const [look, setLook] = useState<Look | null>(null);
  const [member, setMember] = useState<Profile | "nobody" | null>(null);
  const [lost, setLost] = useState(false);
  const [said, setSaid] = useState("");
  const fading = useRef<ReturnType<typeof setTimeout>>(undefined);
  const t = meTexts[language];
  const card = lost && member === null ? keptCard() : null;

  const say = useCallback((text: string) => {
    clearTimeout(fading.current);
    setSaid(text);
    fading.current = setTimeout(() => setSaid(""), SAID_FOR_MS);
  }, []);
  const ask = useCallback(() => {
    get<Profile>("/v1/me").then(
      (found) => {
        setLost(false);
        setMember(found);
        keepCard({
          number: found.cards[0] ?? found.memberNumber,
          name: found.name,
          available: found.balance.available,
          tier: found.tier?.name,
          at: new Date().toISOString(),
        });
        void keepPage();
      },
      (error) => {
        if (error instanceof Refusal && error.status === 401) {
          forgetCard();
          setMember("nobody");
        } else {
          setLost(true);
        }
      },
    );
  }, []);
  const gone = useCallback(() => {
    forgetCard();
    setMember("nobody");
  }, []);
  useEffect(offerAsApp, []);
  useEffect(() => {
    get<Look>("/v1/me/page").then(
      (found) => {
        document.documentElement.style.setProperty("--brand", found.colour);
        setLook(found);
      },
      () => setLost(true),
    );
    ask();
  }, [ask]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = look === null ? t.title : `${t.title} – ${look.name}`;
  }, [language, look, t]);

  const choose = (chosen: "en" | "de") => {
    localStorage.setItem(REMEMBERED, chosen);
    document.documentElement.lang = chosen; // what is asked from here on is asked in it
    setLanguage(chosen);
  };
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="bar">
        <span className="brand">
          <img src={mark} alt="" width="28" height="28" />
          {look?.name ?? ""}
        </span>
        <button
          type="button"
          className="plain"
          lang={t.other.lang}
          onClick={() => choose(language === "en" ? "de" : "en")}
        >
          {t.other.name}
        </button>
      </header>
      <main id="content" tabIndex={-1}>
        {lost && (
          <p className="problem" role="alert">
            {t.problems.offline}{" "}
            <button type="button" className="plain" onClick={() => location.reload()}>
              {t.problems.again}
            </button>
          </p>
        )}
        {card !== null && <OfflineCard card={card} language={language} />}
        {look !== null && member !== null && (
          <PageContext.Provider value={{ language, choose, formats: formats(language), look, say }}>
            {member === "nobody" ? (
              <Guest onSignedIn={ask} />
            ) : (
              <Home member={member} onChanged={ask} onGone={gone} />
            )}
          </PageContext.Provider>
        )}
      </main>
      <div className={said === "" ? "said" : "said shown"} role="status">
        {said}
      </div>
      <footer>{t.licence}</footer>
    </>
  );
}
