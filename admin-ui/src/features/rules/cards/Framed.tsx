import { type ReactNode, useId } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { cardTexts } from "../texts/cards";
import classes from "./Field.module.css";

interface FramedProps {
  readonly error: string | undefined;
  readonly isWrong?: boolean;
  readonly isLong?: boolean;
  /** The value that is valid still, and the way back to it. */
  readonly back?: { readonly to: string; readonly go: () => void } | undefined;
  /** Makes the field with the attributes that tie it to its error. */
  readonly children: (tied: {
    "aria-invalid": boolean;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** The frame of a field in a sentence, with what is wrong below it. */
export function Framed({ error, isWrong = false, isLong = false, back, children }: FramedProps) {
  const t = useTexts(cardTexts).field;
  const id = useId();
  const wrong = isWrong || error !== undefined;
  return (
    <span className={classes.field} data-wrong={wrong || undefined} data-long={isLong || undefined}>
      {children({
        "aria-invalid": wrong,
        "aria-describedby": error === undefined ? undefined : id,
      })}
      {error !== undefined && (
        <span id={id} className={classes.error}>
          {error}{" "}
          {back !== undefined && (
            <button type="button" className={classes.back} onClick={back.go}>
              {t.back(back.to)}
            </button>
          )}
        </span>
      )}
    </span>
  );
}
