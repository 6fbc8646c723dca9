/** The languages of the pages. */
export const LANGUAGES = ["en", "de"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Texts by name: plain ones, ones with values in them, and groups of texts. */
export interface TextTree {
  readonly [name: string]: string | ((...values: never[]) => string) | TextTree;
}

/** The same names and values as `T`, with any wording. */
type SameTexts<T> = {
  readonly [Name in keyof T]: T[Name] extends string
    ? string
    : T[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : SameTexts<T[Name]>;
};

/** The texts of one feature in every language. */
export type Catalogue<T> = Readonly<Record<Language, SameTexts<T>>>;

/** All catalogues that were made, for the test that compares their languages. */
export const CATALOGUES: Readonly<Record<Language, unknown>>[] = [];

/** English decides which texts there are; a language that lacks one does not compile. */
export function catalogue<T extends TextTree>(
  en: T & SameTexts<T>,
  de: SameTexts<T>,
): Catalogue<T> {
  const made = { en, de };
  CATALOGUES.push(made);
  return made;
}
/** `one` for exactly 1, else `many`: the two forms that English and German have. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
