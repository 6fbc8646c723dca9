import type { Schemas } from "../../../shared/api/types";
import { countedWord, type Form, piecesOf, type SaidPiece } from "./form";
import { amount, ordinal, orList, quoted, trimmed } from "./values";
import type { Parameter, Vocabulary } from "./vocabulary";

/** What values are read and written with. */
type Programme = Pick<Vocabulary, "currency" | "tiers">;

/** As they are written in rules, with what they are called in German. */
const WEEKDAYS: ReadonlyMap<string, readonly string[]> = new Map([
  ["Monday", ["Montag"]],
  ["Tuesday", ["Dienstag"]],
  ["Wednesday", ["Mittwoch"]],
  ["Thursday", ["Donnerstag"]],
  ["Friday", ["Freitag"]],
  ["Saturday", ["Samstag", "Sonnabend"]],
  ["Sunday", ["Sonntag"]],
]);

/** Points stand between thousands only: what could be read in two ways is not read at all. */
const WHOLE = "(?:[1-9][0-9]{0,2}(?:\\.[0-9]{3})+|[0-9]+)";
const NUMBER = `${WHOLE}(?:,[0-9]+)?`;
const QUOTED = '(?:„[^„“”"]*[“”]|"[^"]*")';
const SPACE = "[ \\u00A0]";

/**
 * The sentence as it is said in German, with values as Germans write them: `1.234,50 €`,
 * `24.12.2026`, `Montag oder Freitag`. A test holds every sentence to what the server says.
 */
export function germanForm(
  told: Schemas["VocabularyText"],
  parameters: readonly Parameter[],
  programme: Programme,
): Form {
  const pieces = piecesOf(told.pieces, parameters);
  const sayValue = (at: number, written: string) => sayGerman(parameters[at], written, programme);
  let reading: RegExp | undefined;
  return {
    pieces,
    text: told.text,
    say: (written) =>
      pieces
        .map((piece) =>
          piece.kind === "words"
            ? piece.text
            : piece.kind === "counted"
              ? countedWord(piece, written)
              : sayValue(piece.parameter, written[piece.parameter] ?? ""),
        )
        .join(""),
    sayValue,
    read: (line) => {
      reading ??= readingOf(pieces, parameters, programme);
      const found = reading.exec(line.trim());
      if (found === null) {
        return null;
      }
      const values = parameters.map(() => "");
      let group = 0;
      for (const piece of pieces) {
        if (piece.kind === "place") {
          group += 1;
          const parameter = parameters[piece.parameter];
          if (parameter !== undefined) {
            values[piece.parameter] = readGerman(parameter, found[group] ?? "", programme);
          }
        }
      }
      return values;
    },
  };
}

/** Finds the values in a line; a capital letter more or less and a full stop are nobody's mistake. */
function readingOf(
  pieces: readonly SaidPiece[],
  parameters: readonly Parameter[],
  programme: Programme,
): RegExp {
  const source = pieces
    .map((piece) =>
      piece.kind === "words"
        ? escaped(piece.text).replaceAll(" ", `${SPACE}+`)
        : piece.kind === "counted"
          ? `(?:${anyOf([piece.one, piece.several])})`
          : `(${lexemeOf(parameters[piece.parameter], programme)})`,
    )
    .join("");
  return new RegExp(`^${source}\\.?$`, "iu");
}

function lexemeOf(parameter: Parameter | undefined, { currency }: Programme): string {
  switch (parameter?.type) {
    case "integer":
    case "days":
      return WHOLE;
    case "ordinal":
      return `${WHOLE}\\.`;
    case "decimal":
    case "quantity":
      return NUMBER;
    case "percent":
      return `${NUMBER}${SPACE}?%`;
    case "money":
      return `${NUMBER}${SPACE}?(?:${anyOf([symbolOf(currency), currency])})`;
    case "date":
      return "[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}";
    case "time":
      return `[0-9]{1,2}:[0-9]{2}(?:${SPACE}Uhr)?`;
    case "weekdays":
      return listOf(`(?:${anyOf([...WEEKDAYS.values()].flat())})`);
    case "codes":
      return listOf(QUOTED);
    case "code":
    case "tier":
    case "text":
      return QUOTED;
    default:
      return anyOf(parameter?.choicesSaid ?? []);
  }
}

function listOf(item: string): string {
  return `${item}(?:(?:,| oder| und) ${item})*`;
}

/** The longest first: of "Person" and "Personen" both would be found at once. */
function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join("|");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/** A value as it stands in the file, from how it is said. */
function readGerman(parameter: Parameter, said: string, { currency, tiers }: Programme): string {
  const digits = () =>
    trimmed(
      said
        .replace(/[^0-9,.]/g, "")
        .replaceAll(".", "")
        .replace(",", "."),
    );
  switch (parameter.type) {
    case "integer":
    case "days":
    case "decimal":
    case "quantity":
      return digits();
    case "ordinal":
      return ordinal(Number(digits()));
    case "percent":
      return `${digits()}%`;
    case "money":
      return amount(digits(), currency);
    case "date": {
      const [day = "", month = "", year = ""] = said.split(".");
      return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    }
    case "time":
      return said.replace(/[^0-9:]/g, "").padStart(5, "0");
    case "weekdays":
      return orList(said.split(/, | oder | und /i).map(weekdayOf));
    case "codes":
      return orList([...said.matchAll(new RegExp(QUOTED, "g"))].map(([one]) => quoted(bare(one))));
    case "tier": {
      const named = tiers.find(({ name }) => name.toLowerCase() === bare(said).toLowerCase());
      const isCode = tiers.some(({ code }) => code === bare(said));
      return quoted(isCode ? bare(said) : (named?.code ?? bare(said)));
    }
    case "code":
    case "text":
      return quoted(bare(said));
    default: {
      const at = parameter.choicesSaid.findIndex((one) => one.toLowerCase() === said.toLowerCase());
      return parameter.choices[at] ?? said;
    }
  }
}

function weekdayOf(said: string): string {
  const named = said.toLowerCase();
  const isNamed = (names: readonly string[]) => names.some((name) => name.toLowerCase() === named);
  return [...WEEKDAYS].find(([, names]) => isNamed(names))?.[0] ?? said;
}

function bare(text: string): string {
  return text.slice(1, -1);
}

/** A value as Germans write it, from how it stands in the file; what is no value stays as it is. */
function sayGerman(
  parameter: Parameter | undefined,
  written: string,
  { currency }: Programme,
): string {
  switch (parameter?.type) {
    case "integer":
    case "days":
    case "decimal":
    case "quantity":
      return number(written);
    case "ordinal":
      return /^[0-9]+[a-z]{2}$/.test(written) ? `${number(written.slice(0, -2))}.` : written;
    case "percent":
      return written.endsWith("%") ? `${number(written.slice(0, -1))}\u00A0%` : written;
    case "money":
      return money(written, currency);
    case "date":
      return written.replace(/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/, "$3.$2.$1");
    case "time":
      return written;
    case "weekdays":
      return oderList(written.split(/, | or /).map((day) => WEEKDAYS.get(day)?.[0] ?? day));
    case "code":
    case "codes":
    case "tier":
    case "text":
      return oderList(
        written
          .slice(1, -1)
          .split(/"(?:, | or )"/)
          .map(germanQuoted),
      );
    default:
      return parameter?.choicesSaid[parameter.choices.indexOf(written)] ?? written;
  }
}

/** Texts may have German quotation marks in them, but never the straight ones. */
function germanQuoted(text: string): string {
  return /[„“]/.test(text) ? quoted(text) : `„${text}“`;
}

function oderList(said: readonly string[]): string {
  const last = said.length - 1;
  return last < 1 ? said.join("") : `${said.slice(0, last).join(", ")} oder ${said[last]}`;
}

function number(digits: string): string {
  return /^[0-9]{1,12}(?:\.[0-9]+)?$/.test(digits)
    ? new Intl.NumberFormat("de-DE", { maximumFractionDigits: 6 }).format(Number(digits))
    : digits;
}

function money(written: string, currency: string): string {
  const [digits = "", code] = written.split(" ");
  return code === currency && /^[0-9]{1,12}(?:\.[0-9]+)?$/.test(digits)
    ? new Intl.NumberFormat("de-DE", { style: "currency", currency }).format(Number(digits))
    : written;
}

function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat("de-DE", { style: "currency", currency }).formatToParts(1);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}
