import {
  isDay,
  isMoment,
  readDay,
  readMoment,
  readTime,
  saidDay,
  saidMoment,
  saidTime,
} from "../i18n/days";
import { useFormats, useTexts } from "../i18n/LocaleProvider";
import { dayTexts } from "./dayTexts";

/** How one kind of days and times is read, shown and refused in the language of the page. */
export interface Written {
  /** What was typed as ISO 8601 has it; null where it is none. */
  readonly read: (typed: string) => string | null;
  /** A value as people write it; what is none as it is. */
  readonly show: (value: string) => string;
  /** Whether something typed could not be read. */
  readonly isWrong: (value: string) => boolean;
  /** What to say then. */
  readonly wrong: (value: string) => string;
}

/** A day that cannot be taken for another, in any order. */
const EXAMPLE = "2026-12-31";
const EXAMPLE_TIME = "22:00";

/** Days, as `2026-12-31`. */
export function useWrittenDays(): Written {
  const { locale } = useFormats();
  const t = useTexts(dayTexts);
  return writtenAs(
    (typed) => readDay(typed, locale),
    (day) => saidDay(day, locale),
    isDay,
    (typed) => t.noDay(typed, saidDay(EXAMPLE, locale)),
  );
}

/** Times, as `22:00`. */
export function useWrittenTimes(): Written {
  const { locale } = useFormats();
  const t = useTexts(dayTexts);
  return writtenAs(
    readTime,
    (time) => saidTime(time, locale),
    (value) => readTime(value) === value,
    (typed) => t.noTime(typed, saidTime(EXAMPLE_TIME, locale)),
  );
}

/** Days with a time by some clock, as `2026-12-31T22:00`. */
export function useWrittenMoments(): Written {
  const { locale } = useFormats();
  const t = useTexts(dayTexts);
  return writtenAs(
    (typed) => readMoment(typed, locale),
    (moment) => saidMoment(moment, locale),
    isMoment,
    (typed) => t.noMoment(typed, saidMoment(`${EXAMPLE}T${EXAMPLE_TIME}`, locale)),
  );
}

function writtenAs(
  read: (typed: string) => string | null,
  said: (value: string) => string,
  isOne: (value: string) => boolean,
  wrong: (value: string) => string,
): Written {
  return {
    read,
    show: (value) => (isOne(value) ? said(value) : value),
    isWrong: (value) => value !== "" && !isOne(value),
    wrong,
  };
}
