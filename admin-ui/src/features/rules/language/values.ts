import { LIST_MAX, TEXT_LENGTH_MAX } from "./bounds";
import { complaintAboutCode, complaintAboutText } from "./characters";
import { nearestOf } from "./nearest";
import { type Said, said } from "./said";
import type { Parameter, Vocabulary } from "./vocabulary";

/** A value that stands in a sentence. Equal values are written alike. */
export interface Value {
  /** As it stands in a canonical rule file. */
  readonly written: string;
  /** The codes, weekdays, tier or text without quotation marks; empty for numbers and dates. */
  readonly words: readonly string[];
}

/** Not a value of the type. */
export interface Bad {
  /** Completes "… : message". */
  readonly complaint: Said;
  readonly suggestion: string | null;
}

interface Refused {
  readonly bad: Bad;
}

export type Reading = { readonly value: Value } | Refused;

const DIGITS_MAX = 12;
const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2199-12-31";

/** Reads what has the outer form of the parameter's type. */
export function readValue(parameter: Parameter, text: string, vocabulary: Vocabulary): Reading {
  switch (parameter.type) {
    case "integer":
    case "days":
      return whole(parameter, text);
    case "ordinal":
      return ordinalValue(parameter, text);
    case "decimal":
      return exact(parameter, text, 4);
    case "percent":
      return percent(parameter, text);
    case "quantity":
      return exact(parameter, text, 3);
    case "money":
      return money(parameter, text, vocabulary.currency);
    case "date":
      return date(text);
    case "time":
      return time(text);
    case "weekdays":
      return words(text.split(/, | or /), orList);
    case "code":
      return codes([unquoted(text)]);
    case "codes":
      return codes(unquoted(text).split(/"(?:, | or )"/));
    case "tier":
      return tier(unquoted(text), vocabulary);
    case "text":
      return freeText(unquoted(text));
    default:
      return good(text, [text]);
  }
}

function good(written: string, of: readonly string[] = []): Reading {
  return { value: { written, words: of } };
}

function bad(complaint: Said, suggestion: string | null = null): Reading {
  return { bad: { complaint, suggestion } };
}

/** What is proposed in place of a number is proposed with what stands behind the number. */
function proposing({ bad: { complaint, suggestion } }: Refused, write: (digits: string) => string) {
  return bad(complaint, suggestion === null ? null : write(suggestion));
}

function unpadded(digits: string): string {
  return digits.replace(/^0+(?=[0-9])/, "");
}

function unquoted(text: string): string {
  return text.slice(1, -1);
}

function whole(parameter: Parameter, digits: string): Reading {
  if (digits.length > DIGITS_MAX) {
    return bad(said("at-most", plain(parameter.most)));
  }
  const outside = inRange(parameter, Number(digits));
  if (outside !== null) {
    return outside;
  }
  return digits.length > 1 && digits.startsWith("0")
    ? bad(said("leading-zeros"), unpadded(digits))
    : good(digits);
}

function ordinalValue(parameter: Parameter, text: string): Reading {
  const digits = text.slice(0, -2);
  const reading = whole(parameter, digits);
  const written = ordinal(Number(digits));
  if ("bad" in reading) {
    return proposing(reading, () => written);
  }
  return written === text ? good(written) : bad(said("not-how-written"), written);
}

function exact(parameter: Parameter, digits: string, decimalsMax: number): Reading {
  if (digits.length > DIGITS_MAX) {
    return bad(said("at-most", plain(parameter.most)));
  }
  if ((digits.split(".")[1] ?? "").length > decimalsMax) {
    return bad(said("too-many-decimals", decimalsMax));
  }
  const outside = inRange(parameter, Number(digits));
  if (outside !== null) {
    return outside;
  }
  return digits.length > 1 && digits.startsWith("0") && digits[1] !== "."
    ? bad(said("leading-zeros"), trimmed(digits))
    : good(trimmed(digits));
}

function percent(parameter: Parameter, text: string): Reading {
  const reading = exact(parameter, text.slice(0, -1), 4);
  return "value" in reading
    ? good(`${reading.value.written}%`)
    : proposing(reading, (digits) => `${digits}%`);
}

function money(parameter: Parameter, text: string, currency: string): Reading {
  const code = text.slice(-3);
  const digits = text.slice(0, -4);
  if (code !== currency) {
    const meant = `${digits} ${currency}`;
    const reading = money(parameter, meant, currency);
    return bad(said("other-currency", currency), "bad" in reading ? reading.bad.suggestion : meant);
  }
  const decimals = decimalsOf(code);
  const behind = digits.split(".")[1];
  if (behind !== undefined && behind.length !== decimals) {
    return bad(decimals === 0 ? said("no-decimals", code) : said("fixed-decimals", code, decimals));
  }
  const reading = exact(parameter, digits, decimals);
  return "value" in reading
    ? good(amount(reading.value.written, code))
    : proposing(reading, () => `${unpadded(digits)} ${code}`);
}

function date(text: string): Reading {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  if (month < 1 || month > 12 || day < 1 || day > last.getUTCDate()) {
    return bad(said("no-such-day"));
  }
  return text < FIRST_DAY || text > LAST_DAY
    ? bad(said("date-range", FIRST_DAY, LAST_DAY))
    : good(text);
}

function time(text: string): Reading {
  if (/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(text)) {
    return good(text);
  }
  return text === "24:00" ? bad(said("midnight-is"), "00:00") : bad(said("no-such-time"));
}

function codes(of: readonly string[]): Reading {
  for (const code of of) {
    const complaint = complaintAboutCode(code);
    if (complaint !== null) {
      return bad(complaint);
    }
  }
  return words(of, (named) => orList(named.map(quoted)));
}

function words(of: readonly string[], write: (of: readonly string[]) => string): Reading {
  if (of.length > LIST_MAX) {
    return bad(said("list-too-long", LIST_MAX));
  }
  return new Set(of).size < of.length ? bad(said("named-twice")) : good(write(of), of);
}

function tier(code: string, vocabulary: Vocabulary): Reading {
  const known = vocabulary.tiers.map((rung) => rung.code);
  if (known.includes(code)) {
    return good(quoted(code), [code]);
  }
  const nearest = nearestOf(code, known);
  return bad(
    known.length === 0 ? said("no-tiers") : said("no-such-tier", known.join(", ")),
    nearest === null ? null : quoted(nearest),
  );
}

function freeText(text: string): Reading {
  const complaint = complaintAboutText(text, TEXT_LENGTH_MAX);
  return complaint === null ? good(quoted(text), [text]) : bad(complaint);
}

function inRange(parameter: Parameter, number: number): Reading | null {
  if (number > parameter.most) {
    return bad(said("at-most", plain(parameter.most)));
  }
  if (number === 0 && parameter.name === "factor") {
    return bad(said("no-factor", plain(parameter.least)));
  }
  return number < parameter.least ? bad(said("at-least", plain(parameter.least))) : null;
}

export function quoted(text: string): string {
  return `"${text}"`;
}

/** `a, b or c` */
export function orList(shown: readonly string[]): string {
  return shown.length < 2
    ? (shown[0] ?? "")
    : `${shown.slice(0, -1).join(", ")} or ${shown[shown.length - 1]}`;
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(number: number): string {
  const teen = Math.floor((number % 100) / 10) === 1;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

/** The same number without zeros that say nothing. */
export function trimmed(digits: string): string {
  const whole = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
  return unpadded(whole);
}

/** How many digits stand behind the point of an amount. */
export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as it stands in a rule file: `20.00 EUR`. */
export function amount(digits: string, currency: string): string {
  const decimals = decimalsOf(currency);
  const [whole = "0", behind = ""] = digits.split(".");
  return decimals === 0
    ? `${whole} ${currency}`
    : `${whole}.${behind.padEnd(decimals, "0")} ${currency}`;
}

function plain(number: number): string {
  return number.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 6 });
}
