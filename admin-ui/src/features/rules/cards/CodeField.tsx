import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { CloseIcon } from "../../../shared/icons";
import { codesQuery } from "../calls/catalogue";
import type { CatalogueItem } from "../calls/types";
import { useEditing } from "../editor/context";
import { LIST_MAX } from "../language/bounds";
import { codesOf, codesUsed } from "../language/codes";
import { orList, quoted } from "../language/values";
import { cardTexts } from "../texts/cards";
import { afterPress } from "./afterPress";
import classes from "./Field.module.css";
import { Framed } from "./Framed";
import { type FieldProps, useFieldLabel } from "./field";

const PAUSE_MS = 200;
const OFFERED_MAX = 30;

/** A code that there is; how often purchases have it where that is counted. */
type Offered = Pick<CatalogueItem, "code" | "name"> & { readonly purchases?: number };

/** Codes as tokens, picked from what purchases really contain or typed freely. */
export function CodeField({ parameter, text, write, error }: FieldProps) {
  const t = useTexts(cardTexts).field;
  const { number } = useFormats();
  const label = useFieldLabel(parameter);
  const [search, setSearch] = useState("");
  const [paused] = useDebouncedValue(search.trim(), PAUSE_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const codes = useMemo(() => codesOf(text), [text]);
  const found = useQuery({
    ...codesQuery(parameter.of, paused),
    enabled: combobox.dropdownOpened && parameter.of !== "",
  });
  const { document } = useEditing();
  const offered = useMemo(() => {
    const seen: readonly Offered[] = found.data?.items ?? [];
    const isSeen = new Set(seen.map(({ code }) => code));
    const used = combobox.dropdownOpened ? codesUsed(document.snapshot().file, parameter.of) : [];
    const others = used.filter((code) => !isSeen.has(code) && code.includes(paused));
    return [...seen, ...others.map((code): Offered => ({ code }))]
      .filter(({ code }) => !codes.includes(code))
      .slice(0, OFFERED_MAX);
  }, [found.data, combobox.dropdownOpened, document, parameter.of, paused, codes]);
  const typed = search.trim().replaceAll('"', "");
  const isNew =
    typed !== "" && !codes.includes(typed) && !offered.some((one) => one.code === typed);

  const put = (next: readonly string[]) =>
    write(next.length === 0 ? '""' : orList(next.map(quoted)));
  const choose = (code: string) => {
    if (code !== "" && !codes.includes(code)) {
      put(parameter.list ? [...codes, code].slice(0, LIST_MAX) : [code]);
    }
    setSearch("");
    if (!parameter.list) {
      combobox.closeDropdown();
    }
  };
  const choosing = useRef(() => choose(typed));
  choosing.current = () => choose(typed);
  const onKeyDown = (event: KeyboardEvent) => {
    const isPicked = combobox.getSelectedOptionIndex() >= 0;
    if ((event.key === "Enter" && !isPicked) || event.key === ",") {
      event.preventDefault();
      choose(typed);
    } else if (event.key === "Backspace" && search === "" && codes.length > 0) {
      event.preventDefault();
      put(codes.slice(0, -1));
    }
  };

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
            <Combobox.Option key={item.code} value={item.code}>
              {item.name && item.name !== item.code ? `${item.name} (${item.code})` : item.code}{" "}
              <span className={classes.left}>
                {item.purchases === undefined ? t.used : t.seen(number(item.purchases))}
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
