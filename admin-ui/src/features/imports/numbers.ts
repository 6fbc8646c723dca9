/** What stands before the decimals of a number; the other one may stand between groups of three. */
export type DecimalSign = "." | ",";

const OTHER: Readonly<Record<DecimalSign, string>> = { ".": ",", ",": "." };
/** As the server reads numbers when it is told nothing: nothing that could be read in two ways. */
const PLAIN = /^[+-]?\d{1,15}(\.\d{1,9})?$/;

/** Whether the server reads it as a number that is written with this sign. */
export function isNumber(text: string, sign: DecimalSign): boolean {
  const group = OTHER[sign];
  const form = `^[+-]?(\\d{1,15}|\\d{1,3}([${group}]\\d{3}){1,4})([${sign}]\\d{1,9})?$`;
  return new RegExp(form).test(text.trim());
}

/** The sign with which most of these are numbers; where both do as well, the delimiter tells. */
export function signOf(values: readonly string[], delimiter: string): DecimalSign {
  if (values.every((value) => PLAIN.test(value.trim()))) {
    return ".";
  }
  const count = (sign: DecimalSign) => values.filter((value) => isNumber(value, sign)).length;
  const more = count(",") - count(".");
  return more > 0 || (more === 0 && delimiter === ";") ? "," : ".";
}

/** Whether a file has to say how it writes numbers for these to be read. */
export function needsSign(values: readonly string[], sign: DecimalSign): boolean {
  return sign === "," || values.some((value) => !PLAIN.test(value.trim()) && isNumber(value, "."));
}
