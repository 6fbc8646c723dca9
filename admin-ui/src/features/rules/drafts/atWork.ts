import { useSyncExternalStore } from "react";

/** Something typed that no rule has, with the place of its field. */
export interface Refused {
  readonly file: string;
  /** The rule that it is in; undefined outside of any. */
  readonly rule: string | undefined;
  /** From 1 on, as an address names them; the column is missing where it is the rule's name. */
  readonly line: number;
  readonly column: number | undefined;
  readonly typed: string;
  /** What is in force in its place. */
  readonly of: string;
}

/** How what is typed stands towards the server. */
export type Saving = "saved" | "saving" | "unreachable" | "refused" | "conflict";

/** Where somebody works at a draft. */
interface AtWork {
  readonly subscribe: (listener: () => void) => () => void;
  /** Another object after each change. */
  readonly snapshot: () => { readonly save: { readonly kind: Saving } };
  readonly refused: () => readonly Refused[];
  readonly flush: () => Promise<void>;
}

/** The desk on which each draft was worked at last in this window, in whatever language. */
const desks = new Map<string, AtWork>();

export function worksAt(draft: string, desk: AtWork): void {
  desks.set(draft, desk);
}

/** What is typed for a draft in this window and is not in it. */
export interface NotTaken {
  readonly save: Saving;
  readonly refused: readonly Refused[];
}

const ALL_TAKEN: NotTaken = { save: "saved", refused: [] };

/** What of a draft is typed here and the server does not have: it cannot be handed in without it. */
export function useNotTaken(draft: string): NotTaken {
  const desk = desks.get(draft);
  const state = useSyncExternalStore(
    desk?.subscribe ?? nothingChanges,
    desk?.snapshot ?? nothingIsTyped,
  );
  return desk === undefined || state === null
    ? ALL_TAKEN
    : { save: state.save.kind, refused: desk.refused() };
}

/** Sends what is typed for a draft and not sent yet. */
export function sendTyped(draft: string): Promise<void> {
  return desks.get(draft)?.flush() ?? Promise.resolve();
}

function nothingChanges(): () => void {
  return () => undefined;
}

function nothingIsTyped(): null {
  return null;
}
