/** How a locale writes numbers. */
export interface NumberMarks {
  /** Between whole and fraction: `.` or `,`. */
  readonly decimal: string;
  /** Between thousands: the other one. */
  readonly group: string;
}

/** Digits before the point that are still kept exactly. */
const WHOLE_MAX = 9;
const SPACES = /[\s\u00a0\u202f\u2009'’]/g;
const GROUPED_BY_SPACES = /^\d{1,3}(?:[\s\u00a0\u202f\u2009'’]\d{3})+(?:[.,]\d*)?$/;

const COMMA: NumberMarks = { decimal: ",", group: "." };
const POINT: NumberMarks = { decimal: ".", group: "," };
const marksByLocale = new Map<string, NumberMarks>();

/** The marks of a locale such as `de-DE`. Every field for a number asks, so they are kept. */
export function marksOf(locale: string): NumberMarks {
  const known = marksByLocale.get(locale);
  const marks = known ?? (new Intl.NumberFormat(locale).format(1.5).includes(",") ? COMMA : POINT);
  marksByLocale.set(locale, marks);
  return marks;
}

/** What a locale really puts between thousands and before a fraction, also where that is a space. */
export function separatorsOf(locale: string): NumberMarks {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1_234_567.5);
  const mark = (wanted: "decimal" | "group") => parts.find(({ type }) => type === wanted)?.value;
  const { decimal, group } = marksOf(locale);
  return { decimal: mark("decimal") ?? decimal, group: mark("group") ?? group };
}

/**
 * Reads a number that is not negative, as somebody types it: `1.000,50`, `1,000.50`, `1 000,50`,
 * `4,50` and `4.50`. Thousands may be marked where nothing else can be meant: a single mark before
 * three digits counts as the locale has it, and as nothing where it could be a fraction as well.
 *
 * @param decimalsMax how many digits may stand behind the decimal mark
 * @return the number; null where it is none, has more decimals or can be read in two ways
 */
export function readNumber(typed: string, marks: NumberMarks, decimalsMax: number): number | null {
  const trimmed = typed.trim();
  const text = GROUPED_BY_SPACES.test(trimmed) ? trimmed.replace(SPACES, "") : trimmed;
  if (!/^\d[\d.,]*$/.test(text)) {
    return null;
  }
  const decimal = decimalMarkOf(text, marks, decimalsMax);
  if (decimal === undefined) {
    return null;
  }
  const at = decimal === null ? text.length : text.lastIndexOf(decimal);
  const whole = text.slice(0, at);
  const fraction = text.slice(at + 1);
  const digits = whole.replace(/[.,]/g, "");
  const isWhole = /^\d+$/.test(whole) || /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole);
  const isFraction = decimal === null || (/^\d+$/.test(fraction) && fraction.length <= decimalsMax);
  return isWhole && isFraction && digits.length <= WHOLE_MAX
    ? Number(`${digits}.${fraction || 0}`)
    : null;
}

/** The mark that separates the fraction, null where there is none, undefined where nobody can tell. */
function decimalMarkOf(
  text: string,
  marks: NumberMarks,
  decimalsMax: number,
): string | null | undefined {
  const found = [...text].filter((character) => /[.,]/.test(character));
  const last = found.at(-1);
  if (last === undefined) {
    return null;
  }
  const times = found.filter((mark) => mark === last).length;
  if (times < found.length) {
    return times === 1 ? last : undefined;
  }
  if (times > 1) {
    return null;
  }
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(text) || last === marks.decimal) {
    return last;
  }
  return decimalsMax < 3 ? null : undefined;
}

/** A number as it is typed into a field: with the decimal mark of the locale, without thousands. */
export function typedNumber(value: number, marks: NumberMarks, decimals?: number): string {
  const text = decimals === undefined ? String(value) : value.toFixed(decimals);
  return text.replace(".", marks.decimal);
}
