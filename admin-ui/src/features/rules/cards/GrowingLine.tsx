import type { ComponentProps } from "react";
import classes from "./GrowingLine.module.css";

interface GrowingLineProps
  extends Omit<ComponentProps<"textarea">, "value" | "onChange" | "className" | "rows"> {
  readonly value: string;
  readonly onType: (typed: string) => void;
  /** How the text looks, and the frame around it. */
  readonly className?: string | undefined;
}

/** One line to type, which is shown whole: it wraps where there is no room for it. */
export function GrowingLine({ value, onType, className = "", ...given }: GrowingLineProps) {
  return (
    // The text stands there once more, unseen, so that the field is as high as it.
    <span className={`${classes.growing} ${className}`} data-typed={`${value} `}>
      <textarea
        {...given}
        rows={1}
        value={value}
        onChange={(event) => onType(event.currentTarget.value.replace(/\s*[\r\n]+\s*/g, " "))}
      />
    </span>
  );
}
