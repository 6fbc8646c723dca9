import { CloseButton, Loader, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { catalogue } from "../i18n/catalogue";
import { useTexts } from "../i18n/LocaleProvider";
import { SearchIcon } from "../icons";

const texts = catalogue({ clear: "Clear" }, { clear: "Leeren" });
const PAUSE_MS = 300;

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  /** As it stands in the address. */
  readonly value: string | undefined;
  /** Called when typing pauses. */
  readonly onChange: (text: string | undefined) => void;
  readonly isSearching?: boolean;
  readonly autoFocus?: boolean;
  /** Hides the label, which readers still hear. */
  readonly quiet?: boolean;
  readonly w?: number | string;
}

/** A field that filters while one types; the address follows when typing pauses. */
export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  isSearching = false,
  autoFocus = false,
  quiet = false,
  w,
}: SearchFieldProps) {
  const t = useTexts(texts);
  const [text, setText] = useState(value ?? "");
  const told = useRef(value);
  useEffect(() => {
    // The address changed by itself, as when going back.
    if (value !== told.current) {
      told.current = value;
      setText(value ?? "");
    }
  }, [value]);
  const tell = useDebouncedCallback((typed: string) => {
    told.current = typed.trim() === "" ? undefined : typed.trim();
    onChange(told.current);
  }, PAUSE_MS);
  const type = (typed: string) => {
    setText(typed);
    tell(typed);
  };
  return (
    <TextInput
      {...(quiet ? { "aria-label": label } : { label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(w === undefined ? {} : { w })}
      type="search"
      autoComplete="off"
      spellCheck={false}
      autoFocus={autoFocus}
      leftSection={<SearchIcon aria-hidden size={16} />}
      rightSection={
        isSearching ? (
          <Loader aria-hidden size={14} />
        ) : text === "" ? null : (
          <CloseButton size="sm" aria-label={t.clear} onClick={() => type("")} />
        )
      }
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
