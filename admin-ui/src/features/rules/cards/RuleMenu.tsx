import { ActionIcon, Menu } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { ChevronDownIcon, CopyIcon, MoreIcon } from "../../../shared/icons";
import { useMessages } from "../../../shared/undo/undo";
import { editLine, useEditing } from "../editor/context";
import { DeleteIcon, PauseIcon, ResumeIcon, TextIcon } from "../icons";
import {
  duplicateRule,
  type Edit,
  moveRule,
  NO_EDIT,
  removeRule,
  setPaused,
} from "../language/edits";
import { type Rule, type RuleFile, ruleAt } from "../language/file";
import { cardTexts } from "../texts/cards";
import classes from "./SentenceRow.module.css";
import type { RuleView } from "./views";

/** What can be done with a rule as a whole. */
export function RuleMenu({ rule }: { readonly rule: RuleView }) {
  const t = useTexts(cardTexts).rule;
  const [isUsed, setUsed] = useState(false);
  // Hundreds of menus would take a second to make, and nearly none of them is opened.
  return isUsed ? (
    <OpenMenu rule={rule} />
  ) : (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-haspopup="menu"
      aria-expanded={false}
      aria-label={t.actions(rule.name)}
      onClick={() => setUsed(true)}
    >
      <MoreIcon aria-hidden size={18} />
    </ActionIcon>
  );
}

function OpenMenu({ rule }: { readonly rule: RuleView }) {
  const t = useTexts(cardTexts).rule;
  const [isOpen, setOpen] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // It took the place of the button that had the focus, and gets it back when the menu closes.
    target.current?.focus();
    setOpen(true);
  }, []);
  const { document, vocabulary, names, showText } = useEditing();
  const messages = useMessages();
  const edit = (make: (file: RuleFile, found: Rule) => Edit) =>
    editLine(document, rule.id, (file, at) => {
      const found = ruleAt(file, at);
      return found ? make(file, found) : NO_EDIT;
    });
  const canPause = vocabulary.sentence("paused") !== undefined;
  return (
    <Menu position="bottom-end" shadow="md" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <ActionIcon ref={target} variant="subtle" color="gray" aria-label={t.actions(rule.name)}>
          <MoreIcon aria-hidden size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canPause && (
          <Menu.Item
            leftSection={
              rule.isPaused ? (
                <ResumeIcon aria-hidden size={16} />
              ) : (
                <PauseIcon aria-hidden size={16} />
              )
            }
            onClick={() => edit((file, found) => setPaused(file, found, !rule.isPaused))}
          >
            {rule.isPaused ? t.resume : t.pause}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<CopyIcon aria-hidden size={16} />}
          onClick={() => edit((file, found) => duplicateRule(file, found, names()))}
        >
          {t.duplicate}
        </Menu.Item>
        <Menu.Item
          leftSection={<ChevronDownIcon aria-hidden size={16} className={classes.up ?? ""} />}
          onClick={() => edit((file, found) => moveRule(file, found, -1))}
        >
          {t.up}
        </Menu.Item>
        <Menu.Item
          leftSection={<ChevronDownIcon aria-hidden size={16} />}
          onClick={() => edit((file, found) => moveRule(file, found, 1))}
        >
          {t.down}
        </Menu.Item>
        <Menu.Item
          leftSection={<TextIcon aria-hidden size={16} />}
          onClick={() => showText(rule.name)}
        >
          {t.asText}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<DeleteIcon aria-hidden size={16} />}
          onClick={() => {
            const before = document.snapshot();
            edit(removeRule);
            const after = document.snapshot();
            messages.undoable(t.removed(rule.name), async () => document.takeBack(before, after));
          }}
        >
          {t.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
