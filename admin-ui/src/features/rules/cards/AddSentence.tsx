import { Button, Combobox, Text, useCombobox } from "@mantine/core";
import { memo, useMemo, useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { PlusIcon } from "../../../shared/icons";
import { editLine, useEditing } from "../editor/context";
import { goTogether } from "../language/checks";
import { codesAsked } from "../language/codes";
import { addSentence, beginning, NO_EDIT } from "../language/edits";
import { IDENTITY, partOf, ruleAt, saidOf } from "../language/file";
import { valuesIn } from "../language/spoken";
import type { Part, Sentence, Subject } from "../language/vocabulary";
import { cardTexts } from "../texts/cards";
import classes from "./AddSentence.module.css";
import { searched } from "./palette";

interface AddSentenceProps {
  /** The line that opens the rule. */
  readonly to: number;
  /** Of the rule. */
  readonly name: string;
  readonly part: Part;
  /** Whether the rule is none without a sentence here. */
  readonly isWanted?: boolean;
}

/** The palette: every sentence of a part, grouped by meaning, found by its words. */
export const AddSentence = memo(function AddSentence({
  to,
  name,
  part,
  isWanted = false,
}: AddSentenceProps) {
  const t = useTexts(cardTexts).add;
  const { document, vocabulary, today } = useEditing();
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => {
      combobox.focusSearchInput();
      combobox.updateSelectedOptionIndex("active");
    },
  });
  const groups = useMemo(
    () =>
      searched(
        vocabulary.sentencesOf(part).filter(({ id }) => id !== IDENTITY),
        search,
        vocabulary,
      ),
    [vocabulary, part, search],
  );
  const settled = combobox.dropdownOpened ? settledBy(document, to) : [];
  const add = (id: string) => {
    const sentence = vocabulary.sentence(id);
    combobox.closeDropdown();
    if (sentence) {
      editLine(document, to, (file, at) => {
        const found = ruleAt(file, at);
        const given = new Map([
          ...(found && part === "then" ? codesAsked(file, found, sentence) : []),
          ...valuesIn(search, sentence, vocabulary),
        ]);
        const line = beginning(sentence, vocabulary, today, given);
        return found ? addSentence(file, found, part, line) : NO_EDIT;
      });
    }
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={add}
      // A page has dozens of palettes with a hundred sentences each.
      keepMounted={false}
      position="bottom-start"
      width={420}
      shadow="md"
      middlewares={{ flip: true, shift: true, size: true }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          variant={isWanted ? "light" : "subtle"}
          size={isWanted ? "sm" : "compact-sm"}
          className={classes.button ?? ""}
          aria-label={t.to(t[part], name)}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          leftSection={<PlusIcon aria-hidden size={15} />}
          onClick={() => combobox.toggleDropdown()}
        >
          {t[part]}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown ?? ""}>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              combobox.focusTarget();
            }
          }}
          placeholder={t.search}
          aria-label={t.search}
        />
        <Combobox.Options mah={340} className={classes.options ?? ""} aria-label={t[part]}>
          {groups.map(({ group, sentences }) => (
            <Combobox.Group key={group} label={group}>
              {sentences.map((sentence) => (
                <PaletteOption
                  key={sentence.id}
                  sentence={sentence}
                  inTheWay={settled.find(({ about }) => !goTogether(about, sentence.about))?.text}
                />
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && <Combobox.Empty>{t.none}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
});

function PaletteOption({
  sentence,
  inTheWay,
}: {
  readonly sentence: Sentence;
  /** A sentence of the rule that it cannot stand beside. */
  readonly inTheWay: string | undefined;
}) {
  const t = useTexts(cardTexts).add;
  return (
    <Combobox.Option value={sentence.id} disabled={inTheWay !== undefined}>
      <span className={classes.words}>
        {sentence.said.pieces.map((piece) =>
          piece.kind === "place" ? (
            <span key={piece.key} className={classes.place}>
              {sentence.parameters[piece.parameter]?.called}
            </span>
          ) : (
            <span key={piece.key}>{piece.kind === "words" ? piece.text : piece.several}</span>
          ),
        )}
      </span>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {inTheWay === undefined ? sentence.help : t.notHere(inTheWay)}
      </Text>
    </Combobox.Option>
  );
}

/** The sentences of a rule that say what it is about; none while everything still fits. */
function settledBy(
  document: ReturnType<typeof useEditing>["document"],
  opening: number,
): { readonly about: Subject; readonly text: string }[] {
  const { file, ids } = document.snapshot();
  const rule = ruleAt(file, ids.indexOf(opening));
  if (!rule) {
    return [];
  }
  const lines = [...partOf(rule, "when").lines, ...partOf(rule, "then").lines];
  const said = lines.flatMap((index) => {
    const line = file.lines[index];
    return line?.use ? [{ about: line.use.sentence.about, text: saidOf(line) }] : [];
  });
  return said.some(({ about }) => !["any", "happening"].includes(about)) ? said : [];
}
