import type { Explanation } from "../api/types";
import { catalogue } from "../i18n/catalogue";

type Sentence = Pick<
  Explanation["rules"][number]["sentences"][number],
  "sentence" | "met" | "needed"
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

/** Kinds of sentences, by the ids that the vocabulary gives them. */
const BASKET = /^contains-/;
const TAG = /^member-(no-)?(tag|plan)$|^store-tag$/;
const CODE = /^code-presented$/;
const NONE = /-no-|-not$/;
const EVENT = /^(purchase|event|member-(enrols|reviews|answers))$/;
const NTH = /^(first|nth|every-nth)-purchase/;
const EVERY = /^every-/;
/** Month and day, as the server says a birthday in English. */
const DAY_OF_YEAR = /^(?:0[1-9]|1[0-2])-\d{2}$/;
const AT_LEAST = /at-least|^(spends-on|spent|units|different|standing)(-|$)/;
const AT_MOST = /at-most/;
const COUNTED =
  /^(units|different|purchases-at|enrolled-at|last-purchase|standing-(points|purchases))/;

/**
 * What was found, said as a part of its sentence: "not in the basket". Sentences are told apart by
 * their ids; what is said of one that is not known is what was found and what it needs.
 *
 * @param dayOfYear writes a day without its year
 * @returns empty where the sentence says it all
 */
export function foundText(
  { sentence: id, met, found: told, needed }: Sentence,
  t: Texts,
  dayOfYear: (iso: string) => string = (iso) => iso.slice(5),
): string {
  // In a year that has a 29th of February.
  const found = told && DAY_OF_YEAR.test(told) ? dayOfYear(`2000-${told}`) : told;
  if (!found) {
    return met || needed === "" ? "" : t.needs(needed);
  }
  if (BASKET.test(id) || TAG.test(id) || CODE.test(id)) {
    return met ? "" : truth(id, NONE.test(id), t);
  }
  if (EVENT.test(id)) {
    return met ? "" : found === "purchase" ? t.purchase : t.event(found);
  }
  if (NTH.test(id)) {
    const number = found.replace(/\.$/, "");
    return met || EVERY.test(id) ? t.nth(number) : t.nthNeeded(number, needed);
  }
  if (met) {
    return t.is(found);
  }
  const isCount = COUNTED.test(id);
  if (AT_LEAST.test(id)) {
    return (isCount ? t.countAtLeast : t.atLeast)(found, needed);
  }
  if (AT_MOST.test(id)) {
    return (isCount ? t.countAtMost : t.atMost)(found, needed);
  }
  return needed === "" ? t.is(found) : t.isNeeds(found, needed);
}

function truth(id: string, isSo: boolean, t: Texts): string {
  if (BASKET.test(id)) {
    return isSo ? t.inBasket : t.notInBasket;
  }
  if (TAG.test(id)) {
    return isSo ? t.has : t.hasNot;
  }
  return isSo ? t.so : t.notShown;
}
