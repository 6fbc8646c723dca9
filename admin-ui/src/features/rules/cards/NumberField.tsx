import { marksOf } from "../../../shared/i18n/amounts";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { told } from "../language/said";
import { readValue } from "../language/values";
import { cardTexts } from "../texts/cards";
import { problemTexts } from "../texts/problems";
import classes from "./Field.module.css";
import { Framed } from "./Framed";
import { type FieldProps, useFieldLabel } from "./field";
import { exampleOf, type NotNumber, readNumber, shownNumber, unitOf } from "./numbers";
import { type Read, useTyped } from "./useTyped";

const ROOM_MAX = 16;

/** A number, an amount, a percentage or a position, as the page's language writes numbers. */
export function NumberField({
  parameter,
  text,
  vocabulary,
  isValue,
  write,
  error,
  unfit,
  keep,
}: FieldProps) {
  const t = useTexts(cardTexts).field;
  const { said } = useTexts(problemTexts);
  const { locale } = useFormats();
  const label = useFieldLabel(parameter);
  const { currency } = vocabulary;
  const marks = marksOf(locale);
  const unit = unitOf(parameter, currency);
  const read = (value: string): Read<NotNumber> => {
    const found = readNumber(parameter, value, currency, marks);
    return "wrong" in found || isValue(found.text) ? found : { wrong: "no-number" };
  };
  const typed = useTyped({
    text,
    unfit,
    show: (value) => shownNumber(parameter, value, currency, marks),
    read,
    write,
    keep,
  });
  const reading = readValue(parameter, text, vocabulary);
  const ofFile = "bad" in reading ? told(reading.bad.complaint, said) : error;
  const ofTyped =
    typed.wrong && t.notNumber[typed.wrong](typed.shown, exampleOf(marks), parameter.least);
  return (
    <Framed
      error={typed.isUnfit ? ofTyped : ofFile}
      isWrong={typed.isUnfit}
      back={
        typed.isUnfit
          ? { to: shownNumber(parameter, text, currency, marks), go: typed.takeBack }
          : undefined
      }
    >
      {(tied) => (
        <>
          <input
            {...tied}
            className={classes.input}
            aria-label={label}
            inputMode="decimal"
            autoComplete="off"
            size={Math.max(2, typed.room)}
            style={{ minWidth: `${Math.min(ROOM_MAX, typed.room)}ch` }}
            value={typed.shown}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => typed.type(event.currentTarget.value)}
            onBlur={typed.leave}
            onKeyDown={typed.onKeyDown}
          />
          {unit !== "" && <span aria-hidden>{unit}</span>}
        </>
      )}
    </Framed>
  );
}
