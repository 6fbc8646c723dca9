import type { Sentence } from "../language/vocabulary";

/** Sentences under one heading. */
export interface PaletteGroup {
  readonly group: string;
  readonly sentences: readonly Sentence[];
}

/** The sentences that have all words of a search in them or in what they mean, by their groups. */
export function searched(sentences: readonly Sentence[], search: string): PaletteGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    const text = `${sentence.text} ${sentence.group} ${sentence.help} ${sentence.example}`;
    const found = text.toLowerCase();
    if (words.every((word) => found.includes(word))) {
      groups.set(sentence.group, [...(groups.get(sentence.group) ?? []), sentence]);
    }
  }
  return [...groups].map(([group, found]) => ({ group, sentences: nearestFirst(found, words) }));
}

/** Sentences that say the words themselves stand before those that only mean them. */
function nearestFirst(sentences: readonly Sentence[], words: readonly string[]): Sentence[] {
  const says = (sentence: Sentence) =>
    words.every((word) => sentence.text.toLowerCase().includes(word)) ? 0 : 1;
  return [...sentences].sort((one, other) => says(one) - says(other));
}
