import type { NumberMarks } from "../../../shared/i18n/amounts";
import { timesOf } from "../language/spoken";
import { amount, decimalsOf, ordinal, trimmed } from "../language/values";
import type { Parameter } from "../language/vocabulary";

/** What is wrong with something that was typed as a number. */
export type NotNumber = "empty" | "no-number" | "unclear" | "below-zero" | "not-whole";

/** The text of a value in a rule file, or why what was typed is none. */
export type ReadNumber = { readonly text: string } | { readonly wrong: NotNumber };

const WHOLE: ReadonlySet<string> = new Set(["integer", "days", "ordinal"]);
const SPACES = "[ \\u00A0\\u2009\\u202F'’]";

/** How a locale with these marks writes a number that has both of them. */
export function exampleOf({ decimal, group }: NumberMarks): string {
  return `1${group}500${decimal}50`;
}

/**
 * Reads a number as somebody of a language types it. Thousands may be grouped, by threes; what could
 * be read in two ways is not guessed at: unlike the amounts of a basket that is only tried, this is
 * written into a rule.
 */
export function readNumber(
  parameter: Parameter,
  typed: string,
  currency: string,
  marks: NumberMarks,
): ReadNumber {
  const bare = withoutUnit(parameter, typed.trim(), currency);
  if (bare === "") {
    return { wrong: "empty" };
  }
  const spoken = parameter.type === "decimal" ? timesOf(bare) : undefined;
  if (spoken !== undefined) {
    return { text: spoken };
  }
  const number = numberOf(parameter.type === "ordinal" ? bare.replace(/\.$/, "") : bare, marks);
  if ("wrong" in number) {
    return number;
  }
  if (isThousands(parameter, number.text)) {
    return { wrong: "unclear" };
  }
  const digits = trimmed(number.text);
  if (WHOLE.has(parameter.type) && number.text.includes(".")) {
    return { wrong: "not-whole" };
  }
  return { text: written(parameter, digits, currency) };
}

/** Whether decimals look like the thousands of another language, and are hardly meant as decimals. */
function isThousands({ type }: Parameter, digits: string): boolean {
  const canBeExact = type !== "money" && !WHOLE.has(type);
  return (canBeExact ? /^[1-9][0-9]{0,2}\.000$/ : /^[1-9][0-9]{0,2}\.[0-9]{3}$/).test(digits);
}

/** What a field shows of a value as it stands in a rule file. */
export function shownNumber(
  parameter: Parameter,
  text: string,
  currency: string,
  marks: NumberMarks,
): string {
  if (parameter.type === "ordinal" && marks.decimal === ",") {
    return text.replace(/(?<=[0-9])(?:st|nd|rd|th)$/, ".");
  }
  return withoutUnit(parameter, text, currency).replace(".", marks.decimal);
}

/** What stands behind the field of a value. */
export function unitOf(parameter: Parameter, currency: string): string {
  return parameter.type === "money" ? currency : parameter.type === "percent" ? "%" : "";
}

function withoutUnit(parameter: Parameter, text: string, currency: string): string {
  const unit = unitOf(parameter, currency);
  return unit !== "" && text.toUpperCase().endsWith(unit)
    ? text.slice(0, text.length - unit.length).trimEnd()
    : text;
}

/** The number with a point and without groups. */
function numberOf(typed: string, { decimal, group }: NumberMarks): ReadNumber {
  const bare = typed.replace(/(?<=[0-9])(?:st|nd|rd|th)$/i, "");
  const [d, g] = [`\\${decimal}`, `\\${group}`];
  const plain = new RegExp(`^([0-9]+)(?:${d}([0-9]*))?$`).exec(bare);
  const grouped = new RegExp(
    `^([1-9][0-9]{0,2}(?:(${g}|${SPACES})[0-9]{3})(?:\\2[0-9]{3})*)(?:${d}([0-9]*))?$`,
  ).exec(bare);
  if (plain !== null) {
    return { text: joined(plain[1], plain[2]) };
  }
  if (grouped !== null) {
    return { text: joined(grouped[1]?.replace(/[^0-9]/g, ""), grouped[3]) };
  }
  if (/^[-−][0-9.,]+$/.test(bare)) {
    return { wrong: "below-zero" };
  }
  return { wrong: /^[0-9.,\s'’]*$/.test(bare) ? "unclear" : "no-number" };
}

function joined(whole: string | undefined, decimals: string | undefined): string {
  return decimals ? `${whole}.${decimals}` : (whole ?? "");
}

/** Digits that the type has no room for stay: what is wrong with them is told where it is read. */
function written(parameter: Parameter, digits: string, currency: string): string {
  switch (parameter.type) {
    case "money": {
      const isTooExact = (digits.split(".")[1] ?? "").length > decimalsOf(currency);
      return isTooExact ? `${digits} ${currency}` : amount(digits, currency);
    }
    case "percent":
      return `${digits}%`;
    case "ordinal":
      return digits.length > 12 ? `${digits}th` : ordinal(Number(digits));
    default:
      return digits;
  }
}
