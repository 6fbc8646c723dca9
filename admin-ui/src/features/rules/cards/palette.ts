import { valueIn, wordsOf } from "../language/spoken";
import type { Sentence, Vocabulary } from "../language/vocabulary";

/** Sentences under one heading. */
export interface PaletteGroup {
  readonly group: string;
  readonly sentences: readonly Sentence[];
}

/** How well a sentence answers a search. Of conditions that answer it alike, the nearer stand first. */
const SAYS = 0;
const MEANS = 100;
const EXPLAINS = 200;
const BEGUN = 20;

/**
 * The sentences that have all words of a search in them, in the words that people search them by, in
 * what may be chosen in them or in what they mean, by their groups.
 */
export function searched(
  sentences: readonly Sentence[],
  search: string,
  vocabulary: Pick<Vocabulary, "tiers" | "currency">,
): PaletteGroup[] {
  const words = wordsOf(search.toLowerCase());
  const groups = new Map<string, [Sentence, number][]>();
  for (const sentence of sentences) {
    const rank = rankOf(sentence, words, vocabulary);
    if (rank !== null) {
      const found: [Sentence, number] = [sentence, rank + distanceOf(sentence, words)];
      groups.set(sentence.group, [...(groups.get(sentence.group) ?? []), found]);
    }
  }
  return [...groups]
    .map(([group, found]) => {
      found.sort(([, one], [, other]) => one - other);
      return { group, sentences: found.map(([sentence]) => sentence), best: found[0]?.[1] ?? 0 };
    })
    .sort((one, other) => one.best - other.best)
    .map(({ group, sentences }) => ({ group, sentences }));
}

/**
 * How far a condition is from what was searched: words that it only begins with, and what it asks
 * for besides. Whoever searches "brand" thinks of its products before amounts.
 */
function distanceOf({ part, text, said, parameters }: Sentence, search: readonly string[]): number {
  if (part !== "when" || search.length === 0) {
    return 0;
  }
  const own = new Set(wordsOf(`${text} ${said.text}`.toLowerCase()));
  return parameters.length + (search.every((word) => own.has(word)) ? 0 : BEGUN);
}

/** Sentences that say the words stand before those that only mean them; null for none of it. */
function rankOf(
  sentence: Sentence,
  words: readonly string[],
  vocabulary: Pick<Vocabulary, "tiers" | "currency">,
): number | null {
  const says = `${sentence.text} ${sentence.said.text}`.toLowerCase();
  const means =
    ` ${[...sentence.words, ...choicesOf(sentence, vocabulary)].join(" ")}`.toLowerCase();
  const explains = `${sentence.group} ${sentence.help} ${sentence.example}`.toLowerCase();
  const isSaid = (word: string) => says.includes(word);
  const isValue = (word: string) =>
    sentence.parameters.some((one) => valueIn(word, one, vocabulary) !== undefined);
  // Words begin as they are typed: "cap" is not in "escape".
  const isMeant = (word: string) => isSaid(word) || means.includes(` ${word}`) || isValue(word);
  if (words.every(isSaid)) {
    return SAYS;
  }
  if (words.every(isMeant)) {
    return MEANS;
  }
  return words.every((word) => isMeant(word) || explains.includes(word)) ? EXPLAINS : null;
}

/** What can be chosen in a sentence, as far as it is known here. */
function choicesOf({ parameters }: Sentence, { tiers }: Pick<Vocabulary, "tiers">): string[] {
  return parameters.flatMap((parameter) => [
    ...parameter.choices,
    ...parameter.choicesSaid,
    ...(parameter.type === "tier" ? tiers.flatMap(({ code, name }) => [code, name]) : []),
  ]);
}
