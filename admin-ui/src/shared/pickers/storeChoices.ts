import { useQuery } from "@tanstack/react-query";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import { storesQuery } from "./stores";

export const storeTexts = catalogue(
  {
    store: "Store",
    all: "All stores",
    none: "No store of this name",
    clear: "Clear the choice",
    like: (other: string) => `looks like ${other}`,
  },
  {
    store: "Filiale",
    all: "Alle Filialen",
    none: "Keine Filiale mit diesem Namen",
    clear: "Auswahl löschen",
    like: (other: string) => `sieht aus wie ${other}`,
  },
);

/** All stores, as they are called in lists. */
export function useStoreChoices() {
  const { data } = useQuery(storesQuery);
  const t = useTexts(storeTexts);
  return (data ?? []).map(({ code, name, warnings }) => {
    const label = name === code ? code : `${name} (${code})`;
    const like = warnings?.[0]?.like;
    return { value: code, label: like === undefined ? label : `${label} – ${t.like(like)}` };
  });
}
