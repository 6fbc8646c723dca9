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
    taken: "Belongs to a member already",
  },
  {
    required: "Wird gebraucht",
    blank: "Darf nicht leer sein",
    long: (most) => `Höchstens ${most} Zeichen`,
    short: (least) => `Mindestens ${least} Zeichen`,
    taken: "Gehört schon zu einem Mitglied",
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
    const [, most] = detail.match(/^must have at most (\d+) characters/) ?? [];
    const [, least] = detail.match(/^must have at least (\d+) characters/) ?? [];
    if (most !== undefined) {
      return t.long(most);
    }
    if (least !== undefined) {
      return t.short(least);
    }
    const known: Readonly<Record<string, string>> = {
      "is required": t.required,
      "must not be blank": t.blank,
      "belongs to a member": t.taken,
    };
    return known[detail] ?? detail;
  };
}
