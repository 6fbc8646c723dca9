import type { Explanation } from "../api/types";
import { catalogue } from "../i18n/catalogue";

type Sentence = Pick<
  Explanation["rules"][number]["sentences"][number],
  "text" | "met" | "needed"
> & {
  readonly found?: string | undefined;
};

export const foundTexts = catalogue(
  {
    inBasket: "it is in the basket",
    notInBasket: "not in the basket",
    notShown: "was not presented",
    has: "has it",
    hasNot: "does not have it",
    so: "it is so",
    notSo: "it is not so",
    purchase: "this is a purchase",
    event: (event: string) => `this is the event “${event}”`,
    nth: (found: string) => `it is purchase number ${found}`,
    nthNeeded: (found: string, needed: string) =>
      `it is purchase number ${found}, number ${needed} is needed`,
    countAtLeast: (found: string, needed: string) =>
      `there are ${found}, at least ${needed} are needed`,
    countAtMost: (found: string, needed: string) =>
      `there are ${found}, at most ${needed} are allowed`,
    atLeast: (found: string, needed: string) => `it is ${found}, at least ${needed} is needed`,
    atMost: (found: string, needed: string) => `it is ${found}, at most ${needed} is allowed`,
    is: (found: string) => `is ${found}`,
    isNeeds: (found: string, needed: string) => `is ${found}, needs ${needed}`,
    needs: (needed: string) => `needs ${needed}`,
  },
  {
    inBasket: "ist im Warenkorb",
    notInBasket: "nicht im Warenkorb",
    notShown: "wurde nicht vorgelegt",
    has: "hat es",
    hasNot: "hat es nicht",
    so: "ist so",
    notSo: "ist nicht so",
    purchase: "das ist ein Einkauf",
    event: (event) => `das ist das Ereignis „${event}“`,
    nth: (found) => `es ist Einkauf Nummer ${found}`,
    nthNeeded: (found, needed) => `es ist Einkauf Nummer ${found}, nötig ist Nummer ${needed}`,
    countAtLeast: (found, needed) => `es sind ${found}, nötig sind mindestens ${needed}`,
    countAtMost: (found, needed) => `es sind ${found}, erlaubt sind höchstens ${needed}`,
    atLeast: (found, needed) => `es ist ${found}, nötig ist mindestens ${needed}`,
    atMost: (found, needed) => `es ist ${found}, erlaubt ist höchstens ${needed}`,
    is: (found) => `ist ${found}`,
    isNeeds: (found, needed) => `ist ${found}, braucht ${needed}`,
    needs: (needed) => `braucht ${needed}`,
  },
);

type Texts = (typeof foundTexts)["en" | "de"];

const TRUTH = /^(yes|no|ja|nein)$/;
const NO = /^(no|nein)$/;
const EVENT = /^(A purchase is made|The member (enrols|writes|answers)|The event .* happens)/;
const NTH = /^(This is the|Every) .*purchase/;
const COUNTED =
  /\bat (least|most) [\d.,]+ (different |earlier )?(units?|purchases?|products?|points?|days?)\b/i;

/**
 * What was found, said as a part of its sentence: "not in the basket". Sentences are told apart by
 * their words; whatever is not known is said as it is.
 *
 * @returns empty where the sentence says it all
 */
export function foundText({ text, met, found, needed }: Sentence, t: Texts): string {
  if (!found) {
    return met || needed === "" ? "" : t.needs(needed);
  }
  if (TRUTH.test(found)) {
    return met ? "" : truth(text, !NO.test(found), t);
  }
  if (EVENT.test(text)) {
    return met ? "" : found === "purchase" ? t.purchase : t.event(found);
  }
  if (NTH.test(text)) {
    const number = found.replace(/\.$/, "");
    return met || text.startsWith("Every") ? t.nth(number) : t.nthNeeded(number, needed);
  }
  if (met) {
    return t.is(found);
  }
  const isCount = COUNTED.test(text);
  if (/\bat least\b/i.test(text)) {
    return (isCount ? t.countAtLeast : t.atLeast)(found, needed);
  }
  if (/\bat most\b/i.test(text)) {
    return (isCount ? t.countAtMost : t.atMost)(found, needed);
  }
  return needed === "" ? t.is(found) : t.isNeeds(found, needed);
}

function truth(text: string, isSo: boolean, t: Texts): string {
  if (text.startsWith("The basket contains")) {
    return isSo ? t.inBasket : t.notInBasket;
  }
  if (/ tag /.test(text)) {
    return isSo ? t.has : t.hasNot;
  }
  if (text.startsWith("The customer presents")) {
    return isSo ? t.so : t.notShown;
  }
  return isSo ? t.so : t.notSo;
}
