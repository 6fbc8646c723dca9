import { TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { isDay } from "../i18n/days";
import { CalendarButton } from "./CalendarButton";
import { useWrittenDays, useWrittenMoments, type Written } from "./typed";

type Given = Pick<
  TextInputProps,
  | "aria-describedby"
  | "autoFocus"
  | "description"
  | "error"
  | "inputWrapperOrder"
  | "required"
  | "size"
  | "withAsterisk"
>;

interface DayFieldProps extends Given {
  readonly label: string;
  /** As ISO 8601 has it; empty for none, and as it was typed where that could not be read. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day as the language of the page writes it: typed, or chosen in a calendar. */
export function DayField(props: DayFieldProps) {
  return <WrittenField {...props} written={useWrittenDays()} />;
}

/** A day with a time by some clock, such as `2026-12-31T22:00`. */
export function MomentField({
  startOfDay = "00:00",
  ...props
}: DayFieldProps & {
  /** The time of a day that is chosen before a time is there. */
  readonly startOfDay?: string;
}) {
  const { value } = props;
  const time = value[10] === "T" ? value.slice(11, 16) : startOfDay;
  return <WrittenField {...props} written={useWrittenMoments()} behind={`T${time}`} />;
}

/**
 * A form is not sent while what stands here cannot be read. It is told below the field as soon as
 * that is left, as nobody is told that half a day is none while still typing it.
 */
function WrittenField({
  label,
  value,
  onChange,
  error,
  size = "sm",
  written,
  behind = "",
  ...given
}: DayFieldProps & { readonly written: Written; readonly behind?: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = written.isWrong(value);
  const wrong = isWrong ? written.wrong(value) : "";
  useEffect(() => input.current?.setCustomValidity(wrong), [wrong]);
  const day = value.slice(0, 10);
  return (
    <TextInput
      {...given}
      ref={input}
      label={label}
      size={size}
      autoComplete="off"
      value={typed ?? written.show(value)}
      error={isWrong && typed === null ? wrong : error}
      onChange={(event) => {
        const now = event.currentTarget.value;
        setTyped(now);
        onChange(written.read(now) ?? now.trim());
      }}
      onBlur={() => setTyped(null)}
      rightSection={
        <CalendarButton
          label={label}
          day={isDay(day) ? day : ""}
          size={size === "xs" ? 14 : 16}
          onChoose={(chosen) => {
            setTyped(null);
            onChange(chosen + behind);
          }}
        />
      }
    />
  );
}
