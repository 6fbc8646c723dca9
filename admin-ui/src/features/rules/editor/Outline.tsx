import { Button, Drawer, Text, TextInput } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useFormats, useTexts } from "../../../shared/i18n/LocaleProvider";
import { SearchIcon } from "../../../shared/icons";
import { editorTexts } from "../texts/editor";
import classes from "./Outline.module.css";
import { type Found, foundIn, type OutlinedRule } from "./outlined";

interface OutlineProps {
  /** The rules of the draft as they are now. */
  readonly rules: () => readonly OutlinedRule[];
  readonly onGo: (place: { readonly file: string; readonly line: number }) => void;
}

/** All rules of the draft, to be searched and gone to. */
export function Outline({ rules, onGo }: OutlineProps) {
  const t = useTexts(editorTexts).outline;
  const [isOpen, { open, close }] = useDisclosure(false);
  useHotkeys([["mod+shift+O", open]], []);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<SearchIcon aria-hidden size={14} />}
        title={t.hint}
        onClick={open}
      >
        {t.open}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="left"
        size="min(100%, 28rem)"
        title={t.title}
        closeButtonProps={{ "aria-label": t.close }}
      >
        {isOpen && (
          <OutlineList
            rules={rules}
            onGo={(place) => {
              close();
              onGo(place);
            }}
          />
        )}
      </Drawer>
    </>
  );
}

/** The search and what it finds; arrows go through it, Enter goes there. */
function OutlineList({ rules, onGo }: OutlineProps) {
  const t = useTexts(editorTexts).outline;
  const { number } = useFormats();
  const all = useMemo(() => rules(), [rules]);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => foundIn(all, search), [all, search]);
  const files = new Set(all.map(({ file }) => file));
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: chosen + 1,
      ArrowUp: chosen - 1,
      PageDown: chosen + 10,
      PageUp: chosen - 10,
    };
    const next = steps[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(found.length - 1, next)));
    } else if (event.key === "Enter") {
      const one = found[chosen];
      if (one !== undefined) {
        event.preventDefault();
        onGo(one.rule);
      }
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${chosen}`}
        aria-autocomplete="list"
        label={t.search}
        placeholder={t.placeholder}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Text size="sm" c="dimmed" my="xs" role="status">
        {t.found(number(found.length), number(all.length))}
      </Text>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t.title}
        className={classes.list}
      >
        {found.map((one, index) => (
          <Item
            key={`${one.rule.file} ${one.rule.line}`}
            id={`${id}-${index}`}
            found={one}
            isChosen={index === chosen}
            isFileTold={files.size > 1}
            onGo={onGo}
          />
        ))}
      </div>
    </>
  );
}

interface ItemProps extends Pick<OutlineProps, "onGo"> {
  readonly id: string;
  readonly found: Found;
  readonly isChosen: boolean;
  readonly isFileTold: boolean;
}

function Item({ id, found: { rule, sentence }, isChosen, isFileTold, onGo }: ItemProps) {
  const t = useTexts(editorTexts).outline;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={classes.item}
      onClick={() => onGo(rule)}
    >
      <span className={classes.name}>{rule.name || t.noName}</span>
      {isFileTold && <span className={classes.file}>{rule.file.replace(/\.dslr$/, "")}</span>}
      {sentence !== undefined && <span className={classes.sentence}>{sentence}</span>}
    </div>
  );
}
