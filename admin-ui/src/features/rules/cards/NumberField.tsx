import { useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { told } from "../language/said";
import { ordinal, readValue } from "../language/values";
import { cardTexts } from "../texts/cards";
import { problemTexts } from "../texts/problems";
import classes from "./Field.module.css";
import { Framed } from "./Framed";
import { type FieldProps, useFieldLabel } from "./field";
import { useTyped } from "./useTyped";

/** A number, an amount, a percentage or a position, with the decimal point of the page's language. */
export function NumberField({ parameter, text, vocabulary, isValue, write, error }: FieldProps) {
  const t = useTexts(cardTexts).field;
  const { said } = useTexts(problemTexts);
  const { number } = useFormats();
  const label = useFieldLabel(parameter);
  const [lost, setLost] = useState<string | null>(null);
  const point = number(1.5)[1] ?? ".";
  const behind =
    parameter.type === "money"
      ? ` ${vocabulary.currency}`
      : parameter.type === "percent"
        ? "%"
        : "";
  const reading = readValue(parameter, text, vocabulary);
  const typed = useTyped(
    text,
    (value) =>
      (value.endsWith(behind) ? value.slice(0, value.length - behind.length) : value).replace(
        ".",
        point,
      ),
    (value) => {
      const digits = value.trim().replace(",", ".");
      const next = parameter.type === "ordinal" ? position(digits) : digits + behind;
      const read = isValue(next) ? readValue(parameter, next, vocabulary) : null;
      return read !== null && "value" in read ? read.value.written : read === null ? null : next;
    },
    write,
    (unfit) => {
      setLost(unfit);
      if (unfit === null && "value" in reading && reading.value.written !== text) {
        write(reading.value.written);
      }
    },
  );
  const kept = lost === null ? error : t.notKept(lost);
  const complaint = "bad" in reading ? told(reading.bad.complaint, said) : kept;
  return (
    <Framed error={complaint} isWrong={typed.isUnfit}>
      {(tied) => (
        <>
          <input
            {...tied}
            className={classes.input}
            aria-label={label}
            inputMode="decimal"
            autoComplete="off"
            size={Math.max(2, typed.room)}
            style={{ minWidth: `${typed.room}ch` }}
            value={typed.shown}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setLost(null);
              typed.type(event.currentTarget.value);
            }}
            onBlur={typed.leave}
          />
          {behind !== "" && <span aria-hidden>{behind.trim()}</span>}
        </>
      )}
    </Framed>
  );
}

/** `3` and `3rd` are both meant as the third. */
function position(typed: string): string {
  const digits = typed.replace(/[a-z]+$/i, "");
  return /^[0-9]+$/.test(digits) ? ordinal(Number(digits)) : typed;
}
