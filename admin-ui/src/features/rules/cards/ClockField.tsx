import { CalendarButton } from "../../../shared/pickers/CalendarButton";
import { useWrittenDays, useWrittenTimes } from "../../../shared/pickers/typed";
import classes from "./Field.module.css";
import { Framed } from "./Framed";
import { type FieldProps, useFieldLabel } from "./field";
import { useTyped } from "./useTyped";

const ROOM_LEAST = 5;

/** A day or a time, as the page's language writes it. */
export function ClockField({ parameter, text, isValue, write, error, unfit, keep }: FieldProps) {
  const label = useFieldLabel(parameter);
  const isDay = parameter.type === "date";
  const days = useWrittenDays();
  const times = useWrittenTimes();
  const written = isDay ? days : times;
  const typed = useTyped({
    text,
    unfit,
    show: written.show,
    read: (value) => {
      const read = written.read(value);
      return read !== null && isValue(read) ? { text: read } : { wrong: "unread" };
    },
    write,
    keep,
    isPatient: true,
  });
  return (
    <Framed
      error={typed.isUnfit ? typed.wrong && written.wrong(typed.shown) : error}
      isWrong={typed.isUnfit}
      back={typed.isUnfit ? { to: written.show(text), go: typed.takeBack } : undefined}
    >
      {(tied) => (
        <>
          <input
            {...tied}
            className={classes.input}
            aria-label={label}
            autoComplete="off"
            size={Math.max(ROOM_LEAST, typed.room)}
            value={typed.shown}
            onChange={(event) => typed.type(event.currentTarget.value)}
            onBlur={typed.leave}
            onKeyDown={typed.onKeyDown}
          />
          {isDay && (
            <CalendarButton
              label={label}
              day={text}
              size={14}
              onChoose={(day) => typed.type(days.show(day))}
            />
          )}
        </>
      )}
    </Framed>
  );
}
