import { type ReactNode, useId } from "react";
import classes from "./Field.module.css";

interface FramedProps {
  readonly error: string | undefined;
  readonly isWrong?: boolean;
  readonly isLong?: boolean;
  /** Makes the field with the attributes that tie it to its error. */
  readonly children: (tied: {
    "aria-invalid": boolean;
    "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** The frame of a field in a sentence, with what is wrong below it. */
export function Framed({ error, isWrong = false, isLong = false, children }: FramedProps) {
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
          {error}
        </span>
      )}
    </span>
  );
}
