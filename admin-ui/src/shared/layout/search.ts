/** Reading what stands behind the question mark of an address: anything can, so anything is read. */

/** A text, undefined for everything else and for an empty one. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") {
    // The router reads `?q=123` as a number.
    return String(value);
  }
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A calendar day such as `2026-11-21`. */
export function dayOf(value: unknown): string | undefined {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

/** One of the choices. */
export function choiceOf<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === value);
}

export interface PageSearch {
  /** The cursor of a page of a list. */
  readonly after?: string | undefined;
}

/** The search of a page with a list and nothing else. */
export function pageSearch(search: Record<string, unknown>): PageSearch {
  return { after: textOf(search.after) };
}

/** What is really there: a query must not carry `undefined`. */
export function given<Search extends object>(
  search: Search,
): { [Name in keyof Search]?: Exclude<Search[Name], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Search]?: Exclude<Search[Name], undefined>;
  };
}
