import { useSyncExternalStore } from "react";

type Waiting = (signedInAgain: boolean) => void;

/** Calls that wait until somebody has signed in again. */
let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function tellListeners() {
  for (const listener of listeners) {
    listener();
  }
}

/** Asks over the page; true once the same person has signed in again, false when they would not. */
export function askToSignIn(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    tellListeners();
  });
}

/** Lets the waiting calls go on, or fail. */
export function endAsking(signedInAgain: boolean) {
  const answered = waiting;
  waiting = [];
  tellListeners();
  for (const resolve of answered) {
    resolve(signedInAgain);
  }
}

/** Whether calls wait until somebody has signed in again. */
export function isAsking(): boolean {
  return waiting.length > 0;
}

/** Whether the session has ended while the page is open. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isAsking);
}
