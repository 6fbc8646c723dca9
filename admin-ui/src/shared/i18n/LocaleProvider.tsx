import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { type Catalogue, LANGUAGES, type Language } from "./catalogue";
import { type Formats, formatsOf } from "./formats";

interface Locale {
  readonly language: Language;
  /** Chooses a language and remembers it on this device. */
  readonly choose: (language: Language) => void;
  readonly formats: Formats;
}

const REMEMBERED = "regulars.language";
const REGIONS: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };

const LocaleContext = createContext<Locale | null>(null);

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The language that was chosen on this device, else the first of the browser's that there is. */
export function firstLanguage(remembered: string | null, wanted: readonly string[]): Language {
  if (isLanguage(remembered)) {
    return remembered;
  }
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

/** The browser's own region where it speaks the language: dates look as everywhere else then. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.startsWith(`${language}-`) && isTag(tag)) ?? REGIONS[language];
}

/** Whether Intl takes it: some systems hand browsers names of their own, such as `en-US@posix`. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export function LocaleProvider({
  language: fixed,
  children,
}: {
  /** For tests; else what was remembered or the browser asks for. */
  readonly language?: Language;
  readonly children: ReactNode;
}) {
  const [language, setLanguage] = useState<Language>(
    () => fixed ?? firstLanguage(localStorage.getItem(REMEMBERED), navigator.languages),
  );
  const choose = useCallback((chosen: Language) => {
    localStorage.setItem(REMEMBERED, chosen);
    setLanguage(chosen);
  }, []);
  const locale = useMemo(
    () => ({ language, choose, formats: formatsOf(localeOf(language, navigator.languages)) }),
    [language, choose],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) {
    throw new Error("There is no LocaleProvider above this component");
  }
  return locale;
}

/** The texts of a catalogue in the language of the page. */
export function useTexts<T>(catalogue: Catalogue<T>): Catalogue<T>[Language] {
  return catalogue[useLocale().language];
}

/** How numbers, money and times are written here. */
export function useFormats(): Formats {
  return useLocale().formats;
}
