import { useEffect, useState } from "react";

interface Form<Values> {
  readonly values: Values;
  readonly setValues: (values: Values) => void;
  readonly isDirty: () => boolean;
}

const PREFIX = "regulars.draft.";

/**
 * Keeps what was typed into a form while it is not saved, in this tab: leaving the page loses
 * nothing, so nobody has to be asked whether they are sure.
 *
 * @returns whether the form shows what was kept, and how to forget it
 */
export function useKeptDraft<Values>(name: string, form: Form<Values>) {
  const key = PREFIX + name;
  const [wasKept, setWasKept] = useState(false);
  const { values, setValues } = form;
  const isDirty = form.isDirty();
  // Once, when the form appears: afterwards the form itself is the truth.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept !== null) {
      setValues({ ...values, ...JSON.parse(kept) });
      setWasKept(true);
    }
  }, [key]);
  useEffect(() => {
    if (isDirty) {
      sessionStorage.setItem(key, JSON.stringify(values));
    }
  }, [key, isDirty, values]);
  const forget = () => {
    sessionStorage.removeItem(key);
    setWasKept(false);
  };
  return { wasKept, forget };
}

/** Forgets every draft: the next person at this device must not see them. */
export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) {
      sessionStorage.removeItem(key);
    }
  }
}
