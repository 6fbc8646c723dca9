import { createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import type { Language } from "../../shared/i18n/catalogue";
import { type Formats, formatsOf } from "../../shared/i18n/formats";
import { get, type Look, Refusal } from "./server";
import { meTexts } from "./texts";

export const REMEMBERED = "regulars.language";

export interface Page {
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly formats: Formats;
  readonly look: Look;
  /** Says something to who listens, and shows it for a while. */
  readonly say: (text: string) => void;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) {
    throw new Error("There is no page around this component");
  }
  return page;
}

export function useTexts() {
  return meTexts[usePage().language];
}

export function language(): Language {
  const wanted = [localStorage.getItem(REMEMBERED) ?? "", ...navigator.languages];
  const found = wanted
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === "en" || tag === "de");
  return found === "de" ? "de" : "en";
}

export function formats(chosen: Language): Formats {
  const own = navigator.languages.find((tag) => tag.startsWith(`${chosen}-`));
  return formatsOf(own ?? (chosen === "de" ? "de-DE" : "en-GB"));
}

/** What an address says, and a way to ask again; null until it has said something. */
export function useAnswer<T>(path: string, turn: number): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    let wanted = true;
    get<T>(path).then(
      (found) => wanted && setAnswer(() => found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [path, turn]);
  return answer;
}

/** Does something once at a time, and keeps what was refused. */
export function useDoing() {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const act = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setRefused(null);
    try {
      await work();
    } catch (error) {
      setRefused(error instanceof Refusal ? error : new Refusal(0, "offline"));
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, refused, act };
}
