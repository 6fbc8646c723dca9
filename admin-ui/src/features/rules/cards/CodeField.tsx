import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { CloseIcon } from "../../../shared/icons";
import { codesQuery } from "../calls/catalogue";
import { LIST_MAX } from "../language/bounds";
import { codesOf } from "../language/codes";
import { orList, quoted } from "../language/values";
import { cardTexts } from "../texts/cards";
import { afterPress } from "./afterPress";
import classes from "./Field.module.css";
import { Framed } from "./Framed";
import { type FieldProps, useFieldLabel } from "./field";
import { suggested, useOffered } from "./offered";

const PAUSE_MS = 200;
/** Codes as tokens, picked from what purchases really contain or typed freely. */
export function CodeField({ line, parameter, text, write, error }: FieldProps) {
  const t = useTexts(cardTexts).field;
  const { number } = useFormats();
  const label = useFieldLabel(parameter);
  const [search, setSearch] = useState("");
  const [paused] = useDebouncedValue(search.trim(), PAUSE_MS);
  // Enter was pressed before it was known what there is to take.
  const [isAwaited, setAwaited] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const codes = useMemo(() => codesOf(text), [text]);
  const found = useQuery({
    ...codesQuery(parameter.of, paused),
    enabled: combobox.dropdownOpened && parameter.of !== "",
  });
  const offered = useOffered(
    line,
    parameter.of,
    paused,
    found.data,
    combobox.dropdownOpened,
  ).filter(({ code }) => !codes.includes(code));
  const typed = search.trim().replaceAll('"', "");
  const isNew =
    typed !== "" && !codes.includes(typed) && !offered.some((one) => one.code === typed);
  const isKnown = parameter.of === "" || (paused === search.trim() && !found.isFetching);

  const put = (next: readonly string[]) =>
    write(next.length === 0 ? '""' : orList(next.map(quoted)));
  const choose = (code: string) => {
    setAwaited(false);
    if (code !== "" && !codes.includes(code)) {
      put(parameter.list ? [...codes, code].slice(0, LIST_MAX) : [code]);
    }
    setSearch("");
    if (!parameter.list) {
      combobox.closeDropdown();
    }
  };
  const take = () => (isKnown ? choose(suggested(typed, offered) ?? typed) : setAwaited(true));
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    if (isAwaited && isKnown) {
      taking.current();
    }
  }, [isAwaited, isKnown]);
  const chooseTyped = () => choose(suggested(typed, offered, true) ?? typed);
  const choosing = useRef(chooseTyped);
  choosing.current = chooseTyped;
  const onKeyDown = (event: KeyboardEvent) => {
    const isPicked = combobox.getSelectedOptionIndex() >= 0;
    if (event.key === "Enter" && !isPicked) {
      event.preventDefault();
      take();
    } else if (event.key === ",") {
      event.preventDefault();
      chooseTyped();
    } else if (event.key === "Backspace" && search === "" && codes.length > 0) {
      event.preventDefault();
      put(codes.slice(0, -1));
    }
  };
  const best = typed === "" || !isKnown ? undefined : suggested(typed, offered);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width={280}
      position="bottom-start"
      keepMounted={false}
    >
      <Framed error={codes.length === 0 ? t.empty : error}>
        {(tied) => (
          <span className={classes.codes}>
            {codes.map((code) => (
              <span key={code} className={classes.code}>
                {code}
                <button
                  type="button"
                  className={classes.removeCode}
                  aria-label={t.removeCode(code)}
                  onClick={() => put(codes.filter((other) => other !== code))}
                >
                  <CloseIcon aria-hidden size={13} />
                </button>
              </span>
            ))}
            <Combobox.Target>
              <input
                {...tied}
                className={classes.input}
                aria-label={label}
                autoComplete="off"
                spellCheck={false}
                size={Math.max(!parameter.list && codes.length > 0 ? 1 : 5, search.length)}
                value={search}
                onFocus={() => combobox.openDropdown()}
                onClick={() => combobox.openDropdown()}
                onChange={(event) => {
                  setSearch(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.resetSelectedOption();
                }}
                onBlur={() => {
                  combobox.closeDropdown();
                  afterPress(() => choosing.current());
                }}
                onKeyDown={onKeyDown}
              />
            </Combobox.Target>
          </span>
        )}
      </Framed>
      <Combobox.Dropdown hidden={parameter.of === "" && !isNew}>
        <Combobox.Options mah={260} style={{ overflowY: "auto" }} aria-label={label}>
          {offered.map((item) => (
            <Combobox.Option
              key={item.code}
              value={item.code}
              className={item.code === best ? classes.best : undefined}
            >
              {item.name && item.name !== item.code ? `${item.name} (${item.code})` : item.code}{" "}
              <span className={classes.left}>
                {item.isAsked
                  ? t.asked
                  : item.purchases === undefined
                    ? t.used
                    : t.seen(number(item.purchases))}
              </span>
            </Combobox.Option>
          ))}
          {isNew && <Combobox.Option value={typed}>{t.addCode(typed)}</Combobox.Option>}
          {offered.length === 0 && !isNew && <Combobox.Empty>{t.noCodes}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
