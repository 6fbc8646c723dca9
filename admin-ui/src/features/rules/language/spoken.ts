import { amount, orList } from "./values";
import type { Parameter, Sentence, Vocabulary } from "./vocabulary";

/** How often, as people say it in English and German. */
const TIMES: Readonly<Record<string, string>> = {
  half: "0.5",
  halb: "0.5",
  halbe: "0.5",
  double: "2",
  twice: "2",
  doppelt: "2",
  doppelte: "2",
  zweifach: "2",
  zweifache: "2",
  triple: "3",
  treble: "3",
  thrice: "3",
  dreifach: "3",
  dreifache: "3",
  quadruple: "4",
  vierfach: "4",
  vierfache: "4",
  fivefold: "5",
  fünffach: "5",
  fünffache: "5",
  tenfold: "10",
  zehnfach: "10",
  zehnfache: "10",
};

/** As they are written in rules, with what else people call them. */
const WEEKDAYS: readonly (readonly [string, readonly string[]])[] = [
  ["Monday", ["monday", "montag"]],
  ["Tuesday", ["tuesday", "dienstag"]],
  ["Wednesday", ["wednesday", "mittwoch"]],
  ["Thursday", ["thursday", "donnerstag"]],
  ["Friday", ["friday", "freitag"]],
  ["Saturday", ["saturday", "samstag", "sonnabend"]],
  ["Sunday", ["sunday", "sonntag"]],
];
const WEEKEND: readonly string[] = ["weekend", "weekends", "wochenende", "wochenenden"];
/** So many letters of a day are enough. */
const DAY_LENGTH_MIN = 3;

/** What is done to points to have so many times as many: "verdreifachen". */
const TO_MULTIPLY = /^ver(doppel|dreifach|vierfach|fünffach|zehnfach)(?:e?n|e|t)?$/;

/** The number that a word means, such as 3 for triple; undefined where it means none. */
export function timesOf(word: string): string | undefined {
  const known = word
    .toLowerCase()
    .replace(TO_MULTIPLY, (_, times: string) => times.replace("doppel", "doppelt"));
  return Object.hasOwn(TIMES, known) ? TIMES[known] : undefined;
}

/** The days that a word means, as a rule writes them. */
function daysOf(word: string): string | undefined {
  const typed = word.toLowerCase().replace(/s$/, "");
  if (WEEKEND.includes(word.toLowerCase())) {
    return orList(["Saturday", "Sunday"]);
  }
  if (typed.length < DAY_LENGTH_MIN) {
    return undefined;
  }
  return WEEKDAYS.find(([, names]) => names.some((name) => name.startsWith(typed)))?.[0];
}

/** The value of a parameter that a word of a search means; undefined where it means none. */
export function valueIn(
  word: string,
  parameter: Parameter,
  { tiers, currency }: Pick<Vocabulary, "tiers" | "currency">,
): string | undefined {
  const isNumber = /^[1-9][0-9]{0,6}(?:[.,][0-9]{1,2})?$/.test(word);
  const number = word.replace(",", ".");
  switch (parameter.type) {
    case "decimal":
      return isNumber ? number : parameter.name === "factor" ? timesOf(word) : undefined;
    case "integer":
    case "days":
    case "quantity":
      return isNumber && !number.includes(".") ? number : undefined;
    case "money":
      return isNumber ? amount(number, currency) : undefined;
    case "weekdays":
      return daysOf(word);
    case "tier": {
      const isMeant = (name: string) => name.toLowerCase() === word.toLowerCase();
      const tier = tiers.find(({ code, name }) => isMeant(code) || isMeant(name));
      return tier === undefined ? undefined : `"${tier.code}"`;
    }
    default:
      return choiceOf(parameter, word.toLowerCase());
  }
}

function choiceOf({ choices, choicesSaid }: Parameter, word: string): string | undefined {
  const said = choicesSaid.findIndex((choice) => choice.toLowerCase() === word);
  return choices.find((choice) => choice === word) ?? choices[said];
}

/** What the words of a search say about the values of a sentence, by their place. */
export function valuesIn(
  search: string,
  sentence: Sentence,
  vocabulary: Pick<Vocabulary, "tiers" | "currency">,
): ReadonlyMap<number, string> {
  const left = wordsOf(search);
  const found = new Map<number, string>();
  sentence.parameters.forEach((parameter, at) => {
    for (const [index, word] of left.entries()) {
      const value = valueIn(word, parameter, vocabulary);
      if (value !== undefined && sentence.template.isValue(at, value)) {
        found.set(at, value);
        left.splice(index, 1);
        return;
      }
    }
  });
  return found;
}

export function wordsOf(search: string): string[] {
  return search.split(/\s+/).filter(Boolean);
}
