import { problemOf } from "../api/problem";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";

/** What the server says about single fields most often, told in the language of the page. */
const texts = catalogue(
  {
    required: "Is needed",
    blank: "Must not be empty",
    long: (most: string) => `At most ${most} characters`,
    short: (least: string) => `At least ${least} characters`,
    varied: (least: string) => `At least ${least} different characters`,
    taken: "Belongs to a member already",
    current: "This is not your current password",
    login: "Must not contain the login",
    first: "It is one of the first that somebody would try",
  },
  {
    required: "Wird gebraucht",
    blank: "Darf nicht leer sein",
    long: (most) => `Höchstens ${most} Zeichen`,
    short: (least) => `Mindestens ${least} Zeichen`,
    varied: (least) => `Mindestens ${least} verschiedene Zeichen`,
    taken: "Gehört schon zu einem Mitglied",
    current: "Das ist nicht Ihr aktuelles Passwort",
    login: "Darf den Anmeldenamen nicht enthalten",
    first: "Das ist eines der ersten, die jemand versuchen würde",
  },
);

/** Says what is wrong with a field, by its JSON pointer; undefined where it is fine. */
export function useFieldErrors(failure: unknown): (pointer: string) => string | undefined {
  const t = useTexts(texts);
  const errors = failure === null || failure === undefined ? [] : problemOf(failure).errors;
  return (pointer) => {
    const detail = errors.find((error) => error.pointer === pointer)?.detail;
    if (detail === undefined) {
      return undefined;
    }
    for (const [form, told] of [
      [/must have at most (\d+) characters/, t.long],
      [/must have at least (\d+) characters/, t.short],
      [/must have at least (\d+) different characters/, t.varied],
    ] as const) {
      const count = detail.match(form)?.[1];
      if (count !== undefined) {
        return told(count);
      }
    }
    const known: Readonly<Record<string, string>> = {
      "is required": t.required,
      "must not be blank": t.blank,
      "belongs to a member": t.taken,
      "This is not your current password.": t.current,
      "It must not contain the login.": t.login,
      "It is one of the first that somebody would try. Choose another one.": t.first,
    };
    return known[detail] ?? detail;
  };
}
